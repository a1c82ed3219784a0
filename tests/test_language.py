"""Languages have English names and directions, letters have scripts."""

import pytest

from sourceline.language import direction, is_language, is_latin, language_name, script


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ru", "Russian"), ("zh-Hant", "Chinese (Traditional)"), ("pt-BR", "Portuguese (Brazil)"),
        ("ko-KP", "Korean (North Korea)"), ("und", "an unknown language"), ("", "an unknown language"), ("qq", "qq"),
    ],
)  # fmt: skip
def test_name(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize(("tag", "known"), [("ru", True), ("und", True), ("ru-x-old", True), ("jp", False), ("", False)])
def test_is_language(tag: str, known: bool) -> None:
    assert is_language(tag) is known


@pytest.mark.parametrize(
    ("tag", "way"), [("fa", "rtl"), ("ar", "rtl"), ("he", "rtl"), ("ur", "rtl"), ("ru", "ltr"), ("az-Arab", "rtl"), ("qq", "ltr")]
)
def test_direction(tag: str, way: str) -> None:
    assert direction(tag) == way


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Spring sowing, 2023!", True), ("Zażółć gęślą jaźń", True), ("Pom p‘ajong ʼn — “so”", True), ("", True),
        ("Весна", False), ("봄", False), ("Spring (весна)", False), ("ربيع", False), ("Άνοιξη", False),
    ],
)  # fmt: skip
def test_is_latin(text: str, latin: bool) -> None:
    assert is_latin(text) is latin


def test_script() -> None:
    assert [script(letter) for letter in "aя한1 —"] == ["LATIN", "CYRILLIC", "HANGUL", "", "", ""]
