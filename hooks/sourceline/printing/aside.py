"""The site in the making: a folder aside, which takes the place of the site when it is whole."""

import os
import re
import secrets
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from .lock import Lock, held
from .swap import swap


@dataclass(slots=True)
class Aside:
    """A folder beside `site` that only this build may touch, as long as it lives."""

    site: Path
    folder: Path
    lock: Lock
    in_place: bool = False

    @classmethod
    def begin(cls, site: Path) -> Self:
        """Clear away what builds that were killed have left, and make a folder of one's own; raises OSError."""
        site = Path(os.path.realpath(site))
        site.parent.mkdir(parents=True, exist_ok=True)
        if site.exists() and not site.is_dir():
            raise NotADirectoryError(f"{site} is to be the folder of the site, and is none.")
        if os.path.ismount(site):
            raise IsADirectoryError(f"{site} is where a disk is mounted; build into a folder on it, which can be put in place.")
        with held(site.parent):
            _restore(site)
            for left in _asides(site):
                _clear_if_left(left)
            folder = site.parent / f".{site.name}.{secrets.token_hex(4)}.aside"
            folder.mkdir()
            lock = Lock(folder)
            lock.take()
        return cls(site, folder, lock)

    def take_place(self) -> None:
        """Put this folder where the site is; whoever asks for the site gets the old one or this, at any moment."""
        with held(self.site.parent):
            replacing = self.site.exists()
            if replacing:
                _keep_hidden(self.site, self.folder)
                _resemble(self.folder, self.site)
            with _undisturbed():
                if replacing:
                    swap(self.folder, self.site, _between(self.site))
                else:
                    os.rename(self.folder, self.site)
                self.in_place = True

    def clear(self) -> None:
        """Delete what stands aside: the old site by now, or one that was given up."""
        _clear(self.folder)
        self.lock.let_go()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put signals off for a moment, so that what is told of the site afterwards is true."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM, signal.SIGINT))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _asides(site: Path) -> Iterator[Path]:
    own = re.compile(rf"\.{re.escape(site.name)}\.[0-9a-f]{{8}}\.aside")
    yield from (path for path in site.parent.iterdir() if own.fullmatch(path.name))


def _clear_if_left(folder: Path) -> None:
    """Delete a folder that nobody holds; whoever put a site in place may be deleting the old one at this very moment."""
    try:
        lock = Lock(folder)
    except FileNotFoundError:
        return
    if lock.take():
        _clear(folder)
    lock.let_go()


def _between(site: Path) -> Path:
    return site.parent / f".{site.name}.between"


def _restore(site: Path) -> None:
    """Undo half a swap, where a build was killed between its two halves; only systems that cannot exchange have halves."""
    between = _between(site)
    if between.is_dir():
        if site.exists():
            _clear(between)
        else:
            os.rename(between, site)


def _keep_hidden(old: Path, new: Path) -> None:
    """Keep what begins with a dot, such as `.well-known`: the generator writes none, and has never deleted any."""
    for entry in old.iterdir():
        place = new / entry.name
        if not entry.name.startswith(".") or os.path.lexists(place):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, place, symlinks=True, copy_function=_link)
        else:
            _link(str(entry), str(place))


def _link(source: str, place: str) -> None:
    try:
        os.link(source, place, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, place, follow_symlinks=False)


def _resemble(new: Path, old: Path) -> None:
    """Give the new folder the rights of the old one, as far as may be, so that a server can go on reading it."""
    with suppress(OSError):
        shutil.copystat(old, new)
        kept = old.stat()
        if (kept.st_uid, kept.st_gid) != (new.stat().st_uid, new.stat().st_gid):
            os.chown(new, kept.st_uid, kept.st_gid)


def _clear(folder: Path) -> None:
    """Delete a folder, and within it those nobody may write to; another build may be at it too."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        for place, _, _ in os.walk(folder):
            with suppress(OSError):
                os.chmod(place, 0o700)
        shutil.rmtree(folder, ignore_errors=True)
