"""Given names that people of France bear: lists that are read, not guessed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("given_names.txt")
OTHER_WORDS = Path(__file__).with_name("other_words.txt")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Those of the file, one a line, as they are written."""
    return frozenset(FILE.read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def words_at_the_head() -> frozenset[str]:
    """Those that are most often something else where a sentence begins: « Rose », « France »."""
    return frozenset(OTHER_WORDS.read_text(encoding="utf-8").partition("\n\n")[0].split())


@lru_cache(maxsize=1)
def words_in_small_letters() -> frozenset[str]:
    """Those that are something else in small letters: these, and « manuel », « jean »."""
    return frozenset(OTHER_WORDS.read_text(encoding="utf-8").split())
