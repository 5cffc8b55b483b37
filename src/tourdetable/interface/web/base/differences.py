"""What a record has become beside what a person had written, where the two differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

LONGEST = 4_000
"""Lines, both texts together, beyond which the texts are shown whole: comparing them would take
too long."""


@dataclass(frozen=True)
class TextLine:
    """A line of two compared texts: `sign` is `+` (only in the person's), `-` (only in the
    record's) or a space."""

    sign: str
    text: str


@dataclass(frozen=True)
class FieldDifference:
    """One field: its label, what the record has become, what the person had written; `lines` for
    long texts."""

    label: str
    theirs: str
    mine: str
    lines: tuple[TextLine, ...] = ()


def difference(label: str, theirs: str, mine: str) -> FieldDifference | None:
    """None when both say the same; browsers write line ends their own way."""
    before, after = theirs.splitlines(), mine.splitlines()
    if [line.rstrip() for line in before] == [line.rstrip() for line in after]:
        return None
    long = max(len(before), len(after)) > 1 and len(before) + len(after) <= LONGEST
    return FieldDifference(label, theirs, mine, tuple(compared(before, after)) if long else ())


def compared(before: list[str], after: list[str]) -> Iterator[TextLine]:
    """The lines of both texts in reading order, those of the record before those of the person."""
    for code, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if code == "equal":
            yield from (TextLine(" ", text) for text in before[i:j])
        else:
            yield from (TextLine("-", text) for text in before[i:j])
            yield from (TextLine("+", text) for text in after[k:m])
