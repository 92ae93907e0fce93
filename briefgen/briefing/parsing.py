"""WeasyPrint's parser of HTML finds the expressions that it has made before.

tinyhtml5 2.1 keeps a regular expression for each set of characters that it looks for, but under the wrong
name: it makes all of them anew for every tag and every text, which takes as long as the parsing itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection


class Expressions(dict[object, re.Pattern[str]]):
    """What ``characters_until_regex`` of ``tinyhtml5.inputstream`` is meant to be, each made when asked."""

    def __missing__(self, key: tuple[Collection[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        listed = "".join(f"\\x{ord(character):02x}" for character in characters)
        self[key] = made = re.compile(f"[{'' if opposite else '^'}{listed}]+")
        return made


def quicken() -> None:
    """Let tinyhtml5 keep its expressions; done once, it stays so."""
    from tinyhtml5 import inputstream

    if not isinstance(inputstream.characters_until_regex, Expressions):
        inputstream.characters_until_regex = Expressions()
