"""The content security policy: what pages may load and run, told to browsers, and held against the pages themselves.

It follows the W3C's Content Security Policy Level 3. A page's own words never decide it: the only scripts it lists that
stand within pages are those of the theme's empty page, by their hashes.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

HEADERS, NGINX = "_headers", "_nginx.conf"
"""Files of the site that say the same to servers: in the form of Netlify and Cloudflare Pages, and in nginx's."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_INERT = re.compile(r"\stype=\"application/(?:ld\+)?json\"")
"""What browsers never run, and no policy speaks of."""
_ATTRIBUTE = re.compile(r"<[a-z][^<>]*?\s((?:on[a-z]+|style)\s*=[^<>]{0,60})", re.IGNORECASE)
_CHARSET = '<meta charset="utf-8">'

_BESIDE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
"""The other headers a server should send with every page."""


class UnlistedScriptError(Exception):
    """A page holds a script, or an attribute that runs or styles, which the policy does not list; browsers would refuse it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The hashes of the scripts that may stand within pages, sorted."""

    hashes: tuple[str, ...] = ()

    @classmethod
    def of(cls, pages: Iterable[str]) -> Self:
        """Return the policy that lists the scripts of these pages, which hold nothing but the theme's own."""
        return cls(tuple(sorted({_hash(script) for page in pages for script in _scripts(page)})))

    def __str__(self) -> str:
        # WebAssembly is the search's; icons of the theme's style sheet are addresses that hold their picture (`data:`).
        scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *(f"'{one}'" for one in self.hashes)])
        return (
            f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
        )

    def told(self, page: str) -> str:
        """Return a page that tells browsers the policy before anything else in it could be loaded or run."""
        return page.replace(_CHARSET, f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{self}">', 1)

    def check(self, page: str, name: str) -> None:
        """Raise UnlistedScriptError if a page, named so to whoever builds it, holds what the policy does not list."""
        amiss = [script for script in _scripts(page) if _hash(script) not in self.hashes] + _ATTRIBUTE.findall(page)
        if amiss:
            shown = " ".join(amiss[0].split())[:60]
            raise UnlistedScriptError(
                f"{name} holds a script or style within its text, which the content security policy does not list: "
                f"{shown!r}. Put it into a file of its own under docs/assets."
            )

    @property
    def headers(self) -> dict[str, str]:
        """The policy and the other headers as a server should send them."""
        return {"Content-Security-Policy": f"{self}; frame-ancestors 'none'", **_BESIDE}

    @property
    def files(self) -> dict[str, str]:
        """The same as files for servers, by their names."""
        rows = self.headers.items()
        return {
            HEADERS: "/*\n" + "".join(f"  {name}: {value}\n" for name, value in rows),
            NGINX: "".join(f'add_header {name} "{value}" always;\n' for name, value in rows),
        }


def check_body(body: str, name: str) -> None:
    """Raise UnlistedScriptError if what the engine sets into a shell holds a script; costs little where there is none."""
    if "<script" in body:
        for script in _scripts(body):
            raise UnlistedScriptError(f"{name} would hold a script: {' '.join(script.split())[:60]!r}.")


def _scripts(page: str) -> Iterator[str]:
    """Yield the scripts that stand within a page, as browsers hash them."""
    for attributes, script in _SCRIPT.findall(page):
        if not _SOURCE.search(attributes) and not _INERT.search(attributes):
            yield script


def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
