"""The sheets of the form: its page, what its script knows of the format, and the names it suggests."""

import json
from collections.abc import Iterator
from typing import Any

from ..authorities import Authorities
from ..digest import digest
from ..listings import Bench, Sheet
from ..typesetting import typeset
from .grounds import grounds
from .names import names

SUBMIT = ("Write an entry", "A form for an entry: in the browser, without an account, checked while you write.")
"""Title and description of the page."""

_FOLDER = "submit"


def submission_sheets(bench: Bench) -> Iterator[Sheet]:
    """Yield the page of the form and the two files its script fetches."""
    title, description = SUBMIT
    repository = bench.imprint.repository
    yield Sheet("submit", _FOLDER, "index.html", title, description, digest(repr(repository)), _page)
    # The rest of what these two show is in the engine's own digest.
    yield Sheet("bare", _FOLDER, "grounds.json", title, "", digest(repr(repository)), lambda: _written(grounds(repository)))
    records = digest(*sorted(f"{name}={state}" for name, state in bench.authorities.digests.items()))
    yield Sheet("bare", _FOLDER, "names.json", title, "", records, lambda: _names(bench.authorities))


def _page() -> str:
    title, description = SUBMIT
    return typeset("submit.html", title=title, description=description)


def _names(authorities: Authorities) -> str:
    return _written(names(authorities))


def _written(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
