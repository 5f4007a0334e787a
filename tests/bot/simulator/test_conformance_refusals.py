"""What Telegram refuses, the simulator refuses in the same words, as python-telegram-bot's objects see it."""

import pytest
from refusals import REFUSALS, Refusal
from simulated_world import bot_on, world
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, InvalidToken

from bot.simulator.protocol.methods.table import METHODS


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda each: f"{each.method}: {each.rule}")
async def test_what_telegram_refuses_is_refused(refusal: Refusal) -> None:
    async with world() as here:
        with pytest.raises(refusal.error) as caught:
            await refusal.call(here)
        assert caught.type is refusal.error
        assert caught.value.message.lower() == refusal.answer.lower()
        # Methods' names are read in any case, and the call did arrive.
        assert here.simulator.calls.of(refusal.method.upper())


def test_every_method_that_can_refuse_has_a_row() -> None:
    never = "getMe logOut close deleteWebhook getWebhookInfo getMyDescription getMyShortDescription".lower().split()
    elsewhere = ["getupdates", "getchatmemberscount"]  # its conflicts, and an old name of a method that has a row
    assert {refusal.method.lower() for refusal in REFUSALS} == METHODS.keys() - {*never, *elsewhere}


async def test_a_group_that_became_a_supergroup_says_where_it_went() -> None:
    async with world() as here:
        new = here.simulator.membership.migrate(here.group, by=7)
        with pytest.raises(ChatMigrated) as caught:
            await here.bot.send_message(here.group, "x")
        assert caught.value.new_chat_id == new.id
        assert (await here.bot.send_message(new.id, "x")).chat.type == "supergroup"


async def test_an_unknown_method_is_not_found_and_a_wrong_token_unauthorized() -> None:
    async with world() as here:
        with pytest.raises(EndPointNotFound, match="'makeTea' not found"):
            await here.bot.do_api_request("makeTea")
        assert (await here.bot.do_api_request("GETME"))["id"] == here.bot.id
        with pytest.raises(InvalidToken, match="rejected by the server"):
            async with bot_on(here.simulator, "123456:another"):
                pass


async def test_a_text_that_is_no_utf8_is_refused() -> None:
    async with world() as here:
        with pytest.raises(BadRequest, match="Strings must be encoded in utf-8"):
            await here.bot.send_message(
                7, "x", link_preview_options=None, api_kwargs={"reply_markup": '{"a":"\\ud800"}'}
            )
