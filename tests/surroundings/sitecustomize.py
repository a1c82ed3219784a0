"""Read by every Python that finds this folder on its path: another day, and folders listed backwards, as the environment asks."""

import datetime
import os
import time
from collections.abc import Iterator
from typing import Any

DAYS = int(os.environ.get("SHIFTED_DAYS", "0"))

if DAYS:
    _now, _time = datetime.datetime.now, time.time

    class _Shifted(datetime.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return _now(tz) + datetime.timedelta(DAYS)

        @classmethod
        def utcnow(cls) -> Any:
            return _now(datetime.UTC).replace(tzinfo=None) + datetime.timedelta(DAYS)

    datetime.datetime = _Shifted  # type: ignore[misc]
    time.time = lambda: _time() + DAYS * 86400

if os.environ.get("BACKWARDS"):
    _listdir, _scandir = os.listdir, os.scandir

    class _Backwards:
        def __init__(self, *given: Any) -> None:
            with _scandir(*given) as entries:
                self._entries = iter(sorted(entries, key=lambda entry: str(entry.name), reverse=True))

        def __iter__(self) -> Iterator[Any]:
            return self._entries

        def __next__(self) -> Any:
            return next(self._entries)

        def __enter__(self) -> "_Backwards":
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

        def close(self) -> None:
            """Nothing is open."""

    os.listdir = lambda *given: sorted(_listdir(*given), key=str, reverse=True)  # type: ignore[assignment]
    os.scandir = _Backwards  # type: ignore[assignment]
