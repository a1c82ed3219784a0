"""Addresses that contributors write: which may be followed from a page, where they lead, and when their words say otherwise."""

import re
from functools import lru_cache

from markdown_it.common.normalize_url import normalizeLink

# The host as RFC 3986 and WHATWG's URL Standard agree on it, in any script: what user info, ports or signs could disguise is
# left out altogether, as is the backslash, which browsers read as a slash.
WEB = re.compile(r"https?://(?P<host>[^\s/?#@\\:%<>\"'`{}|^\[\](),;*&=+$!~]+)(:[0-9]{1,5})?([/?#][^\s\\]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@?#&/\\<>\"]+@(?P<host>[^\s@?#&/\\:%<>\"]+)", re.IGNORECASE)
_PLACE = re.compile(r"#[a-z][a-z0-9-]*")

# What readers take for the name of a host: words joined by dots, the last of them two letters or more.
_NAME = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}")


def is_followable(address: str) -> bool:
    """Whether an address leads to the web, a mailbox or a place on the page, and to nothing in disguise."""
    return any(pattern.fullmatch(address) for pattern in (WEB, _MAIL, _PLACE))


def host_of(address: str) -> str:
    """Return the host an address leads to, in letters, digits and hyphens; empty for a place on the page, or for none."""
    found = WEB.fullmatch(address) or _MAIL.fullmatch(address)
    return _plainly(found["host"]) if found else ""


def undeclared(words: str, address: str) -> str:
    """Return the host an address leads to, if its words name another one or write it in letters that may deceive."""
    host = host_of(address)
    if not host:
        return ""
    for name in _NAME.findall(words):
        named = _plainly(name)
        # Letters of another script under a Latin ending: `аррӏе.com` is no apple.
        deceives = not name.isascii() and name.rpartition(".")[2].isascii()
        if deceives or not (host == named or host.endswith(f".{named}")):
            return host
    return ""


@lru_cache(maxsize=1024)
def _plainly(host: str) -> str:
    written = normalizeLink(f"http://{host.lower()}").removeprefix("http://")
    return written.removesuffix(".").removeprefix("www.")
