"""Folders made and deleted, whatever stands in the way."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def make_folder(place: Path) -> None:
    """Make a folder that is one, whatever stood there."""
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        place.unlink()
    place.mkdir(parents=True, exist_ok=True)


def delete(place: Path) -> None:
    """Delete a file or a folder, and within it those nobody may write to; another build may be at it too."""
    if not place.is_dir() or place.is_symlink():
        place.unlink(missing_ok=True)
        return
    shutil.rmtree(place, ignore_errors=True)
    if place.exists():
        for folder, _, _ in os.walk(place):
            with suppress(OSError):
                os.chmod(folder, 0o700)
        shutil.rmtree(place, ignore_errors=True)
