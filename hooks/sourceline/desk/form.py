"""The command `format`: files into the form of the house."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ..bulletin import amount
from ..editing import formatted
from .files import RefusedError, Sheet, entry_files


def add(commands: Any) -> None:
    """Add the command to those of a parser."""
    parser = commands.add_parser("format", help="put files into the order and the line lengths of the house; comments stay")
    parser.add_argument("paths", nargs="*", type=Path, help="files, folders or ids (default: the whole edition)")
    parser.add_argument("--check", action="store_true", help="change nothing, and return 1 if there is anything to change")
    parser.set_defaults(run=_format)


def _format(given: argparse.Namespace) -> int:
    refused = changed = 0
    for path in entry_files(given.entries, given.paths):
        try:
            sheet = Sheet.read(path)
        except RefusedError as refusal:
            refused += 1
            print(refusal, file=sys.stderr)
            continue
        laid = formatted(sheet.text, sheet.kind)
        if laid != sheet.text:
            changed += 1
            print(f"{path} {'is not in the form of the house' if given.check else 'formatted'}")
            if not given.check:
                sheet.write(laid)
    print(f"{amount(changed, 'file')} {'to format' if given.check else 'formatted'}, {refused} left as they are", file=sys.stderr)
    return 1 if refused or (given.check and changed) else 0
