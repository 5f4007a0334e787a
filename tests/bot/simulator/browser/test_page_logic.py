"""What the page's modules compute, run in the browser on any input: texts with entities, directions, links, menus."""

from random import Random
from typing import Any

import pytest
from chromium import page_of
from demo_world import Demo
from playwright.async_api import Browser

pytestmark = pytest.mark.asyncio(loop_scope="session")

KINDS = ("bold", "italic", "spoiler", "code", "pre", "blockquote", "expandable_blockquote", "url", "text_link")
Case = tuple[str, list[dict[str, Any]]]

# Of each case: what of the text the lines hold, at which place, and of each unit the inline entities around it.
LAY_OUT = """async cases => {
  const { blocksOf, linesIn } = await import("/entities.js");
  const said = (run) => run.text ?? run.runs.map(said).join("");
  const around = (runs, outer) => runs.flatMap((run) => run.text !== undefined
    ? Array.from({ length: run.text.length }, () => outer) : around(run.runs, [...outer, run.entity.type]));
  return cases.map(([text, entities]) => {
    const lines = blocksOf(text, entities).flatMap(linesIn);
    return { lines: lines.map((line) => [line.begin, line.end, line.runs.map(said).join(""), line.dir]),
      around: lines.flatMap((line) => around(line.runs, []).map((kinds, index) => [line.begin + index, kinds])) };
  });
}"""


def cases(*kinds: str, seed: int) -> list[Case]:
    """Texts of all scripts and lines, with entities anywhere, also beyond the text and across each other."""
    chance = Random(seed)

    def entity() -> dict[str, Any]:
        return {"type": chance.choice(kinds), "offset": chance.randrange(26), "length": chance.randrange(26)}

    def case() -> Case:
        text = "".join(chance.choices("a ب\n🙂é1(؟\u200f", k=chance.randrange(24)))
        return text, [entity() for _ in range(chance.randrange(6))]

    return [case() for _ in range(1000)]


def units(text: str) -> list[str]:
    encoded = text.encode("utf-16-le", "surrogatepass")
    return [encoded[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(encoded), 2)]


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_character_is_shown_once_in_its_place(browser: Browser, demo: Demo, seed: int) -> None:
    made = cases(*KINDS, seed=seed)
    async with page_of(browser, demo.simulator) as page:
        laid_out = await page.evaluate(LAY_OUT, made)
    for (text, _), shown in zip(made, laid_out, strict=True):
        written = units(text)
        places = [place for begin, end, _, _ in shown["lines"] for place in range(begin, end)]
        assert places == sorted(set(places)), (text, shown)
        assert all(written[place] == "\n" for place in range(len(written)) if place not in set(places)), (text, shown)
        for begin, end, said, direction in shown["lines"]:
            assert units(said) == written[begin:end]
            assert "\n" not in said
            assert direction in {"ltr", "rtl"}


async def test_every_character_wears_the_styles_that_cover_it(browser: Browser, demo: Demo) -> None:
    made = cases("bold", "italic", "spoiler", seed=3)
    async with page_of(browser, demo.simulator) as page:
        laid_out = await page.evaluate(LAY_OUT, made)
    for (_, entities), shown in zip(made, laid_out, strict=True):
        for place, kinds in shown["around"]:
            covering = [e["type"] for e in entities if e["offset"] <= place < e["offset"] + e["length"]]
            assert sorted(kinds) == sorted(covering)


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("2023 شيء\nthing", [], ["rtl", "ltr"]),
        ("شيء\n(2023)\n\nthing\n①", [], ["rtl", "rtl", "rtl", "ltr", "ltr"]),
        ("① 12\nشيء", [], ["rtl", "rtl"]),
        ("\u200f① Reuters", [], ["rtl"]),
        ("\u200e① \u2068شيء\u2069", [], ["ltr"]),
        ("\u2068title\u2069 شيء", [], ["rtl"]),
        ("/help ثم اسأل", [{"type": "bot_command", "offset": 0, "length": 5}], ["rtl"]),
        ("/help", [{"type": "bot_command", "offset": 0, "length": 5}], ["ltr"]),
        ("12 (3)", [], ["ltr"]),
    ],
)
async def test_lines_run_the_way_their_words_do(
    browser: Browser, demo: Demo, text: str, entities: list[Any], expected: list[str]
) -> None:
    async with page_of(browser, demo.simulator) as page:
        (shown,) = await page.evaluate(LAY_OUT, [[text, entities]])
    assert [direction for _, _, _, direction in shown["lines"]] == expected


