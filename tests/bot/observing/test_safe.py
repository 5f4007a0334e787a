"""What is left of records and errors when they are to be written."""

import json
import logging
import sys
import threading
import warnings
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.observing.logs import FIELDS, Form, Level, log_what_python_prints, set_up_logs
from bot.observing.safe import Secrets, described, message_of, traceback_of, without_quotes
from index.errors import LibraryError, SourceError

WORDS = "what people wrote"


def record(message: object, *arguments: object, name: str = "bot.telegram.answering.asking") -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, arguments, None)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError(WORDS), "ValueError"),
        (KeyError(WORDS), "KeyError"),
        (SourceError("/a/b", WORDS), "SourceError"),
        (LibraryError("the disk\nis full"), "LibraryError: the disk is full"),
        (FileNotFoundError(2, "No such file", "/home/somebody"), "FileNotFoundError: No such file"),
        (LibraryError(f'no search: syntax error near "{WORDS}"'), "LibraryError: no search: syntax error near …"),
        (InvalidToken("the token `1:x` was rejected"), "InvalidToken"),
        (BadRequest("Message can't be edited, it isn't there"), "BadRequest: Message can't be edited, it isn't there"),
        (BadRequest(f'URL "{WORDS}" is invalid'), "BadRequest: URL …"),
        (NetworkError(f"Parsing the server response b'{WORDS}' failed"), "NetworkError: Parsing the server response …"),
        (NetworkError("no way to https://example.org/a?b"), "NetworkError: no way to …"),
    ],
)  # fmt: skip
def test_an_error_says_what_can_hold_nothing_private(error: BaseException, said: str) -> None:
    assert described(error) == said


@pytest.mark.parametrize(
    "build", [lambda words: f"it says '{words}'", lambda words: f'it says "{words}"', lambda words: f"b'{words}'"]
)
@given(words=st.text(min_size=1))
def test_what_is_quoted_goes_whatever_it_holds(build: object, words: str) -> None:
    assert callable(build)
    assert without_quotes(build(words)) in {"it says …", "…"}


def test_our_own_messages_stay_with_errors_described() -> None:
    assert message_of(record("Update %d waits: %s", 7, LibraryError("full"))) == "Update 7 waits: LibraryError: full"
    assert message_of(record("Update %d waits: %s", 7, ValueError(WORDS))) == "Update 7 waits: ValueError"
    assert message_of(record("%(what)s\nhappened", {"what": "it"})) == "it happened"


def test_of_other_peoples_messages_the_fixed_part_and_numbers_stay() -> None:
    others = "telegram.request"
    assert message_of(record('no JSON: "%s"', WORDS, name=others)) == "no JSON: …"
    assert message_of(record("%s is slow by %d", WORDS, 3, name=others)) == "… is slow by 3"
    assert message_of(record("it failed\n%s", WORDS, name=others)) == "it failed"
    assert message_of(record("it failed: %s", ValueError(WORDS), name=others)) == "it failed: ValueError"


def test_arguments_that_fit_no_template_break_nothing() -> None:
    assert message_of(record("%d of them", "x")) == "%d of them"


def test_a_traceback_says_where_and_nothing_that_somebody_wrote() -> None:
    def fail() -> None:
        try:
            int(WORDS)
        except ValueError as error:
            raise LibraryError("the disk is full") from error

    with pytest.raises(LibraryError) as raised:
        fail()
    traced = traceback_of(raised.value)
    assert WORDS not in traced
    assert traced.index("ValueError") < traced.index("Which led to") < traced.index("LibraryError: the disk is full")
    assert "in fail" in traced


def test_a_circle_of_causes_comes_to_an_end() -> None:
    one, other = ValueError(WORDS), ValueError(WORDS)
    one.__context__, other.__context__ = other, one
    assert traceback_of(one).count("Traceback") == 2


def test_secrets_are_hidden_wherever_they_stand() -> None:
    secrets = Secrets(["123456:ABC-secret", "p:w", ""])
    assert secrets.hide("GET /bot123456:ABC-secret/getMe") == "GET /bot…/getMe"
    assert secrets.hide("also 98765:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw") == "also …"
    assert secrets.hide("at 12:30, up:well") == "at 12:30, up:well"


TOKEN = "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ-bcdefgh_"


@pytest.mark.parametrize(
    "said",
    [
        f"no such route /bot{TOKEN.lower()}/getme",
        f"no such route /bot{TOKEN.upper()}/getme",
        f"no such route /bot{quote(TOKEN)}/getMe",
        f"no such route /bot{quote(TOKEN, safe='').lower()}/getme",
        f"no such route /bot{quote(quote(TOKEN))}/getMe",
        f"no such route /bot{''.join(f'%{ord(each):02X}' for each in TOKEN)}/getMe",
        f"who is {TOKEN.partition(':')[2]}",
        f"who is {TOKEN.partition(':')[2].lower()}",
    ],
)
def test_a_token_is_hidden_in_whatever_form_a_server_repeats_it(said: str) -> None:
    hidden = Secrets([TOKEN]).hide(said)
    assert "bcdefgh" not in unquote(unquote(hidden)).lower()
    assert hidden in {"no such route /bot…/getme", "no such route /bot…/getMe", "who is …"}


@pytest.mark.parametrize("colon", [":", "%3A", "%3a", "%253A"])
def test_the_token_of_another_bot_is_hidden_behind_the_word_bot_too(colon: str) -> None:
    said = f"no such route /bot98765{colon}aahdqtcvch1vgwjxfseofsas0k5paldsaw/getme"
    assert Secrets().hide(said) == "no such route /bot…/getme"


@given(secret=st.text(min_size=4))
def test_no_secret_is_left_encoded_or_not(secret: str) -> None:
    for said in (secret, quote(secret, safe="", errors="surrogatepass"), quote(quote(secret, errors="surrogatepass"))):
        assert Secrets([secret]).hide(said) == "…"


@pytest.mark.parametrize("form", Form)
def test_a_line_holds_level_logger_message_and_figures(form: Form, capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before = root.level
    handler = set_up_logs(Level.INFO, form, ["a secret word"])
    try:
        logging.getLogger("bot.x").info("Done\nwith a secret word", extra={FIELDS: {"ms": 3, "kind": "message"}})
        logging.getLogger("bot.x").debug("too little")
        logging.getLogger("somebody.else").info("too little")
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
        logging.getLogger("bot").setLevel(logging.NOTSET)
    (line,) = capsys.readouterr().err.splitlines()
    if form is Form.JSON:
        written = json.loads(line)
        assert written.pop("timestamp").endswith("Z")
        assert written == {"level": "info", "logger": "bot.x", "event": "Done with …", "ms": 3, "kind": "message"}
    else:
        assert line.split(" ", 1)[1] == 'INFO bot.x: Done with … [ms=3 kind="message"]'


def test_what_python_itself_would_print_is_logged_instead(caplog: pytest.LogCaptureFixture) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
    log_what_python_prints()
    try:
        error = ValueError(WORDS)
        sys.excepthook(ValueError, error, None)
        threading.excepthook(threading.ExceptHookArgs((ValueError, error, None, None)))
        with caplog.at_level(logging.DEBUG, "bot"):
            warnings.showwarning(UserWarning(WORDS), UserWarning, "somewhere.py", 7)
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = before
    assert [message_of(each) for each in caplog.records] == [
        "The program ends by an error: ValueError",
        "A thread ends by an error: ValueError",
        "UserWarning at somewhere.py:7",
    ]
