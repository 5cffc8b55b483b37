"""What two people made of one text, put together: nothing that either wrote is lost, unless they
changed the same words, and then it is said (ADR 92).

Lines are matched first, then the words of what is left between them; the matching is rapidfuzz's,
and is bounded: beyond, what differs is taken as one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from tourdetable.core.documents.text.marks import marks_in

WORD = re.compile(r"\w+|\n|[^\S\n]+|[^\w\s]")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
GAP = re.compile(r"[^\w\n]*")
LETTERS = re.compile(r"\w+")
MOST = 60_000_000
"""Lines by lines, or words by words, that are matched: eight megabytes, a tenth of a second."""


Span = tuple[int, int, int, int]
"""From where to where in a text, then in another one."""


@dataclass(frozen=True)
class Disagreement:
    """The same words, as two people changed them."""

    theirs: str
    mine: str

    @property
    def both(self) -> str:
        """One after the other, whoever reads then chooses."""
        if not (self.theirs.strip() and self.mine.strip()):
            return self.theirs + self.mine
        apart = "\n\n" if "\n" in self.theirs.strip() + self.mine.strip() else " "
        return f"{self.theirs.rstrip()}{apart}{self.mine.lstrip()}"


@dataclass(frozen=True)
class Merged:
    """Two texts put together, in order: words that both agree on, and disagreements."""

    pieces: tuple[str | Disagreement, ...]

    @property
    def conflicts(self) -> tuple[Disagreement, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Disagreement))

    @property
    def theirs(self) -> str:
        """The whole, the others being right where both disagree."""
        return "".join(one if isinstance(one, str) else one.theirs for one in self.pieces)

    @property
    def mine(self) -> str:
        return "".join(one if isinstance(one, str) else one.mine for one in self.pieces)

    @property
    def both(self) -> str:
        return "".join(one if isinstance(one, str) else one.both for one in self.pieces)

    @property
    def text(self) -> str:
        """The whole, when nobody disagrees."""
        assert not self.conflicts
        return self.mine


@dataclass(frozen=True)
class WordChange:
    """The words from `start` to `end` of the base, become other words."""

    start: int
    end: int
    words: str

    @property
    def adds(self) -> bool:
        """Whether it takes nothing away."""
        return self.start == self.end


def merge(base: str, theirs: str, mine: str) -> Merged:
    """What both made of `base`. What both add at one place is kept, theirs first."""
    if theirs == mine or base == mine:
        return Merged((theirs,))
    if base == theirs:
        return Merged((mine,))
    if unmarked(base, theirs) or unmarked(base, mine):
        return Merged((Disagreement(theirs, mine),))
    return Merged(tuple(pieces(base, changes(base, theirs), changes(base, mine))))


def unmarked(base: str, text: str) -> bool:
    """Whether a mark was taken away or changed, or passages end elsewhere: what somebody else
    wrote meanwhile would then be read by others than they meant."""
    before, after = marks_in(base), marks_in(text)
    rest = iter(after)
    kept = all(mark in rest for mark in before)
    opened = sum(1 for mark in after if mark) - sum(1 for mark in before if mark)
    return not kept or 2 * opened != len(after) - len(before)


def pieces(
    base: str, theirs: Sequence[WordChange], mine: Sequence[WordChange]
) -> Iterator[str | Disagreement]:
    """The base with the changes of both, group by group of those that meet."""
    at = 0
    for start, end, others, own in groups(theirs, mine):
        yield base[at:start]
        yield agreed(base, start, end, others, own)
        at = end
    yield base[at:]


def agreed(
    base: str, start: int, end: int, others: list[WordChange], own: list[WordChange]
) -> str | Disagreement:
    """What becomes of a piece of the base that somebody changed, or both."""
    if not others or not own or others == own:
        return applied(base, start, end, others or own)
    if all(one.adds for one in (*others, *own)):
        return both(base[:start], others[0].words, own[0].words)
    return Disagreement(applied(base, start, end, others), applied(base, start, end, own))


def both(before: str, theirs: str, mine: str) -> str:
    """What two people add at one place, one after the other: as words apart, and as paragraphs
    where a line begins."""
    if theirs[-1:].isspace() or mine[:1].isspace():
        return theirs + mine
    return f"{theirs}\n\n{mine}" if before[-1:] in ("", "\n") else f"{theirs} {mine}"


def groups(
    theirs: Sequence[WordChange], mine: Sequence[WordChange]
) -> Iterator[tuple[int, int, list[WordChange], list[WordChange]]]:
    """The changes of both in the order of the base, gathered where they meet."""
    every = sorted(
        [(one, 0) for one in theirs] + [(one, 1) for one in mine],
        key=lambda pair: (pair[0].start, pair[0].end, pair[1]),
    )
    sides: tuple[list[WordChange], list[WordChange]] = ([], [])
    start = end = 0
    edge: list[WordChange] = []
    for one, side in every:
        apart = one.start > end or not any(meets(before, one) for before in edge)
        if edge and one.start >= end and apart:
            yield start, end, *sides
            sides, edge = ([], []), []
        start = start if edge else one.start
        kept = edge if edge and one.end <= end else []
        end = max(end, one.end) if edge else one.end
        edge = [*kept, one] if one.end == end else kept
        sides[side].append(one)
    if edge:
        yield start, end, *sides


def meets(before: WordChange, after: WordChange) -> bool:
    """Whether a change that begins where another ends has to do with it: words just beside words
    that are changed speak of them, unless a line sets them apart."""
    if before.adds and after.adds:
        return True
    return not (before.words.endswith("\n") or after.words.startswith("\n"))


def applied(base: str, start: int, end: int, own: Sequence[WordChange]) -> str:
    """This piece of the base, with the changes of one person."""
    said, at = [], start
    for one in own:
        said += [base[at : one.start], one.words]
        at = one.end
    return "".join([*said, base[at:end]])


def changes(before: str, after: str) -> list[WordChange]:
    """What was changed from one text to the other, in order."""
    found = []
    for a, b, c, d in different(LINE.findall(before), LINE.findall(after)):
        made = in_lines(before[a:b], after[c:d])
        found += [WordChange(a + one.start, a + one.end, one.words) for one in made]
    return found


def in_lines(old: str, new: str) -> list[WordChange]:
    """What was changed in some lines: all of them, where they were written anew."""
    made = list(together(old, different(WORD.findall(old), WORD.findall(new))))
    if rewritten(old, made):
        made = [(0, len(old), 0, len(new))]
    return [WordChange(start, end, new[first:last]) for start, end, first, last in made]


def together(text: str, found: Iterable[Span]) -> Iterator[Span]:
    """The same, words that are changed one after the other taken as one change."""
    last: Span | None = None
    for one in found:
        if last and last[0] < last[1] and one[0] < one[1] and GAP.fullmatch(text, last[1], one[0]):
            last = (last[0], one[1], last[2], one[3])
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def rewritten(text: str, made: Iterable[Span]) -> bool:
    """Whether so little stays of these lines that they are others: what stays is then chance."""
    whole = letters(text)
    return whole > 0 and 3 * sum(letters(text[a:b]) for a, b, _c, _d in made) > 2 * whole


def letters(text: str) -> int:
    return sum(map(len, LETTERS.findall(text)))


def removes(before: str, after: str) -> bool:
    """Whether words of a text are no longer in another one."""
    return not all(one.adds for one in changes(before, after))


def different(before: Sequence[str], after: Sequence[str]) -> Iterator[Span]:
    """Where two texts cut in pieces differ: from where to where in the one, then in the other, in
    characters."""
    codes: dict[str, int] = {}
    first, second = (
        [codes.setdefault(one, len(codes)) for one in text] for text in (before, after)
    )
    old, new = places(before), places(after)
    for a, b, c, d in joined(spans(first, second)):
        yield old[a], old[b], new[c], new[d]


def spans(first: list[int], second: list[int]) -> Iterator[Span]:
    """What differs between two sequences, once their common ends are put aside."""
    most = min(len(first), len(second))
    head = next((n for n in range(most) if first[n] != second[n]), most)
    most -= head
    tail = next((n for n in range(most) if first[-1 - n] != second[-1 - n]), most)
    ends = len(first) - tail, len(second) - tail
    if (ends[0] - head) * (ends[1] - head) > MOST:
        yield head, ends[0], head, ends[1]
        return
    for op in Indel.opcodes(first[head : ends[0]], second[head : ends[1]]):
        if op.tag != "equal":
            yield op.src_start + head, op.src_end + head, op.dest_start + head, op.dest_end + head


def joined(found: Iterator[Span]) -> Iterator[Span]:
    """The same, those that follow each other made one."""
    last: Span | None = None
    for one in found:
        if last is not None and last[1] == one[0] and last[3] == one[2]:
            last = (last[0], one[1], last[2], one[3])
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def places(text: Sequence[str]) -> list[int]:
    """Where each piece of a text begins, and where the last one ends."""
    found = [0]
    for one in text:
        found.append(found[-1] + len(one))
    return found
