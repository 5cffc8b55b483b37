"""Tokens: what an index holds of a word, the same for any engine.

A word has one or two stems: that of what is written, and that of what is written without accents,
so that “privilegiee” finds « privilégiée ». A token is made of ASCII letters, figures and `_`
alone: no engine has to know how words are cut.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tourdetable.core.finding.stems import stem_of, words
from tourdetable.core.words.collation import folded

PLAIN = re.compile(r"[a-z0-9][a-z0-9_]*")
LONGEST = 40
"""Characters of a word that are indexed."""
SHORTEST = 3
"""Letters of a stem."""


@lru_cache(maxsize=65536)
def forms(word: str) -> frozenset[str]:
    """The stems by which a word is found.

    >>> sorted(forms("réunions")), sorted(forms("privilégiée"))
    (['reunion'], ['privilegi', 'privilegie'])
    """
    written, bare = folded(stem_of(word.lower())).split(), folded(word).split()
    if len(written) == len(bare) == 1:
        return frozenset({telling(written[0], bare[0]), telling(stem_of(bare[0]), bare[0])})
    return frozenset(telling(stem_of(part), part) for part in bare)


def telling(stem: str, word: str) -> str:
    """A stem, or the word where too little is left of it: “été” is not « et »."""
    return stem if len(stem) >= SHORTEST else word


def forms_in(text: str) -> set[str]:
    """The stems of all the words of a text."""
    return set[str]().union(*map(forms, set(words(text))))


def token(kind: str, word: str) -> str:
    """A token of a kind.

    >>> token("w", "reunion"), token("w", "Ω")
    ('wreunion', 'w_cea9')
    """
    return f"{kind}{plain(word[:LONGEST])}"


def plain(word: str) -> str:
    """A word in the signs of a token: two of them are never written alike."""
    return word if PLAIN.fullmatch(word) else f"_{word.encode().hex()}"
