"""Draws that come out the same on every machine and Python; only `Random.random()` promises that."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


class Dice:
    """Draws named by a text; equal names give equal draws."""

    def __init__(self, name: str) -> None:
        self._draw = Random(name).random

    def whole(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""
        return least + int(self._draw() * (most - least + 1))

    def pick(self, things: Sequence[Thing]) -> Thing:
        return things[int(self._draw() * len(things))]

    def happens(self, one_in: int) -> bool:
        return self._draw() * one_in < 1

    def several(self, things: Sequence[Thing], number: int) -> tuple[Thing, ...]:
        """Up to `number` different things, in the order of the draw."""
        rest = list(things)
        return tuple(rest.pop(int(self._draw() * len(rest))) for _ in range(min(number, len(rest))))

    def favourite(self, things: Sequence[Thing]) -> Thing:
        """Any of the things, half the time rather an early one: a few are met often, most seldom."""
        share = self._draw()
        if self.happens(2):
            share *= share
        return things[int(share * len(things))]
