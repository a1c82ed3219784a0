"""Redirects as hosts of static sites read them from `_redirects`; the same addresses have pages that send their readers on."""

from collections.abc import Mapping
from urllib.parse import urlsplit


def redirects(aliases: Mapping[str, str], address: str) -> str:
    """Write a line for each former id: its folder, where it leads, and the status; `address` is the site's own."""
    root = urlsplit(address).path or "/"
    return "".join(f"{root}entries/{old}/* {root}entries/{new}/:splat 301\n" for old, new in sorted(aliases.items()))
