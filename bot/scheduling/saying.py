"""What is said of a schedule: it goes in with a reader's texts, sentences come out."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.dates import readable_day
from bot.scheduling.schedule import Schedule, next_slot
from bot.scheduling.words import ScheduleError, weekday_name
from bot.scheduling.zones import zone_label
from bot.texts import Texts

# As people may type them in their language.
_DAILY = {"en": "/digest daily 20:00", "ar": "/digest يومي 20:00"}
_WEEKLY = {"en": "/digest weekly sunday 09:00", "ar": "/digest أسبوعي الأحد 09:00"}
_WITH_ZONE = {"en": "/digest daily 20:00 Cairo", "ar": "/digest يومي 20:00 القاهرة"}
_OFF = {"en": "/digest off", "ar": "/digest إيقاف"}
_ZONE = "Africa/Cairo"


def state(schedule: Schedule, now: datetime, texts: Texts) -> str:
    """When digests come, when the next one does, and how to stop them."""
    given = {"time": schedule.time, "zone": zone_label(schedule.zone, texts.language)}
    if schedule.weekday is None:
        when = texts.say("schedule-daily", **given)
    else:
        when = texts.say("schedule-weekly", day=weekday_name(schedule.weekday, texts.language), **given)
    date, time = local(next_slot(schedule, now), schedule.zone, texts)
    following = texts.say("schedule-next", date=date, time=time)
    return f"{when} {following}\n\n{texts.say('schedule-how-to-stop', off=_OFF[texts.language])}"


def nothing_scheduled(texts: Texts) -> str:
    """That no digests come, and how to have some."""
    return texts.say("schedule-none", daily=_DAILY[texts.language], weekly=_WEEKLY[texts.language])


def zone_question(texts: Texts) -> str:
    """Which zone is meant."""
    return texts.say("schedule-which-zone", example=_WITH_ZONE[texts.language])


def complaint(error: ScheduleError, texts: Texts) -> str:
    """What is missing in words that name no schedule."""
    if error.reason == "time":
        return texts.say("schedule-unknown-time", example=_DAILY[texts.language])
    if error.reason == "weekday":
        return texts.say("schedule-unknown-day", example=_WEEKLY[texts.language])
    if error.reason == "zone":
        return texts.say("schedule-unknown-zone", zone=_ZONE)
    return texts.say(
        "schedule-unknown", daily=_DAILY[texts.language], weekly=_WEEKLY[texts.language], off=_OFF[texts.language]
    )


def lateness(slot: datetime, zone: str, texts: Texts) -> str:
    """That a digest comes after its time."""
    date, time = local(slot, zone, texts)
    return texts.say("schedule-late", date=date, time=time)


def local(moment: datetime, zone: str, texts: Texts) -> tuple[str, str]:
    """The date and the time of a moment by the clocks of a zone, as readers write them."""
    there = moment.astimezone(ZoneInfo(zone))
    return readable_day(there.date(), texts.tag), f"{there:%H:%M}"
