"""The Wayback Machine: whether it has a copy of a page, and having it make one.

Its availability interface tells the capture nearest to a day; Save Page Now takes an address, gives a job and, asked for its
status, the capture that came of it. Both answer in JSON. Who makes captures must name an account's keys.
"""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .web import Answer, NowhereError, WebError, ask

SITE = "https://web.archive.org"
LOOKUP = "https://archive.org/wayback/available"
KEYS_AT = "https://archive.org/account/s3.php"

_DELAYS = (5.0, 20.0, 60.0)
"""Seconds to wait before each further try."""
_LONGEST = 300.0
"""The most a service may ask to be left alone, in seconds, before it is given up."""
_TIMESTAMP = re.compile(r"[0-9]{14}")


class ArchiveError(Exception):
    """Why there is no copy, in a sentence."""


class ClosedError(ArchiveError):
    """Why there will be no copy of any further page either."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A copy of a page: its address, and the day it was made as 2023-03-28."""

    url: str
    day: str


@dataclass(slots=True)
class Wayback:
    """A polite client: one request at a time, `pause` seconds between two look-ups and `save_pause` between two captures.

    `keys` are an account's, `access:secret`; without them nothing can be saved.
    """

    site: str = SITE
    lookup: str = LOOKUP
    keys: str = ""
    pause: float = 1.0
    save_pause: float = 6.0
    patience: float = 240.0
    """Seconds until a capture is given up."""
    sleep: Callable[[float], None] = field(default_factory=lambda: time.sleep)
    clock: Callable[[], float] = time.monotonic
    _last: dict[str, float] = field(default_factory=dict)

    @classmethod
    def at(cls, service: str, keys: str) -> "Wayback":
        """Return a client of the Wayback Machine, or of another service with the same interfaces at an address."""
        base = service.rstrip("/")
        return cls(base, f"{base}/wayback/available", keys) if base else cls(keys=keys)

    def copy_of(self, address: str, day: str = "") -> Capture | None:
        """Return the capture nearest to a day (2023-03-28; a year or month will do), none made before it; None if there is none.

        Raises ArchiveError where the service does not answer.
        """
        stamp = day.replace("-", "")
        fields = {"url": address, **({"timestamp": stamp} if stamp else {})}
        self._wait("lookup", self.pause)
        found = self._asked(self.lookup, fields).json()
        nearest = _within(found, "archived_snapshots", "closest")
        made = str(_within(nearest, "timestamp") or "")
        if not _within(nearest, "available") or str(_within(nearest, "status") or "200") != "200":
            return None
        return self._capture(made, address) if _TIMESTAMP.fullmatch(made) and made[: len(stamp)] >= stamp else None

    def save(self, address: str) -> Capture:
        """Have a capture made, and wait for it. Raises ArchiveError; ClosedError where no other can be made either."""
        self._wait("save", self.save_pause)
        headers = {"Accept": "application/json", **({"Authorization": f"LOW {self.keys}"} if self.keys else {})}
        answer = self._asked(f"{self.site}/save", {"url": address, "skip_first_archive": "1"}, headers, form=True)
        if answer.status in (401, 403):
            raise ClosedError(
                f"{self.site} saves pages only for accounts it knows; put your keys into SOURCELINE_WAYBACK_KEYS ({KEYS_AT})."
            )
        job = _within(answer.json(), "job_id")
        if not isinstance(job, str) or not re.fullmatch(r"[A-Za-z0-9-]{1,100}", job):
            raise ArchiveError(_said(answer) or f"{self.site} did not take the page (status {answer.status}).")
        return self._awaited(job, address, headers)

    def _awaited(self, job: str, address: str, headers: Mapping[str, str]) -> Capture:
        start = self.clock()
        while self.clock() - start < self.patience:
            self.sleep(self.save_pause)
            answer = self._asked(f"{self.site}/save/status/{job}", {}, headers)
            status, made = _within(answer.json(), "status"), str(_within(answer.json(), "timestamp") or "")
            if status == "success" and _TIMESTAMP.fullmatch(made):
                return self._capture(made, address)
            if status not in ("pending", "success"):
                raise ArchiveError(_said(answer) or f"{self.site} could not save the page.")
        raise ArchiveError(f"{self.site} is still at work on the page after {self.patience:.0f} seconds; ask again later.")

    def _capture(self, made: str, address: str) -> Capture:
        return Capture(f"{self.site}/web/{made}/{address}", f"{made[:4]}-{made[4:6]}-{made[6:8]}")

    def _wait(self, what: str, pause: float) -> None:
        """Keep a distance from the last request of the kind."""
        if what in self._last and (left := self._last[what] + pause - self.clock()) > 0:
            self.sleep(left)
        self._last[what] = self.clock()

    def _asked(
        self, address: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None, form: bool = False
    ) -> Answer:
        """Ask until there is an answer that is not the service's own trouble."""
        for delay in (*_DELAYS, None):
            try:
                answer = ask(address, fields, headers, form=form)
            except WebError as fault:
                trouble, wait = str(fault), None if isinstance(fault, NowhereError) else delay
            else:
                if answer.status != 429 and answer.status < 500:
                    return answer
                trouble = f"{address} answers with status {answer.status}."
                wait = _asked_to_wait(answer, delay)
            if delay is None or wait is None or wait > _LONGEST:
                break
            self.sleep(wait)
        raise ArchiveError(trouble)


def _asked_to_wait(answer: Answer, delay: float | None) -> float | None:
    told = answer.headers.get("retry-after", "")
    return max(float(told), delay or 0.0) if told.isdecimal() else delay


def _within(value: object, *keys: str) -> object:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _said(answer: Answer) -> str:
    """Return what the service says of its refusal, on one line."""
    message = _within(answer.json(), "message")
    return f"The service says: “{' '.join(message.split())[:200]}”" if isinstance(message, str) else ""
