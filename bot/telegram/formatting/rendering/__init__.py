"""What the bot's replies look like: records of retrieval and the `Texts` of a reader go in, pages of `RichText` that
Telegram can take come out. Pure functions: nothing here sends, and nothing here is parsed."""

from bot.telegram.formatting.rendering.added import Outcome, Problem, render_added
from bot.telegram.formatting.rendering.answers import render_answer, render_further, render_sources_of
from bot.telegram.formatting.rendering.cards import InlineCard, inline_card
from bot.telegram.formatting.rendering.context import render_context
from bot.telegram.formatting.rendering.digests import (
    SHOWN_AT_ONCE,
    SHOWN_ON_PAGES,
    cited_in,
    linked_in,
    quoted_in,
    render_digest,
)
from bot.telegram.formatting.rendering.listing import SOURCES_ON_A_PAGE, render_choice, render_sources

__all__ = [
    "SHOWN_AT_ONCE",
    "SHOWN_ON_PAGES",
    "SOURCES_ON_A_PAGE",
    "InlineCard",
    "Outcome",
    "Problem",
    "cited_in",
    "inline_card",
    "linked_in",
    "quoted_in",
    "render_added",
    "render_answer",
    "render_choice",
    "render_context",
    "render_digest",
    "render_further",
    "render_sources",
    "render_sources_of",
]
