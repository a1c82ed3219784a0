"""The digest by which everything is compared: BLAKE2b of 16 bytes, in hexadecimal."""

from hashlib import blake2b


def digest(*parts: bytes | str) -> str:
    """Return one digest of several parts, in which no part can run over into the next."""
    mixed = blake2b(digest_size=16)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        mixed.update(len(raw).to_bytes(8, "big"))
        mixed.update(raw)
    return mixed.hexdigest()
