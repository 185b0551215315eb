"""Addresses are written one way, and private ones are known, however they are disguised."""

# ruff: noqa: E402  (the tests are skipped before imports that need the extra)

from __future__ import annotations

import pytest

for module in ("protego", "urllib3"):
    pytest.importorskip(module, reason=f"the extra `sources` is not installed: {module}")

from hypothesis import given
from hypothesis import strategies as st

from hrgraph.fetch.addresses import host_of, is_public, normalise, origin_of
from hrgraph.fetch.listing import addresses_in_file, entries_of


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        ("HTTP://Example.ORG", "", "http://example.org/"),
        ("https://example.org:443/a#top", "", "https://example.org/a"),
        ("http://example.org:8080/a?b=1&c=2", "", "http://example.org:8080/a?b=1&c=2"),
        (" https://example.org/a/../b ", "", "https://example.org/b"),
        ("/c", "https://example.org/a/b", "https://example.org/c"),
        ("//other.org/c", "https://example.org/a", "https://other.org/c"),
        ("https://example.org/é ü", "", "https://example.org/%C3%A9%20%C3%BC"),
        ("https://bücher.example/", "", "https://xn--bcher-kva.example/"),
        ("http://[2001:DB8::1]:80/", "", "http://[2001:db8::1]/"),
    ],
)
def test_normalise(address: str, base: str, expected: str) -> None:
    assert normalise(address, base) == expected


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("127.9.9.9", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds keep credentials
        ("100.64.0.1", False),  # shared by an operator's customers
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("::127.0.0.1", False),
        ("2002:7f00:1::", False),  # 6to4
        ("64:ff9b::10.0.0.1", False),  # NAT64
        ("64:ff9b::93.184.215.14", True),
    ],
)
def test_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@given(st.one_of(st.text(max_size=60), st.text("htps:/.@?#[]%ab1 \n", max_size=40).map("http://".__add__)))
def test_every_text_is_an_address_or_none(text: str) -> None:
    try:
        url = normalise(text)
    except ValueError as error:
        assert str(error).startswith("it ")
        return
    assert normalise(url) == url
    assert url.startswith(origin_of(url) + "/") and host_of(url) in url
    assert not set(" \n\r\t#") & set(url)


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"<urlset><url><loc>", b"<rss><item><link>", b"\x1f\x8b"])
)
def test_every_body_is_a_list_or_none(data: bytes, start: bytes) -> None:
    for entry in entries_of(start + data, "https://example.org/") or []:
        assert normalise(entry.url) == entry.url


@given(st.text(max_size=200))
def test_every_text_is_a_file_of_addresses(text: str) -> None:
    assert all(line.strip() == line and line for line in addresses_in_file(text))
