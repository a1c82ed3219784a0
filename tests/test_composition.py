"""Templates compiled to plain Python escape as Jinja's own compiler does, and leave nothing missing unsaid."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from sourceline.composition import Compositor
from sourceline.typesetting import environment

SOURCE = (
    "{% macro put(a, mark='!') %}{{ a }}{{ mark }}{% endmacro %}"
    "{{ one }}|{{ thing.name }}|{{ table['<key>'] }}|{{ put(one) }}{{ put(thing.name, '&') }}"
    "{% for each in many %}{{ loop.index }}{{ each }}{{ loop.last }}{% else %}none{% endfor %}"
    "{% for each in table.values() %}{{ loop.index }}{{ each }}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{% endfor %}"
    "{{ one ~ '<' }}{{ 'a<b' }}"
)


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.booleans()), st.text(), st.lists(st.integers()))
def test_prints_what_jinja_prints(one: Any, name: str, many: list[int]) -> None:
    shown: Mapping[str, Any] = {"one": one, "thing": SimpleNamespace(name=name), "table": {"<key>": name, "b": one}}
    whole = Environment(autoescape=True).from_string(SOURCE).render(shown, many=iter(many))
    assert ours().from_string(SOURCE).render(shown, many=iter(many)) == whole


def ours() -> Environment:
    made = Environment(autoescape=True)
    made.code_generator_class = Compositor
    return made


@pytest.mark.parametrize(
    ("source", "fault"),
    [("{{ thing.nme }}", AttributeError), ("{{ thing['nme'] }}", TypeError), ("{% if thing.nme %}{% endif %}", AttributeError)],
)
def test_a_misspelt_name_raises(source: str, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        environment().from_string(source).render(thing=SimpleNamespace(name="x"))
