"""The real site: built once per test run by the real site generator."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def build(
    site: Path, *options: str, generator: str = "mkdocs", config: str = str(ROOT / "mkdocs.yml"), **settings: str
) -> subprocess.CompletedProcess[str]:
    """Build the tree as it stands into a folder; settings are given without their prefix, in lower case."""
    given = {f"SOURCELINE_{name.upper()}": value for name, value in settings.items()}
    given.setdefault("SOURCELINE_CACHE", str(site.parent / "cache"))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCELINE_URL": "https://example.org/", **given}
    command = [str(BIN / generator), "build", "-f", config, "-d", str(site), *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
