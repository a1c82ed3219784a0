"""The JSON Schema of the entry file, generated from the model, for editors and for readers of the data."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import BeforeValidatorFunctionSchema

from ..entry import Entry
from .reader import adapter

ADDRESS = "https://json-schema.org/draft/2020-12/schema"


class _Spreading(GenerateJsonSchema):
    """pydantic's generator, made to tell that a plain text may stand for a value that is `spread`."""

    def function_before_schema(self, schema: BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        made = super().function_before_schema(schema)
        if schema["function"]["function"].__qualname__.startswith("spread."):
            return {"anyOf": [{"type": "string", "minLength": 1}, made]}
        return made


def schema() -> dict[str, Any]:
    """Return the schema of an entry file (JSON Schema 2020-12), every field described.

    In the file a segment's translations stand directly in the segment, so there they are its further properties.
    """
    made = adapter(Entry).json_schema(schema_generator=_Spreading)
    segment = made["$defs"]["Segment"]
    renderings = segment["properties"].pop("renderings")
    segment["additionalProperties"] = False
    named = "|".join(segment["properties"])
    segment["patternProperties"] = {f"^(?!({named})$){key[1:]}": part for key, part in renderings["patternProperties"].items()}
    titled: dict[str, Any] = _plainer(made)
    return {"$schema": ADDRESS, "title": "Sourceline entry", **{key: part for key, part in titled.items() if key != "title"}}


def schema_text() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plainer(part: Any, named: bool = False) -> Any:
    """Drop the titles pydantic makes of field names, which editors would show for the descriptions; close every mapping."""
    if isinstance(part, list):
        return [_plainer(one) for one in part]
    if not isinstance(part, dict):
        return part
    inner = ("properties", "$defs", "patternProperties")
    closed = {"additionalProperties": False} if not named and "patternProperties" in part else {}
    return closed | {
        key: _plainer(one, key in inner) for key, one in part.items() if named or key != "title" or not isinstance(one, str)
    }
