"""Addresses: one form for one page, and none but public machines are connected to."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.sources.addresses import canonical, checked_address, link, literal_address, same_site
from index.sources.locate import locate
from index.sources.network import AddressPolicy, ForbiddenAddressError, is_public

SECONDS = 10.0  # to look a name up in


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTP://Example.COM", "http://example.com/"),
        ("https://example.com:443/a#part", "https://example.com/a"),
        ("http://example.com:8080/a?b=1", "http://example.com:8080/a?b=1"),
        ("https://example.com/a?utm_source=x&id=7&fbclid=y", "https://example.com/a?id=7"),
        ("https://example.com/خبر", "https://example.com/%D8%AE%D8%A8%D8%B1"),
        ("https://موقع.example/", "https://xn--4gbrim.example/"),
        ("http://example.com./a%20b", "http://example.com/a%20b"),
    ],
)
def test_one_page_has_one_form(written: str, meant: str) -> None:
    assert checked_address(written) == meant
    assert checked_address(meant) == meant


@pytest.mark.parametrize(
    "written",
    [
        "ftp://example.com/", "javascript:alert(1)", "//example.com", "http://", "http:///a", "http://user:pass@example.com/",
        "http://exa mple.com/", "http://example.com\\@evil.example/", "http://example.com/\u202egpj", "http://[::1",
        "http://example.com:99999/", "http://example.com/" + "a" * 3000, "http://\u0000.com/",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_in_one_line(written: str) -> None:
    with pytest.raises(SourceError) as raised:
        checked_address(written)
    assert "\n" not in str(raised.value)
    assert canonical(written) is None


@given(st.text(max_size=60))
def test_any_text_makes_an_address_or_none(text: str) -> None:
    for written in (text, f"http://{text}", f"https://example.com/{text}"):
        once = canonical(written)
        assert once is None or canonical(once) == once


@pytest.mark.parametrize("longest", ["a" * 1980, "خ" * 330])
def test_an_address_is_as_long_as_every_database_can_index(longest: str) -> None:
    """Escaped letters outside ASCII have six characters each."""
    assert len(checked_address(f"http://example.com/{longest}")) <= 2000
    for written in (f"http://example.com/{longest}خخخخ", f"http://example.com/{longest}{'b' * 40}"):
        with pytest.raises(SourceError, match="longer than 2000 characters") as raised:
            checked_address(written)
        assert len(str(raised.value)) < 200
        assert list(map(str, locate(written))) == [str(raised.value)]


def test_links_are_made_whole_and_scripts_are_no_links() -> None:
    assert link("/a", "https://example.com/b/") == "https://example.com/a"
    assert link("javascript:alert(1)") is None
    assert link(7) is None


def test_a_site_is_one_with_and_without_www() -> None:
    assert same_site("https://www.example.com/a", "http://example.com/b")
    assert not same_site("https://example.com/a", "https://example.com.evil.example/a")


_NOT_PUBLIC = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255
192.0.0.1 192.0.2.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
168.63.129.16 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1
64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1:: 2002:a9fe:a9fe:: 2001:0:0:0:0:0:7f00:1 2001:db8::1 fc00::1
fd00:ec2::254 fe80::1 fec0::1 ff02::1 fe80::1%eth0
""".split()
_PUBLIC = "1.1.1.1 8.8.8.8 93.184.216.34 2606:4700:4700::1111 64:ff9b::808:808 ::ffff:8.8.8.8 2002:808:808::".split()


@pytest.mark.parametrize("written", _NOT_PUBLIC)
def test_addresses_that_are_not_anybodys_to_reach(written: str) -> None:
    assert not is_public(ip_address(written))
    with pytest.raises(ForbiddenAddressError):
        AddressPolicy(resolve=lambda *_: [written]).addresses("news.example", 443, SECONDS)


@pytest.mark.parametrize("written", _PUBLIC)
def test_public_addresses(written: str) -> None:
    assert is_public(ip_address(written))
    assert AddressPolicy(resolve=lambda *_: [written]).addresses("news.example", 443, SECONDS) == [ip_address(written)]


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "127.1", "127.0.1", "017700000001", "127.0.0.1.", "[::1]"],
)
def test_every_notation_of_this_machine_is_seen_through(host: str) -> None:
    found = literal_address(host)
    assert found is not None
    assert found.is_loopback
    with pytest.raises(ForbiddenAddressError, match="private"):
        AddressPolicy().addresses(host, 80, SECONDS)


@pytest.mark.parametrize("host", ["256.1.1.1", "1.2.3.4.5", "0x", "09.1.1.1", "1.2.3.256", "4294967296"])
def test_numbers_that_are_no_address(host: str) -> None:
    if host != "0x":
        with pytest.raises(ForbiddenAddressError):
            AddressPolicy().addresses(host, 80, SECONDS)


def test_names_are_no_addresses() -> None:
    assert literal_address("example.com") is None
    assert literal_address("1.example") is None


def test_one_private_address_behind_a_name_is_enough_to_refuse_it() -> None:
    with pytest.raises(ForbiddenAddressError):
        AddressPolicy(resolve=lambda *_: ["93.184.216.34", "10.0.0.1"]).addresses("news.example", 443, SECONDS)


def test_ports_that_pages_are_not_served_at() -> None:
    for port in (22, 25, 6379, 5432):
        with pytest.raises(ForbiddenAddressError, match="port"):
            AddressPolicy(resolve=lambda *_: ["93.184.216.34"]).addresses("news.example", port, SECONDS)
