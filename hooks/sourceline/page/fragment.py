"""A fragment of HTML cut into its tags and its texts, so that words can be changed and nothing else."""

import re

_TAG = re.compile("(<[^>]*>)")


def parts_of(html: str, apart: str) -> list[tuple[str, bool]]:
    """Return tags and texts in order, each with whether it is text; what stands in a link that starts with `apart` is none."""
    parts, inside = [], False
    for at, part in enumerate(_TAG.split(html)):
        if at % 2:
            inside = part.startswith(apart) or (inside and part != "</a>")
        parts.append((part, not at % 2 and not inside))
    return parts
