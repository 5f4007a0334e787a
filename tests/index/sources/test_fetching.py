"""Fetching: pages come within limits, redirects are followed and checked, and every failure is one clear line."""

import gzip
import socket
import threading
import time
import zlib
from ipaddress import ip_network

import pytest
from loopback import HERE, Drip, answer, page, serving

from index.errors import SourceError
from index.sources.fetching import Fetcher, FetchLimits
from index.sources.network import AddressPolicy
from index.sources.resolving import MOST_AT_ONCE

_ONLY_THIS = (ip_network("127.0.0.1/32"),)
"""The server's own address, and no other of this machine."""


def refusal(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(SourceError) as raised:
        fetcher(address)
    assert raised.value.source == address
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_page_comes_with_what_the_server_says_of_it() -> None:
    with serving({"/a": answer(page("Title", "Words."), content_type="text/html; charset=windows-1256")}) as server:
        content = server.fetcher()(server.address("/a"))
    assert b"Words." in content.data
    assert (content.media_type, content.charset) == ("text/html", "windows-1256")
    assert content.url == content.origin == server.address("/a")


def test_nothing_of_the_reader_goes_along() -> None:
    redirect = answer(status="302 Found", location="/b", set_cookie="id=7")
    with serving({"/a": redirect, "/b": answer(b"<p>b</p>", set_cookie="x=1")}) as server:
        fetcher = server.fetcher()
        fetcher(server.address("/a"))
        fetcher(server.address("/b"))
    sent = "".join(server.asked).lower()
    assert "cookie" not in sent
    assert "authorization" not in sent
    assert "referer" not in sent


def test_redirects_are_followed_to_the_last_address() -> None:
    answers = {f"/{n}": answer(status="301 Moved", location=f"/{n + 1}") for n in range(5)}
    with serving({**answers, "/5": answer(b"<p>here</p>")}) as server:
        assert server.fetcher()(server.address("/0")).origin == server.address("/5")
        assert "more than 4 times" in refusal(server.fetcher(FetchLimits(redirects=4)), server.address("/0"))


@pytest.mark.parametrize(
    ("location", "complaint"),
    [
        ("http://169.254.169.254/latest/meta-data/", "private network"),
        ("http://[::1]/", "private network"),
        ("http://2130706434:80/", "private network"),
        ("http://[::ffff:10.0.0.1]/", "private network"),
        ("file:///etc/passwd", "redirects to what is not read"),
        ("ftp://example.com/", "redirects to what is not read"),
        ("http://user:pass@127.0.0.1/", "redirects to what is not read"),
    ],
)
def test_redirects_are_checked_as_addresses_are(location: str, complaint: str) -> None:
    with serving({"/": answer(status="302 Found", location=location)}) as server:
        policy = AddressPolicy(also=_ONLY_THIS, resolve=lambda *_: [])
        assert complaint in refusal(Fetcher(policy), server.address())


def test_this_machine_is_not_reached_without_leave() -> None:
    with serving({"/": answer(b"<p>secret</p>")}) as server:
        assert "private network" in refusal(Fetcher(), server.address())
    assert server.asked == []


def test_a_name_is_resolved_once_and_connected_to_where_it_was_checked() -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["169.254.169.254"]

    with serving({"/": answer(b"<p>once</p>")}) as server:
        policy = AddressPolicy(also=_ONLY_THIS, resolve=rebinding)
        address = f"http://news.example:{server.port}/"
        assert b"once" in Fetcher(policy)(address).data
        assert asked == ["news.example"]
        assert f"host: news.example:{server.port}" in server.asked[0].lower()
        assert "private network" in refusal(Fetcher(policy), address)


def test_packed_answers_are_unpacked() -> None:
    body = page("Title", "Words.")
    bare = zlib.compressobj(wbits=-15)
    answers = {
        "/gzip": answer(gzip.compress(body), content_encoding="gzip"),
        "/zlib": answer(zlib.compress(body), content_encoding="deflate"),
        "/bare": answer(bare.compress(body) + bare.flush(), content_encoding="deflate"),
    }
    with serving(answers) as server:
        for path in answers:
            assert server.fetcher()(server.address(path)).data == body


def test_limits_hold() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    answers = {
        "/bomb": answer(bomb, content_encoding="gzip"),
        "/long": answer(b"x" * 2_000_001),
        "/says": answer(b"", content_length="99999999999"),
        "/chunks": b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        + (b"fffff\r\n" + b"x" * 0xFFFFF + b"\r\n") * 3,
    }
    limits = FetchLimits(bytes=2_000_000)
    with serving(answers) as server:
        for path in answers:
            assert "larger than 2 MB" in refusal(server.fetcher(limits), server.address(path)), path


@pytest.mark.parametrize("slow", [answer(b"x" * 100), b"HTTP/1.1 200 OK\r\nx-long: " + b"y" * 500])
def test_a_server_that_drips_gets_no_more_time_than_one_that_is_silent(slow: bytes) -> None:
    with serving({"/": Drip(slow, 0.02)}) as server:
        started = time.monotonic()
        assert "took longer" in refusal(server.fetcher(FetchLimits(seconds=0.6)), server.address())
        assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("reply", "complaint"),
    [
        (answer(b"gone", status="404 Not Found"), "404 (Not Found)"),
        (answer(b"", status="500 Internal Server Error"), "500"),
        (answer(b"", status="999 Odd"), "999"),
        (answer(b"", status="204 No Content"), "204"),
        (answer(b"", status="302 Found"), "302"),
        (answer(b"\x89PNG", content_type="image/png"), "image/png"),
        (answer(b"", content_type="video/mp4"), "video/mp4"),
        (answer(b"short", content_length="500"), "broke off"),
        (answer(b"x", content_encoding="br"), "packs its answer"),
        (answer(b"not gzip", content_encoding="gzip"), "broke off"),
        (answer(gzip.compress(b"x" * 5000)[:-12], content_encoding="gzip"), "broke off"),
        (b"SSH-2.0-OpenSSH\r\n", "broke off"),
        (b"", "broke off"),
        (b"HTTP/1.1 200 OK\r\n" + b"a: " + b"b" * 300_000, "broke off"),
    ],
)
def test_what_a_server_may_do_wrong(reply: bytes, complaint: str) -> None:
    with serving({"/": reply}) as server:
        assert complaint in refusal(server.fetcher(), server.address())


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert "can't be reached" in refusal(Fetcher(HERE), f"http://127.0.0.1:{port}/")


