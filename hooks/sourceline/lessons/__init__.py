"""Lessons: for every code a text that is wrong, what the check says of it, and the same text put right.

Each file beside this one is named after a code and holds its cases. The tests hold the engine to them, and the guide shows
the first of each, so that what it teaches cannot drift from what the check does.

A case has `wrong` and `right`, fragments of an entry file, and `problems`, as the check writes them. It may have `path`, where
the file lies in the edition (`path_right`, where it belongs); `record`, the kind of authority record it is; `whole`, where
nothing has to be added to it to make an entry; `encoding` and `repeat`, how the wrong one is saved and how often its text is
repeated; and what lies beside it: `authorities` by kind and id, `others` with path and text, and `released`, what the last
release published.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
PATH = "2023/spring-sowing.yml"
"""Where a case's file lies in the edition unless it says otherwise."""

Case = Mapping[str, Any]


@cache
def lessons() -> dict[str, tuple[Case, ...]]:
    """Return the cases of every code, the one the guide shows first."""
    return {file.stem: tuple(_read(file)["cases"]) for file in sorted(FOLDER.glob("*.yml"))}


def _read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)  # by libyaml, because each build of the guide waits for them all
