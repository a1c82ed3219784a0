"""The printer: a Chromium on this machine, which lays a document out on sheets and writes them as PDF."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from .files import RefusedError

NAMES = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 120
"""Seconds; a long entry takes three on a machine that has nothing else to do."""
_QUIET = (
    "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-first-run", "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip
"""It asks nobody for anything, and writes an outline; the structure, for those who cannot see the sheets, it writes unasked."""


def printed(document: str) -> bytes:
    """Return an HTML document as PDF; raises RefusedError where there is no printer, or it fails."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if not path:
        raise RefusedError("A PDF is laid out by Chromium, and there is none on the PATH. Install it, or take an EPUB.")
    sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()  # which it refuses to run in as root
    with TemporaryDirectory() as folder:
        source, made = Path(folder, "document.html"), Path(folder, "document.pdf")
        source.write_text(document, "utf-8")
        command = [path, *_QUIET, *sandbox, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}", source.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
        except subprocess.TimeoutExpired as late:
            raise RefusedError(f"Chromium had not laid the document out after {_PATIENCE} seconds.") from late
        if not made.exists():
            raise RefusedError(f"Chromium made no PDF: {done.stderr.decode(errors='replace').strip()[-300:]}")
        return made.read_bytes()
