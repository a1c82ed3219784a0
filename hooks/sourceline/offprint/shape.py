"""The shape of an offprint as a JSON Schema, around that of the entry file."""

import json
from typing import Any

from ..imprint import Imprint

ENTRY = "entry.schema.json"
"""The schema of the entry file, which stands beside this one."""

_TEXT = {"type": "string"}
_DAY = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}


def shape_text(imprint: Imprint) -> str:
    """Write the schema (JSON Schema 2020-12); `entry` is an entry file in its longest form."""
    return json.dumps(_schema(imprint), ensure_ascii=False, indent=1) + "\n"


def _schema(imprint: Imprint) -> dict[str, Any]:
    properties = {
        "$schema": _told("Where this schema is."),
        "id": _told("The entry's id, the last part of its address."),
        "first_id": _told("The id it was first published under, which never changes."),
        "address": _told("The address of its page; without the site's own where the edition has none yet."),
        "edition": _told("The edition's name."),
        "licence": _told("SPDX identifier of the licence of its first translation, the edition's where it names none."),
        "language": _told("BCP 47 tag of its first translation."),
        "version": _told("The version to quote."),
        "changed": {**_DAY, "description": "The latest day the entry was published or changed."},
        "names": {
            "description": "Records the entry refers to, as `kind/id`, with their names and the addresses of their pages.",
            "type": "object",
            "additionalProperties": _object({"name": _TEXT, "address": _TEXT}, ("name", "address")),
        },
        "entry": {"description": "The entry itself, as its file writes it, every shorthand written out.", "$ref": ENTRY},
        "html": _told("The text to be read: the first translation and its notes, with absolute links."),
        "withdrawn": {"description": "What is left of a withdrawn entry.", **_withdrawn()},
    }
    always = ("$schema", "id", "first_id", "address", "edition", "licence", "language", "version")
    one_of = [{"required": ["entry", "names", "html"]}, {"required": ["withdrawn"]}]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"An entry of {imprint.name} as published"}
    return {**head, **_object(properties, always), "oneOf": one_of}


def _withdrawn() -> dict[str, Any]:
    revisions = {"type": "array", "items": {"$ref": f"{ENTRY}#/$defs/Revision"}}
    days = {"published": _DAY, "updated": _DAY}
    texts = {"type": "array", "items": _TEXT}
    return _object({"title": _TEXT, "aliases": texts, "revisions": revisions, **days}, ("title", "aliases", "revisions"))


def _told(description: str) -> dict[str, Any]:
    return {**_TEXT, "description": description}


def _object(properties: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
