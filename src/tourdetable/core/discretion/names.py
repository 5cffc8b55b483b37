"""Given names that people of France bear: lists that are read, not guessed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("given_names.txt")
OTHER_WORDS = Path(__file__).with_name("other_words.txt")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Those of the file, one a line; as they are written, and without accents but where that is
    another word: « Zoe », not « Lois »."""
    named = frozenset(FILE.read_text(encoding="utf-8").split())
    return named | (frozenset(map(plain, named)) - words_in_small_letters())


def plain(name: str) -> str:
    """A name typed in haste, without accents."""
    return "".join(unicodedata.normalize("NFD", one)[0] for one in name)


@lru_cache(maxsize=1)
def words_at_the_head() -> frozenset[str]:
    """Those that are most often something else where a sentence begins: « Rose », « France »."""
    return frozenset(OTHER_WORDS.read_text(encoding="utf-8").partition("\n\n")[0].split())


@lru_cache(maxsize=1)
def words_in_small_letters() -> frozenset[str]:
    """Those that are something else in small letters: these, and « manuel », « jean »."""
    return frozenset(OTHER_WORDS.read_text(encoding="utf-8").split())
