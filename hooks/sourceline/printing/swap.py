"""The swap: two folders that change places at once, as far as the system knows how."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_HERE = -100
"""AT_FDCWD of linux/fcntl.h."""

_EXCHANGE = 2
"""RENAME_EXCHANGE of linux/fs.h, and RENAME_SWAP of macOS' sys/stdio.h."""

_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def swap(one: Path, other: Path, between: Path) -> None:
    """Let two folders change places; where the system cannot do it at once, `other` stands for a moment at `between`."""
    if (exchange := _exchange()) is not None:
        if not exchange(os.fsencode(one), os.fsencode(other)):
            return
        if (number := ctypes.get_errno()) not in _CANNOT:
            raise OSError(number, os.strerror(number), str(other))
    os.rename(other, between)
    os.rename(one, other)
    os.rename(between, one)


def _exchange() -> Callable[[bytes, bytes], int] | None:
    """The system's own exchange, if it has one: 0 when it is done."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if (linux := getattr(library, "renameat2", None)) is not None:
        return lambda one, other: int(linux(_HERE, one, _HERE, other, _EXCHANGE))
    if (macos := getattr(library, "renamex_np", None)) is not None:
        return lambda one, other: int(macos(one, other, _EXCHANGE))
    return None
