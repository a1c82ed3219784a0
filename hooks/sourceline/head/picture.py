"""The picture of a page that shares its address: Open Graph (ogp.me/#structured); X takes it from there."""

from collections.abc import Iterator

from ..plates import HEIGHT, WIDTH
from ..sinks import html


def picture(address: str, shows: str) -> str:
    """Return the elements for the plate at this address, a whole one; `shows` says what can be read on it."""
    return "".join(f'\n<meta property="{name}" content="{html(value)}">' for name, value in _told(address, shows))


def _told(address: str, shows: str) -> Iterator[tuple[str, str]]:
    yield "og:image", address
    yield "og:image:type", "image/png"
    yield "og:image:width", str(WIDTH)
    yield "og:image:height", str(HEIGHT)
    yield "og:image:alt", shows
