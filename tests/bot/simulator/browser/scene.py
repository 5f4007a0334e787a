"""A day in the demonstration's chats, with something of all that the page shows: for screenshots and for checks of the
whole page. Only the bot's part is played; people write in the page's own interface or through the simulator."""

from demo_world import Demo, messages_of
from playwright.async_api import Page, expect
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReactionTypeEmoji

from bot.simulator.world import FRIEND, YOU

ANSWER_EN = (
    "<i>Some of these quotes are in another language, in their original words.</i>\n\n"
    "\u200f①\n<blockquote>كما رحب جباروف باقتراح رئيسي بشأن تبادل القدرات العلمية الإيرانية وطالب بتعزيز التعاون "
    "بين البلدين في المنظمات الدولية.</blockquote>\n\n"
    "\u200e②\n<blockquote>The 2 presidents met in Tehran (19 September 2023).</blockquote>\n\n"
    '<b>Sources</b>\n\u200e①② <a href="https://example.org/a">\u2068رئيسي يؤكد على تسريع التنفيذ الكامل '
    "للاتفاقات\u2069</a> — \u2068العالم\u2069 — 19 September 2023, 01:58 UTC"
)
ANSWER_AR = (
    "\u200f① <i>من جانبه هنأ رئيس قيرغيزستان «صدر جباروف» إيران لعضويتها الكاملة في منظمة شنغهاي.</i>\n"
    "<blockquote expandable>وأشار إلى أن البلدين لديهما قدرات جيدة للغاية لتطوير العلاقات، وأعرب عن أسفه لعدم توسيع "
    "العلاقات الاقتصادية والتجارية بين طهران وبيشكك، وقال: من خلال استكمال الممر بين الصين وآسيا الوسطى وإيران، وكذلك "
    "تطوير أرضية الاتصالات السككية لدول آسيا الوسطى مع مناطق مثل بندرعباس في إيران (نحو 1,200 كم)، يمكن توسيع "
    "التبادلات التجارية والاقتصادية بين البلدين.</blockquote>\n\n"
    '<b>المصادر</b>\n\u200f① <a href="https://example.org/a">\u2068رئيسي يؤكد على تسريع التنفيذ\u2069</a> — '
    "\u2068العالم\u2069 — 19 سبتمبر 2023، 01:58 بتوقيت غرينتش"
)
KEYS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("المصدر كاملًا", callback_data="source"),
            InlineKeyboardButton("Context", callback_data="context"),
        ],
        [InlineKeyboardButton("العالم", url="https://example.org/a")],
    ]
)


async def play(demo: Demo, page: Page) -> None:
    """Let it happen, and wait until the page shows it."""
    people, bot = demo.simulator.people, demo.bot
    people.say(YOU.id, demo.private, "what did Japarov propose?")
    first = await bot.send_message(demo.private, ANSWER_EN, parse_mode="HTML")
    await first.set_reaction(ReactionTypeEmoji("👍"))
    people.say(YOU.id, demo.private, "ماذا اقترح جباروف؟")
    await bot.send_message(demo.private, ANSWER_AR, parse_mode="HTML", reply_markup=KEYS)
    people.send_file(YOU.id, demo.private, b"x" * 48_213, "مقال عن الممر.txt", caption="واقرأ هذا أيضًا")
    await bot.send_message_draft(demo.private, 1, "قرأتُ المقال، وفيه أن")

    asked = people.say(YOU.id, demo.group, "/ask@qawl_bot من التقى رئيسي في نيويورك؟")
    await bot.send_message(
        demo.group,
        "التقى الرئيس الكازاخي:\n<blockquote>التقى رئيسي نظيره الكازاخي توكاييف على هامش الجمعية العامة.</blockquote>",
        parse_mode="HTML",
        reply_to_message_id=asked["message_id"],
    )
    thanks = people.say(FRIEND.id, demo.group, "شكرًا! And the other one, Japarov?")
    people.say(FRIEND.id, demo.group, "متى كان ذلك؟ (بالتاريخ من فضلك)")
    people.react(YOU.id, demo.group, thanks["message_id"], ["🔥"])
    people.say(YOU.id, demo.group, "19 September, I think", reply_to=thanks["message_id"], quote="Japarov")
    await bot.send_chat_action(demo.group, "typing")

    people.post(demo.channel, "صباح الخير، هذا موجز اليوم:\n• طهران وبيشكك تتفقان على استكمال الممر\n• 3 اتفاقات جديدة")
    post = people.post(demo.channel, "Iran and Kazakhstan agree on trade. #Kazakhstan")
    people.react(FRIEND.id, demo.channel, post["message_id"], ["🎉"])
    await bot.send_message(
        demo.channel, "Code: <code>qawl ask</code> and <tg-spoiler>a secret</tg-spoiler>.", parse_mode="HTML"
    )
    for chat, count in ((demo.private, 5), (demo.group, 5), (demo.channel, 3)):
        await expect(messages_of(page, chat)).to_have_count(count)
