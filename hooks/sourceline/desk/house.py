"""The house an edition is printed in: what the tree around the engine says of it, read without the site generator."""

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[3]
"""The folder of mkdocs.yml."""
STYLE = ROOT / "docs/assets/edition.css"
"""The site's style sheet."""


class _Reader(yaml.SafeLoader):
    """Reads what a site generator's settings say, and passes over what only it understands."""


_Reader.add_multi_constructor("", lambda reader, suffix, node: None)


def edition_name(settings: Path = ROOT / "mkdocs.yml") -> str:
    """Return the edition's name as the site's settings have it; the engine's where there are none."""
    try:
        told: Any = yaml.load(settings.read_bytes(), _Reader)  # noqa: S506 - a safe loader
    except (OSError, yaml.YAMLError):
        return "Sourceline"
    return str(told.get("site_name") or "Sourceline") if isinstance(told, dict) else "Sourceline"
