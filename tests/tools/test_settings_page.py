"""The page of settings: as the code and .env.example have them."""

from bot.settings import setting_names
from tools.settings_page import PAGE, page


def test_the_page_of_settings_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "'make pages' writes docs/settings.md anew"


def test_every_setting_has_a_row_and_an_explanation() -> None:
    made = page()
    for name in setting_names():
        assert made.count(f"| `{name}` |") == 1
        assert any(f"`{name}`" in line and ": " in line for line in made.splitlines() if not line.startswith("|"))
