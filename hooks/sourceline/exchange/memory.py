"""A translation memory: aligned segments as TMX 1.4."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from .alignment import Pair


def written_memory(pairs: Iterable[Pair]) -> bytes:
    """Write a unit for every pair, which names its place, `entry#s1/en`, and the licence of the translation."""
    tmx: Any = import_module("translate.storage.tmx")

    store: Any = tmx.tmxfile(sourcelanguage="und")
    for pair in pairs:
        unit: Any = tmx.tmxunit(None)
        unit.xmlelement.set("tuid", f"{pair.entry}#{pair.segment}/{pair.into}")
        unit.xmlelement.set("srclang", pair.source_language)
        for language, text in ((pair.source_language, pair.source), (pair.target_language, pair.target)):
            unit.xmlelement.append(unit.createlanguageNode(language, text, "target"))
        if pair.licence:
            unit.addnote(pair.licence)
        store.addunit(unit)
    return bytes(store)
