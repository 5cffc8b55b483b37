"""Sentences that are still in English where French is asked, wherever they are nested."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.cli.sentences import tongue

FRENCH = tongue("fr")


def untranslated(*phrases: object) -> list[str]:
    """The English sources that the French catalogue does not have."""
    sources = (source for phrase in phrases for source in nested(phrase))
    return [source for source in sources if FRENCH.translate(source) == source and words_of(source)]


def words_of(source: str) -> bool:
    """Whether a source says something beside its places and what is quoted."""
    return bool(re.search(r"[a-z]{2}", re.sub(r"%\(\w+\)s|`[^`]*`", "", source)))


def nested(value: object) -> Iterator[str]:
    """The source of a sentence, and those inside it."""
    if isinstance(value, Phrase):
        yield value.source
        for inner in value.values.values():
            yield from nested(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from nested(inner)