async def test_a_block_is_set_apart_without_empty_lines(browser: Browser, demo: Demo) -> None:
    quote = {"type": "blockquote", "offset": 2, "length": 1}
    made = [("a\nq\nb", [quote]), ("a\nq\n\nb", [quote]), ("a\nq", [quote]), ("a\nq\n", [quote])]
    async with page_of(browser, demo.simulator) as page:
        shown = await page.evaluate(LAY_OUT, made)
    said = [[text for _, _, text, _ in each["lines"]] for each in shown]
    assert said == [["a", "q", "b"], ["a", "q", "", "b"], ["a", "q"], ["a", "q"]]


async def test_only_addresses_that_run_nothing_are_followed(browser: Browser, demo: Demo) -> None:
    bad = [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc",
        "x:",
    ]
    good = {
        "https://example.org/ا": "https://example.org/%D8%A7",
        "example.org": "http://example.org/",
        "mailto:a@example.org": "mailto:a@example.org",
    }
    async with page_of(browser, demo.simulator) as page:
        harmless = "async all => { const { harmless } = await import('/richtext.js'); return all.map(harmless); }"
        assert await page.evaluate(harmless, list(good)) == list(good.values())
        followed = await page.evaluate(harmless, bad)
        assert not [each for each in followed if each is not None and not each.startswith("http://")]
        assert followed[0] is None


async def test_both_languages_say_the_same_things(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        kinds = """async () => {
          const shape = (value) => typeof value === "function" ? `function ${value.length}`
            : typeof value === "object" ? "one" in value ? "count" : Object.keys(value).join() : typeof value;
          const of = (texts) => Object.entries(texts.default).map(([key, value]) => `${key}: ${shape(value)}`);
          return [of(await import("/texts.en.js")), of(await import("/texts.ar.js"))];
        }"""
        english, arabic = await page.evaluate(kinds)
    assert english == arabic
    assert len(english) > 50


@pytest.mark.parametrize(
    ("number", "arabic"),
    [(1, "عضو واحد"), (2, "عضوان"), (3, "3 أعضاء"), (11, "11 عضوًا"), (100, "100 عضو"), (103, "103 أعضاء")],
)
async def test_arabic_nouns_follow_their_number(browser: Browser, demo: Demo, number: int, arabic: str) -> None:
    async with page_of(browser, demo.simulator) as page:
        count = """async number => (await import("/dates.js")).counted(
            "ar", (await import("/texts.ar.js")).default.members, number)"""
        assert await page.evaluate(count, number) == arabic


async def test_the_nearest_menu_of_commands_is_offered(browser: Browser, demo: Demo) -> None:
    def menu(name: str, scope: str, language: str = "", **more: int) -> dict[str, Any]:
        return {"scope": {"type": scope, **more}, "language_code": language, "commands": [{"command": name}]}

    menus = [
        menu("default", "default"),
        menu("arabic", "default", "ar"),
        menu("groups", "all_group_chats"),
        menu("leaders", "all_chat_administrators"),
        menu("member", "chat_member", chat_id=-5, user_id=8),
    ]
    group = {"id": -5, "type": "group", "members": [{"user": 7, "status": "creator"}, {"user": 8, "status": "member"}]}
    other = {**group, "id": -6}
    private = {"id": 7, "type": "private", "members": []}
    asked = [[private, 7, "en"], [private, 7, "ar"], [group, 7, "ar"], [group, 8, "en"], [other, 8, "en"]]
    async with page_of(browser, demo.simulator) as page:
        choose = """async ([menus, asked]) => {
          const { commandsFor } = await import("/menus.js");
          return asked.map((each) => commandsFor(menus, ...each).map(({ command }) => command).join());
        }"""
        chosen = await page.evaluate(choose, [menus, asked])
    assert chosen == ["default", "arabic", "leaders", "member", "groups"]