def test_an_unknown_name() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    assert "no server of the name" in refusal(Fetcher(AddressPolicy(resolve=unknown)), "http://nowhere.example/")


def test_names_that_hang_hold_nobody_beyond_the_deadline_and_no_more_threads_than_may_be() -> None:
    ended = threading.Event()

    def hanging(host: str, port: int) -> list[str]:
        ended.wait(60)
        return ["127.0.0.1"]

    policy = AddressPolicy(also=_ONLY_THIS, resolve=hanging)
    before = threading.active_count()
    started = time.monotonic()
    try:
        for number in range(MOST_AT_ONCE):
            name = f"slow{number}.example"
            complaint = refusal(Fetcher(policy, FetchLimits(seconds=0.05)), f"http://{name}/")
            assert f"can't be reached: looking up {name} took longer" in complaint
        for silence in (0.05, 60.0):
            limits = FetchLimits(seconds=0.05 if silence > 1 else 60.0, silence=silence)
            assert "too many other names" in refusal(Fetcher(policy, limits), "http://another.example/")
        assert threading.active_count() <= before + MOST_AT_ONCE
        assert time.monotonic() - started < 30
    finally:
        ended.set()
    with serving({"/": answer(b"<p>found</p>")}) as server:
        assert b"found" in Fetcher(policy)(f"http://news.example:{server.port}/").data


def test_threads_share_a_fetcher() -> None:
    with serving({f"/{n}": answer(f"<p>{n}</p>".encode()) for n in range(8)}) as server:
        fetcher = server.fetcher()
        got: dict[int, bytes] = {}
        threads = [
            threading.Thread(target=lambda n=n: got.update({n: fetcher(server.address(f"/{n}")).data}))
            for n in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert got == {n: f"<p>{n}</p>".encode() for n in range(8)}
