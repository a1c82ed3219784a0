"""A moment is as precise as it is written, and is never surely after what it may equal."""

import pytest

from sourceline.entry import Moment


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "about", "iso"),
    [
        ("2023", 2023, 0, 0, False, "2023"),
        ("2023-03", 2023, 3, 0, False, "2023-03"),
        ("2023-03-28", 2023, 3, 28, False, "2023-03-28"),
        ("~1870", 1870, 0, 0, True, "1870"),
        ("~2023-02", 2023, 2, 0, True, "2023-02"),
        ("2024-02-29", 2024, 2, 29, False, "2024-02-29"),
        ("0001", 1, 0, 0, False, "0001"),
        ("unknown", 0, 0, 0, False, ""),
    ],
)
def test_read(text: str, year: int, month: int, day: int, about: bool, iso: str) -> None:
    moment = Moment.read(text)
    assert moment == Moment(text, year, month, day, about)
    assert moment is not None
    assert moment.iso == iso
    assert moment.known == (text != "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "", "23", "2023-3", "2023-00", "2023-13", "2023-02-29", "2023-02-30", "2023-04-31", "2023-03-00", "0000",
        "2023-03-28T10:00", "2023/03/28", "28.03.2023", " 2023", "2023\n", "~", "~unknown", "~~2023", "-2023", "Unknown", "٢٠٢٣",
    ],
)  # fmt: skip
def test_read_refuses(text: str) -> None:
    assert Moment.read(text) is None


def test_earliest_sorts() -> None:
    texts = ["unknown", "2022-12-31", "2023", "2023-01-02", "2023-02", "~2023-02-03", "2024"]
    backwards = texts[::-1]
    assert sorted(backwards, key=lambda text: _moment(text).earliest) == texts
    assert _moment("2023").earliest == _moment("2023-01-01").earliest


@pytest.mark.parametrize(
    ("later", "earlier", "surely"),
    [
        ("2023-03-28", "2023-03-27", True),
        ("2023-03-28", "2023-03-28", False),
        ("2023-03-28", "2023-03", False),
        ("2023-04-01", "2023-03", True),
        ("2023-04", "2023-03-31", True),
        ("2023-03", "2023-03-01", False),
        ("2024", "2023", True),
        ("2023", "2023-01-01", False),
        ("2024-01-01", "2023-12", True),
        ("~2024", "2020", False),
        ("2024", "~2020", False),
        ("unknown", "2020", False),
        ("2024", "unknown", False),
    ],
)
def test_surely_after(later: str, earlier: str, surely: bool) -> None:
    assert _moment(later).surely_after(_moment(earlier)) is surely
    assert not _moment(earlier).surely_after(_moment(later))


def _moment(text: str) -> Moment:
    moment = Moment.read(text)
    assert moment
    return moment
