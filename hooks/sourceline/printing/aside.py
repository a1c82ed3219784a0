"""The site in the making: a folder aside, which takes the place of the site when it is whole."""

import os
import re
import secrets
import shutil
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from .folders import delete, make_folder
from .lock import Lock, held
from .swap import swap


@dataclass(slots=True)
class Aside:
    """A folder beside `site` that only this build may touch, as long as it lives."""

    site: Path
    folder: Path
    lock: Lock
    in_place: bool = False
    spare: Path | None = None
    """Where the old site goes when this one has taken its place; else it is deleted."""
    others: frozenset[str] | None = None
    """What was in this folder when it became a site that had stood before."""

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
            folder = site.parent / _name(site)
            folder.mkdir()
            lock = Lock(folder)
            lock.take()
        return cls(site, folder, lock)

    def turn(self, spare: Path) -> None:
        """Go on with the site that waits at `spare`, if there is one, and put into it what this folder holds by now.

        What it has of its own is as it was; its hidden files are not taken over, because the published site has newer ones.
        """
        self.spare = spare
        lock = _taken(spare)
        if lock is None:
            return
        made = self.folder.with_name(_name(self.site))
        with held(self.site.parent):
            try:
                os.rename(spare, made)
            except OSError:  # another build was quicker, or the cache is on another disk
                lock.let_go()
                return
        made.chmod(made.stat().st_mode | stat.S_IRWXU)
        for entry in [one for one in made.iterdir() if one.name.startswith(".")]:
            delete(entry)
        self.others = frozenset(_moved(self.folder, made))
        self.clear()
        self.folder, self.lock = made, lock

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
        """Delete what stands aside, or have it wait for its turn: the old site by now, or one that was given up."""
        if not (self.in_place and self.spare and _kept(self.folder, self.spare)):
            delete(self.folder)
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
        delete(folder)
    lock.let_go()


def _name(site: Path) -> str:
    return f".{site.name}.{secrets.token_hex(4)}.aside"


def _taken(folder: Path) -> Lock | None:
    """Take hold of a folder that is one, unless somebody else has."""
    try:
        lock = Lock(folder)
    except OSError:
        return None
    if folder.is_dir() and not folder.is_symlink() and lock.take():
        return lock
    lock.let_go()
    return None


def _moved(folder: Path, into: Path) -> Iterator[str]:
    """Put every file of a folder into another, over what is there, and yield their addresses."""
    for place, _, files in os.walk(folder):
        within = Path(place).relative_to(folder)
        make_folder(into / within)
        for name in files:
            target = into / within / name
            if target.is_dir() and not target.is_symlink():  # what a link leads to is none of ours
                delete(target)
            os.replace(f"{place}/{name}", target)
            yield (within / name).as_posix()


def _kept(folder: Path, spare: Path) -> bool:
    """Move an old site to where it waits for its turn, and tell whether that could be done."""
    with held(folder.parent):  # where another build may be about to clear it away
        try:
            os.rename(folder, spare)
        except OSError:  # another waits there already, or the cache is on another disk
            return False
    return True


def _between(site: Path) -> Path:
    return site.parent / f".{site.name}.between"


def _restore(site: Path) -> None:
    """Undo half a swap, where a build was killed between its two halves; only systems that cannot exchange have halves."""
    between = _between(site)
    if between.is_dir():
        if site.exists():
            delete(between)
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
