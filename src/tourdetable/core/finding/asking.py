"""What somebody looks for, read from what they typed.

All words are wanted, but those that say nothing (« le », « de », the « l » of « l’été »), unless
there is nothing else. What stands between quotes is wanted as it is, accents and case aside; so is
what hyphens join when there is a figure in it: a reference, D-2027-04. `-word` leaves out. A day is
wanted however it is written, unless there are quotes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tourdetable.core.finding.days import without_days
from tourdetable.core.finding.stems import words
from tourdetable.core.words.collation import folded

LONGEST = 400
"""Characters that are read."""
MOST = 12
"""Words that are looked for, and as many phrases."""
PART = re.compile(r"(?P<sign>-?)(?:[\"“”«](?P<phrase>[^\"“”«»]+)[\"“”»]?|(?P<word>[^\s\"“”«»]+))")
QUOTES = frozenset('"“”«»')
EMPTY_WORDS = """
a au aux avec ce ces cet cette d dans de des du elle en est et eux il ils je l la le les leur leurs
lui ma mais me mes mon n ne nos notre nous on ou par pas pour qu que qui s sa se ses son sont sur t
ta te tes ton tu un une vos votre vous y of the to
"""
EMPTY = frozenset(EMPTY_WORDS.split())


@dataclass(frozen=True)
class SoughtWords:
    """Words, as they are written; phrases, folded; words that must not be there; days, by the names
    of `days`.

    >>> SoughtWords.of('l’été "tour de table" D-2027-04 -Club')
    SoughtWords(words=('été', 'tour', 'table', '2027', '04'), phrases=('tour de table', 'd 2027 04'), without=('Club',))
    """  # noqa: E501  an example

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    days: tuple[str, ...] = ()

    @classmethod
    def of(cls, typed: str) -> SoughtWords:
        read = unicodedata.normalize("NFC", typed[:LONGEST])
        left, days = (read, ()) if QUOTES & set(read) else without_days(read)
        wanted, phrases, without = list[str](), list[str](), list[str]()
        for part in PART.finditer(left):
            said = part["phrase"] or part["word"]
            if part["sign"]:
                without += words(said)
                continue
            wanted += words(said)
            if part["phrase"] or is_reference(said):
                phrases.append(folded(said))
        telling = [word for word in wanted if folded(word) not in EMPTY]
        telling = telling or ([] if days else wanted)
        return cls(first(telling), first(phrases), first(without), days)

    @property
    def nothing(self) -> bool:
        """Whether nothing is looked for: there is no word, nor any day."""
        return not self.words and not self.days


def first(found: list[str]) -> tuple[str, ...]:
    """Each once, as many as are looked for."""
    return tuple(dict.fromkeys(filter(None, found)))[:MOST]


def is_reference(said: str) -> bool:
    """Whether hyphens join it, and there is a figure in it."""
    return "-" in said.strip("-") and any(sign.isdigit() for sign in said)
