"""What answers look like, example by example, and what holds for any answer at all."""

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from sample_answers import ARABIC_QUOTE, ENGLISH_QUOTE, answer, citation

from bot.simulator.formatting.html import parse_html
from bot.simulator.formatting.units import units
from bot.telegram.paging import MESSAGE_ENTITIES, MESSAGE_UNITS
from bot.telegram.rendering import render
from bot.texts import ARABIC, ENGLISH
from retrieval.records import Answer, Citation

LRM, RLM, FSI, PDI = "\u200e", "\u200f", "\u2068", "\u2069"
ALLOWED_TAGS = {"a", "b", "blockquote", "i"}


class Reader(HTMLParser):
    """Checks that tags are allowed and balanced, and keeps what a reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.quotes: list[str] = []
        self.links: list[str | None] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED_TAGS
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        assert tag not in self._open
        self._open.append(tag)
        self.links += [value for _, value in attrs]
        if tag == "blockquote":
            self.quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "blockquote" in self._open:
            self.quotes[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def read(message: str) -> Reader:
    reader = Reader()
    reader.feed(message)
    reader.close()
    assert not reader._open
    return reader


def test_an_answer_is_quotes_then_sources() -> None:
    cited = [
        citation(1),
        citation(2, "جملة أخرى.", document_id="d2", title="خبر", source=None, published=None, url=None),
        citation(3, "جملة ثالثة."),
    ]
    assert render(answer(citations=cited)) == [
        f"{RLM}①\n<blockquote>{ARABIC_QUOTE}</blockquote>\n\n"
        f"{RLM}②\n<blockquote>جملة أخرى.</blockquote>\n\n"
        f"{RLM}③\n<blockquote>جملة ثالثة.</blockquote>\n\n"
        "<b>المصادر</b>\n"
        f'{RLM}①③ <a href="https://example.org/a?x=1&amp;y=2">{FSI}رئيسي يؤكد على تسريع التنفيذ{PDI}</a>'
        f" — {FSI}العالم{PDI} — 19 سبتمبر 2023، 01:58 بتوقيت غرينتش\n"
        f"{RLM}② {FSI}خبر{PDI}"
    ]


def test_the_frame_is_in_the_questions_language_and_says_that_the_sources_are_not() -> None:
    (message,) = render(answer("What did Raisi say?", [citation()], language="en"))
    lines = message.split("\n")
    assert lines[0] == f"<i>{ENGLISH.other_language}</i>"
    assert f"{RLM}①" in lines
    assert "<b>Sources</b>" in lines
    assert lines[-1].startswith(f"{LRM}① <a ")
    assert lines[-1].endswith("19 September 2023, 01:58 UTC")
    (arabic,) = render(answer(citations=[citation(quote=ENGLISH_QUOTE, language="en")]))
    assert arabic.startswith(f"<i>{ARABIC.other_language}</i>\n\n{LRM}①\n<blockquote>")


def test_the_sentence_that_leads_to_a_quote_stands_above_it() -> None:
    (message,) = render(answer(citations=[citation(context="قال <رئيسي>.")]))
    assert message.startswith(f"{RLM}① <i>قال &lt;رئيسي&gt;.</i>\n<blockquote>{ARABIC_QUOTE}</blockquote>")


def test_a_refusal_shows_the_nearest_as_no_answer() -> None:
    nearest = [citation(1), citation(2, "ثانية."), citation(3, "ثالثة.")]
    (message,) = render(answer(nearest=nearest))
    assert message.startswith(f"{ARABIC.not_in_sources}\n\n<b>{ARABIC.nearest_heading}</b>\n\n<blockquote>")
    assert read(message).quotes == [ARABIC_QUOTE, "ثانية."]
    assert "①" not in message
    assert render(answer()) == [ARABIC.library_empty]


def test_markup_in_documents_is_shown_and_not_obeyed() -> None:
    (message,) = render(answer(citations=[citation(quote=ENGLISH_QUOTE, title="<b>&amp;", language="en")]))
    reader = read(message)
    assert reader.quotes == [ENGLISH_QUOTE]
    assert f"{FSI}<b>&amp;{PDI}" in reader.text


def test_only_web_addresses_become_links() -> None:
    for url in ("javascript:alert(1)", "tg://user?id=1", "https://", "http://[", "https://a b", 'x" onclick="y', ""):
        assert read(render(answer(citations=[citation(url=url)]))[0]).links == []
    (message,) = render(answer(citations=[citation(url="""http://e.org/"'<>&""")]))
    assert read(message).links == ["""http://e.org/"'<>&"""]


