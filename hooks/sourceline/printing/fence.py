"""The fence round a folder: links in it by which more would be published than what stands there."""

import os
from collections.abc import Iterator
from pathlib import Path


def leaving(folder: Path) -> Iterator[str]:
    """Yield a sentence for every symbolic link below a folder but those to files below it.

    A generator that follows links to folders may be led round in circles, once for each way there is.
    """
    top = Path(os.path.realpath(folder))
    for place, folders, files in os.walk(top):
        for name in sorted((*folders, *files)):
            link = Path(place, name)
            if link.is_symlink() and (why := _amiss(link, top)):
                yield f"{folder.name}/{link.relative_to(top).as_posix()} {why}"


def _amiss(link: Path, top: Path) -> str:
    target = Path(os.path.realpath(link))
    if not target.is_relative_to(top):
        return "is a link that leads out of the folder, so what stands elsewhere would be published; put a copy there instead."
    if not target.exists():
        return "is a link that leads nowhere."
    if target.is_dir():
        return "is a link to a folder, whose pages would stand at two addresses."
    return ""
