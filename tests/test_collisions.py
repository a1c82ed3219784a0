"""Addresses: two that a disk, a server or a reader may take for one are told; others never."""

import pytest

from sourceline.printing import collisions


@pytest.mark.parametrize(
    "pair",
    [
        ("about/index.html", "about/index.html"),
        ("About/index.html", "about/index.html"),
        ("STRASSE.html", "straße.html"),
        ("caf\u00e9.html", "cafe\u0301.html"),
        ("CAF\u00c9.html", "cafe\u0301.html"),
        ("entries", "entries/first/index.html"),
        ("Entries/first", "entries/first/parts/index.html"),
    ],
)
def test_two_that_may_be_one_are_told(pair: tuple[str, str]) -> None:
    for both in (pair, pair[::-1]):
        told = list(collisions(("index.html", *both, "zuletzt.html")))
        assert len(told) == 1
        assert all(address in told[0] for address in pair)


def test_others_are_let_alone() -> None:
    addresses = [
        "index.html",
        "a/index.html",
        "a/b/index.html",
        "a.html",
        "ab/index.html",
        "\u0456.html",
        "i.html",
        "a-/x",
        "a/-x",
    ]
    assert list(collisions(addresses)) == []
