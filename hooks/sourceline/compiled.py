"""Compiled templates, kept as Python keeps compiled modules: no process compiles what an earlier one has."""

import os
import sys
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from .digest import digest

_COMPILER = Path(__file__).with_name("composition.py")


class Compiled(BytecodeCache):
    """Keeps them in a folder, unless Python was told to keep none; where nothing can be read or written, it does without."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _compilers(self) -> str:
        """What made them: templates are compiled anew by another Jinja, or by other rules of ours."""
        return digest(version("jinja2"), _COMPILER.read_bytes())

    def get_source_checksum(self, source: str) -> str:
        """A digest of all that the compiled template depends on."""
        return digest(self._compilers, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if it was made of the same source."""
        with suppress(OSError, EOFError, ValueError, UnpicklingError), open(self._file(bucket), "rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has just been compiled, put in place whole."""
        if sys.dont_write_bytecode:
            return
        place = self._file(bucket)
        beside = f"{place}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with open(beside, "wb") as file:
                bucket.write_bytecode(file)
            os.replace(beside, place)

    def _file(self, bucket: Bucket) -> str:
        return f"{self._folder}/{bucket.key}.{sys.implementation.cache_tag}"
