"""Which segments were translated from an original that has changed since."""

from hashlib import sha256

from .entry import Entry


def digest_of(original: str) -> str:
    """Return the digest `made_from` keeps of an original: the first 12 hex digits of the SHA-256 of its NFC text."""
    return sha256(original.encode()).hexdigest()[:12]


def stale_segments(entry: Entry) -> frozenset[tuple[str, str]]:
    """Return the (translation, segment) pairs whose `made_from` no longer matches, segments that are gone included."""
    kept = [(key, id, digest) for key, one in entry.translations.items() for id, digest in one.made_from.items()]
    if not kept:
        return frozenset()
    now = {segment.id: digest_of(segment.original or "") for segment in entry.segments}
    return frozenset((key, id) for key, id, digest in kept if now.get(id) != digest)
