"""The web: limits, addresses of every script, and failures in words."""

import pytest

from service import service
from sourceline.web import WebError, as_ascii, ask


def test_an_answer_has_status_headers_and_body() -> None:
    with service() as running:
        running.answers("/a", {"x": 1}, headers={"X-Name": "value"})
        answer = ask(f"{running.base}/a", {"q": "сев"})
        assert (answer.status, answer.headers["x-name"], answer.json()) == (200, "value", {"x": 1})
        assert running.asked[0].fields == {"q": "сев"}
        assert ask(f"{running.base}/none").status == 404
        assert ask(f"{running.base}/none").json() is None


def test_addresses_of_every_script_are_asked_as_http_wants_them() -> None:
    assert as_ascii("https://пример.испытание/новости?q=сев#x") == (
        "https://xn--e1afmkfd.xn--80akhbyknj4f/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?q=%D1%81%D0%B5%D0%B2"
    )
    assert as_ascii("https://example.org:8080/a%20b?x=1,2&y=%D0") == "https://example.org:8080/a%20b?x=1,2&y=%D0"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("file:///etc/passwd", "is not an address of the web"),
        ("ftp://example.org/", "is not an address of the web"),
        ("https://", "does not answer"),
        ("http://127.0.0.1:1/", "does not answer"),
        ("http://[::1/", "does not answer"),
        ("http://no-such-host.invalid/", "there is no such host"),
    ],
)
def test_failures_are_told_in_words(address: str, says: str) -> None:
    with pytest.raises(WebError, match=says):
        ask(address, timeout=2)


def test_what_is_too_large_is_not_read() -> None:
    with service() as running:
        running.answers("/", b"x" * 5000)
        with pytest.raises(WebError, match="larger than 4,000 bytes"):
            ask(f"{running.base}/", largest=4000)


def test_nobody_is_sent_from_the_web_to_a_file() -> None:
    with service() as running:
        running.answers("/", b"", status=302, headers={"Location": "file:///etc/passwd"})
        assert ask(f"{running.base}/").status == 302