def test_direction_controls_in_titles_are_taken_out() -> None:
    (message,) = render(answer(citations=[citation(title=f"a\u202eb{PDI}c\n\td", url=None)]))
    assert f"{FSI}abc d{PDI} —" in message


def test_a_document_without_a_title_has_a_name() -> None:
    (message,) = render(answer(citations=[citation(title=" \u200f ", url=None)]))
    assert f"① {ARABIC.untitled} — " in message


def test_many_quotes_take_several_messages_and_none_is_cut() -> None:
    quotes = [f"{number} " + "كلمة " * 200 for number in range(1, 60)]
    cited = [citation(number, quote, document_id=str(number)) for number, quote in enumerate(quotes, 1)]
    messages = render(answer(citations=cited))
    assert len(messages) > 10
    assert [quote for message in messages for quote in read(message).quotes] == quotes
    assert "\u200f㊿ " in messages[-1]
    assert "\u200f(51) " in messages[-1]


def test_a_message_holds_no_more_entities_than_telegram_shows() -> None:
    cited = [citation(number, "x.", document_id=str(number), language="en") for number in range(1, 120)]
    for message in render(answer(citations=cited)):
        assert len(parse_html(message)[1]) <= MESSAGE_ENTITIES


texts = st.one_of(
    st.text(max_size=80),
    st.text(st.sampled_from("<>&\"'/;#ab سع\u202e\u2067\u2069\u200f😀🏳️\u0301\n"), max_size=40),
    st.sampled_from(["&amp;", "</blockquote>", "<a href='x'>", "<!--", "&#60;"]),
)
long_texts = st.builds(lambda text, times: (text * times)[:9000], texts, st.sampled_from([1, 1, 1, 3, 300]))
citations = st.builds(
    citation,
    number=st.integers(1, 60),
    quote=long_texts,
    document_id=st.sampled_from("abc"),
    title=long_texts,
    source=st.none() | texts,
    published=st.none() | st.datetimes(timezones=st.timezones()),
    url=st.none() | texts | texts.map(lambda text: f"https://example.org/{text}"),
    language=st.sampled_from(["ar", "en"]),
    context=st.none() | long_texts,
)
answers = st.builds(
    answer,
    citations=st.lists(citations, max_size=6),
    nearest=st.lists(citations, max_size=3),
    language=st.sampled_from(["ar", "en"]),
)


def shown_quotes(given_answer: Answer) -> tuple[Citation, ...]:
    return given_answer.citations or given_answer.nearest[:2]


@settings(max_examples=60, deadline=None)
@given(answers)
def test_any_answer_is_valid_markup_within_the_limits(given_answer: Answer) -> None:
    messages = render(given_answer)
    assert messages
    for message in messages:
        assert units(read(message).text) <= MESSAGE_UNITS
        assert len(parse_html(message)[1]) <= MESSAGE_ENTITIES


@settings(max_examples=60, deadline=None)
@given(answers)
def test_any_quote_is_shown_character_for_character(given_answer: Answer) -> None:
    shown = [quote for message in render(given_answer) for quote in read(message).quotes]
    expected = [citation.quote for citation in shown_quotes(given_answer)]
    assert "".join(shown) == "".join(expected)
    for quote in expected:
        assert not quote or quote in shown or units(quote) > MESSAGE_UNITS - 1000


def test_differing_figures_are_announced_above_the_quotes() -> None:
    one = answer("كم؟", [citation()])
    (shown,) = render(replace(one, sources_differ=True))
    assert shown.index(ARABIC.sources_differ) < shown.index("<blockquote>")
    assert ARABIC.sources_differ not in "".join(render(one))
