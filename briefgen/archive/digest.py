"""Short names for all that something is made of: the same where it would come out the same. Pure."""

from __future__ import annotations

import hashlib


def digest_of(*parts: object) -> str:
    """The SHA-256 of the parts as Python writes them: texts, numbers, tuples and frozen views of these."""
    return hashlib.sha256(repr(parts).encode("utf-8", errors="surrogatepass")).hexdigest()
