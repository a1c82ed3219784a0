"""The web as the commands ask it: one request, with a limit of time and of size, and its failures in plain words."""

import http.client
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

NAME = "sourceline (a tool for translators' editions)"
"""What the commands call themselves."""

_ALREADY_QUOTED = "/%:@!$&'()*+,;=~?"


class WebError(Exception):
    """An address that did not answer, in a sentence for the one who asked."""


class NowhereError(WebError):
    """An address of no host, which will not answer if it is asked again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status of HTTP, the headers by their names in lower case, the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """Return the value the body writes in JSON; None where it writes none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


def ask(
    address: str,
    fields: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    form: bool = False,
    timeout: float = 30,
    largest: int = 20_000_000,
) -> Answer:
    """Ask an http(s) address, with `fields` behind it, or as a form; a status of 400 and above is an answer too.

    Raises WebError where none comes, or one of more than `largest` bytes. Redirections are followed, to http and https only.
    """
    if not address.lower().startswith(("http://", "https://")):
        raise WebError(f"{address} is not an address of the web.")
    asked = urlencode(fields or {})
    named = {"User-Agent": NAME, "Accept-Encoding": "identity", **(headers or {})}
    try:
        url = as_ascii(address) + (f"?{asked}" if asked and not form else "")
        request = Request(url, asked.encode() if form else None, named)  # noqa: S310
        with _OPENER.open(request, timeout=timeout) as answer:
            body = answer.read(largest + 1)
            found = Answer(answer.status, _headers(answer.headers), body)
    except HTTPError as refused:
        return Answer(refused.code, _headers(refused.headers), refused.read(largest))
    except URLError as fault:
        kind = NowhereError if isinstance(fault.reason, socket.gaierror) else WebError
        raise kind(f"{address} does not answer: {_why(fault.reason)}.") from fault
    except (OSError, http.client.HTTPException, ValueError) as fault:
        raise WebError(f"{address} does not answer: {_why(fault)}.") from fault
    if len(found.body) > largest:
        raise WebError(f"{address} is larger than {largest:,} bytes.")
    return found


class _Redirections(HTTPRedirectHandler):
    """Redirections that do not carry an account's keys to another host."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following and following.host != req.host:
            following.remove_header("Authorization")
        return following


_OPENER = build_opener(_Redirections)


def as_ascii(address: str) -> str:
    """Write an address of any script as HTTP wants it: the host in Punycode, the rest percent-encoded."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode() + (f":{parts.port}" if parts.port else "")
    return urlunsplit((parts.scheme, host, quote(parts.path, _ALREADY_QUOTED), quote(parts.query, _ALREADY_QUOTED), ""))


def _headers(given: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in given.items()}


def _why(fault: Any) -> str:
    if isinstance(fault, TimeoutError | socket.timeout):
        return "it took too long"
    if isinstance(fault, socket.gaierror):
        return "there is no such host"
    return str(fault).strip(".") or type(fault).__name__
