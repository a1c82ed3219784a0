"""The catalogue of what programs can fetch, as a link set at a well-known address (RFC 9727, RFC 9264)."""

from typing import Any

import msgspec

from ..imprint import Imprint
from ..listings import ATOM, JSON

FOLDER, FILE = ".well-known", "api-catalog"


def api_catalog(imprint: Imprint) -> str:
    """Write the links from the site to its data, their description, their schema and the feeds."""
    root = imprint.address
    linked: dict[str, Any] = {
        "anchor": root,
        "item": [_link(f"{root}data/datapackage.json", "application/json")],
        "service-desc": [_link(f"{root}data/published.schema.json", "application/schema+json")],
        "service-doc": [_link(f"{root}data/", "text/html")],
        "alternate": [_link(f"{root}{ATOM}", "application/atom+xml"), _link(f"{root}{JSON}", "application/feed+json")],
    }
    return msgspec.json.encode({"linkset": [linked]}).decode()


def _link(address: str, type: str) -> dict[str, str]:
    return {"href": address, "type": type}
