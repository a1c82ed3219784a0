"""A term base: the edition's terms with their fixed renderings as TBX, the rejected ones marked as such."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from ..entry import Term
from ..markup import plain

_PREFERRED, _REJECTED = "preferredTerm-admn-sts", "deprecatedTerm-admn-sts"
"""ISO 12620's words for a rendering's standing, as TBX-Basic has them."""


def written_terms(terms: Mapping[str, Term], default: str = "en", about: str = "Terms of the edition") -> bytes:
    """Write an entry for each term, by id; `default` is the language of a term's rejected renderings if it has no chosen one."""
    tbx: Any = import_module("translate.storage.tbx")

    store: Any = tbx.tbxfile(sourcelanguage=default)
    store.document.getroot().find(".//p").text = about
    for id, term in sorted(terms.items()):
        unit: Any = tbx.tbxunit(None)
        unit.setid(id)
        if term.note:
            _add(unit.xmlelement, "note", plain(term.note))
        for language, label in term.labels.items():
            unit.xmlelement.append(unit.createlanguageNode(language, label, "source"))
        for language, rendering in term.chosen.items():
            _rendered(unit, language, rendering, _PREFERRED)
        for rejected in term.rejected:
            _rendered(unit, next(iter(term.chosen), default), rejected.text, _REJECTED, rejected.why)
        store.addunit(unit)
    return bytes(store)


def _rendered(unit: Any, language: str, text: str, standing: str, why: str | None = None) -> None:
    """Add a rendering to its language's set, which is made where there is none."""
    fresh = unit.createlanguageNode(language, text, "target")
    term = fresh[0]
    _add(term, "termNote", standing).set("type", "administrativeStatus")
    if why:
        _add(term, "note", plain(why))
    there = next(
        (one for one in unit.getlanguageNodes() if one.get("{http://www.w3.org/XML/1998/namespace}lang") == language), None
    )
    if there is None:
        unit.xmlelement.append(fresh)
    else:
        there.append(term)


def _add(parent: Any, name: str, text: str) -> Any:
    from lxml import etree

    element = etree.SubElement(parent, name)
    element.text = text
    return element
