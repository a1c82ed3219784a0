"""The JSON Schemas of entry files and authority records, from the model, for editors and for readers of the data."""

import json
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ..entry import CONFIGURATION, Entry
from .reader import AUTHORITIES
from .tree import Tree, read_tree
from .vocabulary import Spreading

ADDRESS = "https://json-schema.org/draft/2020-12/schema"
KINDS = ("entry", *AUTHORITIES)
"""What there is a schema of: the entry, and each kind of authority record."""

_EXAMPLES = Path(__file__).parent / "examples"
_MOST = 3
"""So many examples of a field are given."""


def schema(kind: str = "entry") -> dict[str, Any]:
    """Return the schema of a kind of file (JSON Schema 2020-12), every field described and shown by examples.

    In an entry file a segment's translations stand directly in the segment, so there they are its further properties.
    """
    made = _described(Entry if kind == "entry" else AUTHORITIES[kind]).json_schema(schema_generator=Spreading)
    if kind == "entry":
        segment = made["$defs"]["Segment"]
        renderings = segment["properties"].pop("renderings")
        segment["additionalProperties"] = False
        named = "|".join(segment["properties"])
        segment["patternProperties"] = {
            f"^(?!({named})$){key[1:]}": part for key, part in renderings["patternProperties"].items()
        }
    title = f"Sourceline {'entry' if kind == 'entry' else f'record among {kind}'}"
    plain: dict[str, Any] = _plainer(made)
    tree, _ = read_tree((_EXAMPLES / f"{kind}.yml").read_text("utf-8"))
    _show(plain, tree, plain.get("$defs", {}))
    return {"$schema": ADDRESS, "title": title, **{key: part for key, part in plain.items() if key != "title"}}


@cache
def _described(kind: Any) -> TypeAdapter[Any]:
    """Return a validator that knows the strings under the fields as their descriptions.

    Pydantic finds those in the source, which takes twice as long as all else about a validator, and reading needs none.
    """
    CONFIGURATION["use_attribute_docstrings"] = True
    try:
        return TypeAdapter(kind)
    finally:
        del CONFIGURATION["use_attribute_docstrings"]


def schema_text(kind: str = "entry") -> str:
    """Return the schema of a kind of file as the text of its own file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plainer(part: Any, named: bool = False) -> Any:
    """Make a schema say what an editor should: no titles that repeat field names, no nulls, no mapping left open."""
    if isinstance(part, list):
        return [_plainer(one) for one in part]
    if not isinstance(part, dict):
        return part
    inner = ("properties", "$defs", "patternProperties")
    closed = {"additionalProperties": False} if not named and "patternProperties" in part else {}
    made = closed | {
        key: _plainer(one, key in inner) for key, one in part.items() if named or key != "title" or not isinstance(one, str)
    }
    return made if named else _without_null(made)


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    """Drop what allows null: a field is left out or has a value, because the reader takes a blank for a mistake."""
    options = [one for one in part.get("anyOf", ()) if one != {"type": "null"}]
    if len(options) == len(part.get("anyOf", ())):
        return part
    rest = {key: one for key, one in part.items() if key not in ("anyOf", "default")}
    return {**options[0], **rest} if len(options) == 1 else {**rest, "anyOf": options}


def _show(part: dict[str, Any], tree: Tree, defined: dict[str, Any]) -> None:
    """Give every field the values it has in an example, but for those that have fixed choices."""
    options = [*_options(part, defined)]
    if isinstance(tree, list):
        for option, member in ((option, member) for option in options if "items" in option for member in tree):
            _exemplify(option["items"], member, defined)
    if isinstance(tree, dict):
        for option, (key, value) in product(options, tree.items()):
            if field := option.get("properties", {}).get(key) or _patterned(option, key):
                _exemplify(field, value, defined)


def _exemplify(field: dict[str, Any], value: Tree, defined: dict[str, Any]) -> None:
    choices = any("enum" in option for option in _options(field, defined))
    is_name = isinstance(value, dict) and value.keys() == {"name"}
    if (isinstance(value, str) or is_name) and not choices and field.get("type") != "boolean":
        shown = field.setdefault("examples", [])
        if value not in shown and len(shown) < _MOST:
            shown.append(value)
    _show(field, value, defined)


def _patterned(option: dict[str, Any], key: str) -> dict[str, Any] | None:
    return next(iter(option.get("patternProperties", {}).values()), None) if key not in option.get("properties", {}) else None


def _options(part: dict[str, Any], defined: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in part:
        return _options(defined[part["$ref"].rsplit("/", 1)[1]], defined)
    return [option for one in part["anyOf"] for option in _options(one, defined)] if "anyOf" in part else [part]
