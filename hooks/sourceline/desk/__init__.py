"""The desk: what a contributor does with the files of an edition, a module for each command."""

from typing import Any

from . import archive, compare, exchange, form, intake, new, take
from .files import RefusedError, entry_file

COMMANDS = (new, intake, form, exchange, archive, compare, take)
"""The modules of the commands, in the order in which the help names them."""


def add_commands(commands: Any) -> None:
    """Add the desk's commands to those of a parser (argparse's own type for them is private)."""
    for module in COMMANDS:
        module.add(commands)


__all__ = ["COMMANDS", "RefusedError", "add_commands", "entry_file"]
