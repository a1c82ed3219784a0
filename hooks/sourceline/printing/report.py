"""The report of a run: what was printed, what was kept, what is wrong, how long each stage took."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..problem import Problem
from .tally import Totals


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: addresses of all pages, of those printed and removed, errors, how much advice, seconds by stage."""

    pages: tuple[str, ...]
    printed: tuple[str, ...]
    removed: tuple[str, ...]
    errors: tuple[Problem, ...]
    advice: int
    seconds: Mapping[str, float]
    rest: "Callable[[], Report | None] | None" = None
    """What was put off, which may have a report of its own."""
    totals: Totals | None = None

    @property
    def kept(self) -> int:
        """How many pages were left as they were."""
        return len(self.pages) - len(self.printed)

    def __str__(self) -> str:
        stages = ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in self.seconds.items())
        if self.totals is None:
            return f"{len(self.printed)} pages of entries printed; {len(self.errors)} errors in them; {stages}"
        return (
            f"{self.totals}: {len(self.printed)} pages printed, {self.kept} kept, {len(self.removed)} removed; "
            f"{len(self.errors)} errors, {self.advice} pieces of advice; {stages}"
        )


class Watch:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def note(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now
