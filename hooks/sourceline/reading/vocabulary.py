"""The vocabulary of a kind of file: which keys may stand where, and what they take, from the schema of its type."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from babel.localedata import locale_identifiers
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import BeforeValidatorFunctionSchema

from ..problem import Where


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return the validator of a value, built once per run."""
    return TypeAdapter(kind)


@cache
def _languages() -> frozenset[str]:
    """The languages that CLDR knows; babel's own question after one of them goes through all."""
    return frozenset(locale_identifiers())


@cache
def vocabulary(kind: Any) -> "Vocabulary":
    """Return the vocabulary of a type of the model, built once per run and only when a file has a fault."""
    return Vocabulary(adapter(kind).json_schema(schema_generator=Spreading))


class Spreading(GenerateJsonSchema):
    """pydantic's generator, made to tell that a plain text may stand for a value that is `spread`."""

    def function_before_schema(self, schema: BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        made = super().function_before_schema(schema)
        if schema["function"]["function"].__qualname__.startswith("spread."):
            return {"anyOf": [{"type": "string", "minLength": 1}, made]}
        return made


@dataclass(frozen=True)
class Vocabulary:
    """Keys by their places, read off a JSON Schema."""

    schema: dict[str, Any]

    def known(self, where: Where) -> list[str]:
        """Name the keys that may stand in the mapping at a place."""
        return [key for option in self._at(where) for key in option.get("properties", ()) if key != "renderings"]

    def takes(self, where: Where) -> set[str]:
        """Say what may stand at a place: `text`, `list`, `mapping`."""
        shapes = {"array": "list", "object": "mapping"}
        return {shapes.get(str(option.get("type")), "text") for option in self._at(where)}

    def is_key(self, word: str) -> bool:
        """Whether a word is a key anywhere, or the language a translation may go by."""
        return word in self.keys or (word.islower() and len(word) <= 12 and word.split("-")[0] in _languages())

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key of the format, wherever it may stand."""
        return frozenset(key for part in self._parts() for key in part.get("properties", ()) if key != "renderings")

    @cached_property
    def lists(self) -> frozenset[str]:
        """The keys that take a list wherever they stand."""
        return frozenset(key for part in self._parts() for key, one in part.get("properties", {}).items() if self._is_list(one))

    def members(self, key: str) -> set[str]:
        """Name the keys of what a key takes, wherever it stands; of the whole file for an empty key."""
        if not key:
            return set(self.known(()))
        return {
            inner
            for part in self._parts()
            for option in self._options(part.get("properties", {}).get(key, {}))
            for member in self._options(option.get("items", option))
            for inner in member.get("properties", ())
        }

    def _parts(self) -> list[dict[str, Any]]:
        return [self.schema, *self.schema.get("$defs", {}).values()]

    def _is_list(self, part: dict[str, Any]) -> bool:
        return all(option.get("type") == "array" for option in self._options(part))

    def _at(self, where: Where) -> list[dict[str, Any]]:
        at: list[Any] = [self.schema]
        for step in where:
            options = [option for one in at for option in self._options(one)]
            at = [inner for option in options if (inner := self._inside(option, step)) is not None]
        return [option for one in at for option in self._options(one)]

    def _options(self, at: Any) -> Iterator[dict[str, Any]]:
        if "$ref" in at:
            yield from self._options(self.schema["$defs"][at["$ref"].rsplit("/", 1)[1]])
        elif "anyOf" in at:
            yield from (option for inner in at["anyOf"] for option in self._options(inner) if option.get("type") != "null")
        else:
            yield at

    def _inside(self, at: dict[str, Any], step: str | int) -> Any:
        if isinstance(step, int):
            return at.get("items")
        properties = at.get("properties", {})
        if "renderings" in properties and step not in properties:
            return self._inside(properties["renderings"], step)
        return properties.get(step, next(iter(at.get("patternProperties", {}).values()), None))
