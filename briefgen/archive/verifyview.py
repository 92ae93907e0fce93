"""What the template of the page ``verify`` may use."""

from __future__ import annotations

from msgspec import Struct


class NameView(Struct, frozen=True):
    """A key with its name in words."""

    key: str  #: a kind of document such as `briefing`, or a language tag
    name: str  #: in the page's language


class VerifyView(Struct, frozen=True):
    """The page on which a reader checks a file against the list of all that was published."""

    script: str  #: link to `archive/verify.js` as a shared file
    data: str  #: link to the folder that holds the list
    root: str  #: link to the archive's root, `../` or `../../`
    split: int  #: by how many first digits of a fingerprint the list is parted; 0 where it is one file
    stamp: str  #: changes with the list, so that no browser keeps an old one
    numerals: str  #: how dates are written: a language tag with its digits, as `Intl` takes it
    kinds: tuple[NameView, ...]  #: kinds of documents
    languages: tuple[NameView, ...]  #: languages of documents
    sums: str  #: link to SHA256SUMS
