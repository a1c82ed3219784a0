"""Sends Lighthouse on first visits to a page, with the phone it imitates by default, and reads its reports."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

_PROGRAM = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
# As in tests/browser.py: a container's root may have no sandbox, and the browser is not to call home.
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visit:
    """What one first visit showed: scores of 100, by category; why a score fell short, in its words; bytes on the wire."""

    scores: dict[str, int]
    losses: dict[str, Sequence[str]]
    transferred: int
    origins: frozenset[str]
    shift: float


class LighthouseFailedError(Exception):
    """Lighthouse gave no report; the text is what it printed instead."""


def median_visit(address: str, chromium: str, visits: int) -> Visit:
    """The visit with the middle score for performance, which depends on the machine's mood; raises LighthouseFailedError."""
    made = sorted((_visit(address, chromium) for _ in range(visits)), key=lambda visit: visit.scores["performance"])
    return made[(len(made) - 1) // 2]


def _visit(address: str, chromium: str) -> Visit:
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = " ".join((*_FLAGS, f"--user-data-dir={profile}"))
        options = ["--quiet", "--no-enable-error-reporting", "--output=json", f"--chrome-flags={flags}"]
        answer = subprocess.run(
            ["node", str(_PROGRAM), address, *options],
            env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    try:
        report = json.loads(answer.stdout)
    except ValueError:
        raise LighthouseFailedError(answer.stderr or answer.stdout) from None
    if failure := report.get("runtimeError"):
        raise LighthouseFailedError(failure["message"])
    return _read(report)


def _read(report: dict[str, Any]) -> Visit:
    audits, categories = report["audits"], report["categories"]
    requests = [each for each in audits["network-requests"]["details"]["items"] if not each["url"].startswith("data:")]
    return Visit(
        # A category none of whose audits could be made has no score.
        scores={name: round(100 * (category["score"] or 0)) for name, category in categories.items()},
        losses={name: _losses(category, audits) for name, category in categories.items()},
        transferred=sum(each["transferSize"] for each in requests),
        origins=frozenset("{0.scheme}://{0.netloc}".format(urlsplit(each["url"])) for each in requests),
        shift=audits["cumulative-layout-shift"]["numericValue"],
    )


def _losses(category: dict[str, Any], audits: dict[str, Any]) -> list[str]:
    """Every audit that counts towards a category and was not fully passed, with the first element it names."""
    counting = (audits[each["id"]] for each in category["auditRefs"] if each["weight"])
    return [_loss(audit) for audit in counting if audit["score"] is not None and audit["score"] < 1]


def _loss(audit: dict[str, Any]) -> str:
    items = audit.get("details", {}).get("items", ())
    element = next((each["node"]["snippet"] for each in items if "node" in each), "")
    return " ".join(part for part in (audit["title"], audit.get("displayValue", ""), element) if part)
