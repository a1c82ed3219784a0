"""What a command needs that the site does not: packages that are installed for the desk alone."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from .files import RefusedError

P = ParamSpec("P")
T = TypeVar("T")


def needing(module: str, package: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Say how to install the package of a module where a command lacks it."""

    def guarded(work: Callable[P, T]) -> Callable[P, T]:
        @wraps(work)
        def run(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return work(*args, **kwargs)
            except ModuleNotFoundError as missing:
                if missing.name != module:
                    raise
                raise RefusedError(f"This needs a package that is not installed, {package}. Run `make desk` once.") from missing

        return run

    return guarded
