"""Bilingual files: the units of one translation as XLIFF 1.2 or gettext PO, and what a tool has made of them.

XLIFF 1.2 and not 2: OmegaT reads both, but Weblate calls its support of 2.0 unfinished.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from .unit import Unit

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SKELETON = f"""<?xml version="1.0" ?>
<xliff version="1.2" xmlns="{_NAMESPACE}">
<file original="NoName" source-language="und" datatype="plaintext"><body></body></file>
</xliff>"""
_OURS = "sourceline"
"""Who says the remarks that go out, in XLIFF."""


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """A unit as it comes back: what it was made from, what was made of it, and what the translator remarked."""

    source: str
    target: str
    remarks: tuple[str, ...] = ()
    is_unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back: the entry and the translation it was made from, and its units by their segments."""

    entry: str
    into: str
    units: Mapping[str, ReturnedUnit]


def written_units(form: str, units: Sequence[Unit], entry: str, into: str, language: str) -> bytes:
    """Write the units of an entry's translation `into` a language; `form` is `xliff` or `po`."""
    return FORMS[form].write(units, entry, into, language)


def read_back(raw: bytes, suffix: str) -> Returned:
    """Read what came back; ValueError says in a sentence what is wrong with a file that cannot be read."""
    name, form = next((name, form) for name, form in FORMS.items() if suffix.lower() in form.suffixes)
    try:
        found = form.read(raw)
    except Exception as fault:  # the library lets through whatever its parsers raise
        if isinstance(fault, ModuleNotFoundError):
            raise
        raise ValueError(f"This cannot be read as {name.upper()}: {' '.join(str(fault).split())[:200]}.") from fault
    if found is None:
        raise ValueError("This was not exported from an entry: it does not name one.")
    return found


def _as_xliff(units: Sequence[Unit], entry: str, into: str, language: str) -> bytes:
    xliff: Any = import_module("translate.storage.xliff")

    unit12 = type("Unit12", (xliff.xliffunit,), {"namespace": _NAMESPACE})
    parts = {"UnitClass": unit12, "XMLskeleton": _SKELETON, "namespace": _NAMESPACE}
    store: Any = type("Store12", (xliff.xlifffile,), parts)(targetlanguage=language)
    for unit in units:
        name = f"{entry}/{into}/{unit.language}"  # one file for each language of originals, as the format asks
        made: Any = store.addsourceunit(unit.source, name, True)
        store.getfilenode(name).set("source-language", unit.language)
        made.setid(unit.id)
        if unit.target:
            made.settarget(unit.target, language)
            made.xmlelement.attrib.pop("approved", None)
        for remark in unit.remarks:
            made.addnote(remark, origin=_OURS)
    return bytes(store)


def _from_xliff(raw: bytes) -> Returned | None:
    xliff: Any = import_module("translate.storage.xliff")

    store: Any = xliff.xlifffile.parsestring(raw)
    units: dict[str, ReturnedUnit] = {}
    entry = into = ""
    for unit in store.units:
        name, _, id = unit.getid().rpartition("\x04")
        if name.count("/") != 2:
            return None
        entry, into, _ = name.split("/")
        target = unit.xmlelement.find(unit.namespaced("target"))
        state = "" if target is None else target.get("state") or ""
        notes = [note for note in unit.xmlelement.iter(unit.namespaced("note")) if note.get("from") != _OURS]
        remarks = tuple("".join(note.itertext()) for note in notes)
        units[id] = ReturnedUnit(unit.source or "", unit.target or "", remarks, state == "new" or state.startswith("needs-"))
    return Returned(entry, into, units) if entry else None


def _as_po(units: Sequence[Unit], entry: str, into: str, language: str) -> bytes:
    pypo: Any = import_module("translate.storage.pypo")

    store: Any = pypo.pofile(noheader=True)
    header = {
        "Project-Id-Version": entry,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": units[0].language if units else "und",
        "X-Sourceline-Entry": entry,
        "X-Sourceline-Translation": into,
    }
    opening = pypo.pounit("", encoding="utf-8")
    opening.target = "".join(f"{name}: {value}\n" for name, value in header.items())
    store.addunit(opening)
    for unit in units:
        made: Any = pypo.pounit(unit.source, encoding="utf-8")
        made.target = unit.target
        made.setcontext(unit.id)
        for remark in unit.remarks:
            made.addnote(remark, origin="developer")
        store.addunit(made)
    return bytes(store)


def _from_po(raw: bytes) -> Returned | None:
    pypo: Any = import_module("translate.storage.pypo")

    store: Any = pypo.pofile.parsestring(raw)
    header = store.parseheader()
    entry, into = header.get("X-Sourceline-Entry", ""), header.get("X-Sourceline-Translation", "")
    units = {
        unit.getcontext(): ReturnedUnit(
            str(unit.source), str(unit.target), tuple(filter(None, [unit.getnotes(origin="translator")])), unit.isfuzzy()
        )
        for unit in store.units
        if not unit.isheader() and not unit.isobsolete()
    }
    return Returned(entry, into, units) if entry and into else None


@dataclass(frozen=True, slots=True)
class Form:
    """A format: how its files end, how units are written in it and how it is read."""

    suffixes: tuple[str, ...]
    write: Callable[[Sequence[Unit], str, str, str], bytes]
    read: Callable[[bytes], Returned | None]


FORMS: Mapping[str, Form] = {
    "xliff": Form((".xlf", ".xliff"), _as_xliff, _from_xliff),
    "po": Form((".po",), _as_po, _from_po),
}
