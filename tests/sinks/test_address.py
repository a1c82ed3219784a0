"""Addresses: what may be followed, and the host that is shown where words and address disagree."""

import pytest

from sourceline.markup import blocks
from sourceline.sinks import host_of, is_followable, undeclared


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org", "http://www.example.org:8080/a?b=c#d", "HTTPS://EXAMPLE.ORG/", "https://пример.рф/новость", "#s4",
        "mailto:desk@example.org", "https://web.archive.org/web/2023/https://example.org/a@b", "https://xn--e1afmkfd.xn--p1ai/",
        "https://my_host.example.org/(a)", "https://हिन्दी.example/",
    ],
)  # fmt: skip
def test_what_may_be_followed(address: str) -> None:
    assert is_followable(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "https://user:word@example.org/", "https://example.org\\.evil.example/", "https://exa mple.org/",
        "https://example.org%2f.evil.example/", "ftp://example.org/", "mailto:a@b@c", "mailto:a@example.org?bcc=all@example.org",
        "#", "#A b", "//example.org", "/entries/", "file:///etc/passwd", "https://[::1]/", "https://example.org:port/", "",
    ],
)  # fmt: skip
def test_what_may_not(address: str) -> None:
    assert not is_followable(address)


@pytest.mark.parametrize(
    ("words", "address", "host"),
    [
        ("the Gazette", "https://example.org/", ""),
        ("example.org", "https://example.org/a", ""),
        ("www.example.org/a", "https://example.org/a", ""),
        ("example.org", "https://news.example.org/", ""),
        ("news.example.org", "https://example.org/", "example.org"),
        ("https://bank.example/login", "https://evil.example/bank.example", "evil.example"),
        ("bank.example", "https://bank.example.evil.example/", "bank.example.evil.example"),
        ("bank.example", "https://evilbank.example/", "evilbank.example"),
        ("desk@example.org", "mailto:desk@evil.example", "evil.example"),
        ("пример.рф", "https://пример.рф/", ""),
        ("аррӏе.com", "https://аррӏе.com/", "xn--80ak6aa92e.com"),
        ("example.org", "#s1", ""),
    ],
)
def test_the_host_is_shown_where_words_name_another(words: str, address: str, host: str) -> None:
    assert undeclared(words, address) == host


def test_the_host_stands_behind_the_link_on_the_page() -> None:
    assert blocks("[**bank**.example](https://evil.example/)").endswith('</a> <span class="host">(evil.example)</span></p>\n')
    assert "evil" not in host_of("https://пример.рф/")
    assert "(xn--80ak6aa92e.com)" in blocks("<https://аррӏе.com>")
    assert 'class="host"' not in blocks("[the Gazette](https://example.org/)")
