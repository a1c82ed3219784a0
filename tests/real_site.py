"""The real site: built once per test run by the real site generator, and served to a real browser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def build(site: Path, *options: str, generator: str = "mkdocs", **settings: str) -> subprocess.CompletedProcess[str]:
    """Build the tree as it stands into a folder; settings are given without their prefix, in lower case."""
    given = {f"SOURCELINE_{name.upper()}": value for name, value in settings.items()}
    given.setdefault("SOURCELINE_CACHE", str(site.parent / "cache"))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCELINE_URL": "https://example.org/", **given}
    command = [str(BIN / generator), "build", "-f", str(ROOT / "mkdocs.yml"), "-d", str(site), *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on localhost and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
