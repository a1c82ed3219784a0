"""Compiled templates, kept as Python keeps compiled modules: no process compiles what an earlier one has."""

import os
import sys
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from .digest import digest

_COMPILER = Path(__file__).with_name("composition.py")
_WAYS = (
    "block_start_string", "variable_start_string", "comment_start_string", "line_statement_prefix", "line_comment_prefix",
    "trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "autoescape", "optimized", "is_async",
    "code_generator_class",
)  # fmt: skip
"""How an environment reads and compiles templates."""


class Compiled(BytecodeCache):
    """Keeps them in a folder, unless Python was told to keep none; where nothing can be read or written, it does without."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _compilers(self) -> str:
        """What made them: templates are compiled anew by another Jinja, or by other rules of ours."""
        return digest(version("jinja2"), _COMPILER.read_bytes())

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Look for a template; how it is read and compiled belongs to what it is made of."""
        ways = (repr(getattr(environment, way)) for way in _WAYS)
        return super().get_bucket(environment, name, filename, digest(self._compilers, *ways, *environment.extensions, source))

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
