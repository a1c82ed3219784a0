"""A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from typing import Any

import msgspec

from ..listings import JSON
from .feed import Feed, Item, moment


def json_feed(feed: Feed) -> str:
    """Write a feed."""
    told = {
        "version": "https://jsonfeed.org/version/1.1", "title": feed.title, "description": feed.description,
        "home_page_url": feed.address(), "feed_url": feed.address(JSON), "language": "en",
        "authors": [{"name": feed.imprint.name}], "items": [_item(item) for item in feed.items],
    }  # fmt: skip
    return msgspec.json.encode(told).decode()


def _item(item: Item) -> dict[str, Any]:
    told = {
        "id": item.id, "url": item.url, "external_url": item.source, "title": item.title, "language": item.language,
        "content_html": item.html, "summary": item.summary, "date_published": moment(item.published) if item.published else "",
        "date_modified": moment(item.changed), "authors": [{"name": name} for name in item.authors],
        "tags": list(item.topics), "_sourceline": _more(item),
    }  # fmt: skip
    return {key: part for key, part in told.items() if part} | ({} if item.html else {"content_text": item.summary})


def _more(item: Item) -> dict[str, Any]:
    """What the format has no word for."""
    told = {"translators": list(item.translators), "licence": item.licence, "data": item.data}
    return {key: part for key, part in told.items() if part}
