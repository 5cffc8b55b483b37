"""Two texts compared word by word: the one way in which the house does it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from operator import attrgetter

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
LONGEST = 6_000
"""Words of two passages, both together, beyond which the whole of one gives way to the other."""


@dataclass(frozen=True)
class ComparedWords:
    """Some words: `+` (only in what came after), `-` (only in what was before) or a space."""

    sign: str
    text: str


Passage = tuple[ComparedWords, ...]


def compared(before: str, after: str) -> Passage:
    """The words of both, in reading order; those that go before those that come.

    >>> [(one.sign, one.text) for one in compared("On a lu.", "On a bien lu.")]
    [(' ', 'On a '), ('+', 'bien '), (' ', 'lu.')]
    """
    if before == after:
        return joined([ComparedWords(" ", before)])
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > LONGEST:
        return joined(ComparedWords(*one) for one in (("-", before), ("+", after)))
    return joined(pieces(old, new))


def pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[ComparedWords]:
    """What is the same and what is not, as difflib finds it; a space between two words that change
    changes with them, so that several words are read in one go."""
    codes = SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes()
    gone = come = ""
    for rank, (code, i, j, k, m) in enumerate(codes):
        before, after = "".join(old[i:j]), "".join(new[k:m])
        within = 0 < rank < len(codes) - 1 and not before.strip()
        if code != "equal" or within:
            gone, come = gone + before, come + after
            continue
        yield from changed(gone, come)
        yield ComparedWords(" ", before)
        gone = come = ""
    yield from changed(gone, come)


def changed(gone: str, come: str) -> Iterator[ComparedWords]:
    """Words that give way to others."""
    yield ComparedWords("-", gone)
    yield ComparedWords("+", come)


def joined(found: Iterable[ComparedWords]) -> Passage:
    """Neighbours of one sign as one; none that is empty."""
    said = (one for one in found if one.text)
    groups = groupby(said, attrgetter("sign"))
    return tuple(ComparedWords(sign, "".join(one.text for one in some)) for sign, some in groups)


def passages(before: Sequence[str], after: Sequence[str]) -> list[Passage]:
    """The passages of two texts in reading order: those that were changed, word by word."""
    found: list[Passage] = []
    for code, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if code == "equal":
            found += [(ComparedWords(" ", text),) for text in before[i:j]]
        else:
            pairs = zip_longest(before[i:j], after[k:m], fillvalue="")
            found += [compared(old, new) for old, new in pairs]
    return found
