"""Mishaps: what the machine can do to a build, in words."""

import errno
from concurrent.futures.process import BrokenProcessPool

_CAUSES = {
    errno.ENOSPC: "The disk is full",
    errno.EDQUOT: "The disk quota is used up",
    errno.EFBIG: "A file may not grow any larger",
    errno.EROFS: "The disk can only be read",
    errno.EACCES: "There is no permission to read or write",
    errno.EPERM: "There is no permission to read or write",
    errno.EIO: "The disk failed",
    errno.EMFILE: "Too many files are open",
    errno.ENFILE: "Too many files are open",
    errno.ENOMEM: "There is no memory left",
    errno.EBUSY: "Something else uses what has to be replaced",
    errno.ENOTDIR: "A file stands where a folder is needed",
    errno.EISDIR: "A folder stands where a file is needed",
    errno.EXDEV: "What has to be replaced is on another disk",
}


def cause_of(failure: BaseException) -> str:
    """Say what befell a build, in one sentence; nothing is said of what must be a mistake of ours, which asks for a traceback."""
    if isinstance(failure, BrokenProcessPool):
        return "A worker was killed, most likely because memory ran out; SOURCELINE_JOBS=1 needs least of it."
    if isinstance(failure, MemoryError):
        return f"{_CAUSES[errno.ENOMEM]}; SOURCELINE_JOBS=1 needs least of it."
    if not isinstance(failure, OSError):
        return ""
    if failure.errno is None and failure.args:
        return str(failure)
    if failure.errno not in _CAUSES:
        return ""
    return f"{_CAUSES[failure.errno]}: {failure.filename}." if failure.filename else f"{_CAUSES[failure.errno]}."
