"""What is in the way of a command is put aside before it runs, and deleted when nothing is measured any more.

A file system may give out a freed inode again only after minutes (ext4 waits five), and until then passes over each of them
whenever a file is made: deleting twenty thousand files made the next ones up to twenty times as dear, whoever made them.
"""

import shutil
from pathlib import Path

ROOM = 30_000_000_000
"""So many bytes are left free; with less room things are deleted at once."""


def put_aside(path: Path, aside: Path) -> None:
    """Move a folder, if it is there, into `aside` on the same disk."""
    if not path.exists():
        return
    if shutil.disk_usage(path).free < ROOM:
        shutil.rmtree(path)
        return
    aside.mkdir(parents=True, exist_ok=True)
    path.rename(aside / f"{len(list(aside.iterdir()))}")


def empty(aside: Path) -> None:
    """Delete all that was put aside."""
    shutil.rmtree(aside, ignore_errors=True)
