"""Passages that whoever edits a text may not read: a sealed line stands in the place of each, and
they are put back when the text is saved, wherever that line was moved; one whose line was taken out
comes back at the end of its section.

A passage is taken whole, from its mark to its end: its own marks go with it, so that no mark around
the sealed line can open it to more people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from tourdetable.core.documents.text.marks import LINE, SEALED, LinesMarked
from tourdetable.core.documents.text.sections import split
from tourdetable.core.documents.text.source import lines_of, marked_lines
from tourdetable.core.words.audience import Audience

SectionKey = tuple[str, int]
"""The title of a section, and which of that title it is."""


@dataclass(frozen=True)
class SealedPassage:
    """A passage for those present: its lines as they are written, those of `first` to `last`; how
    many ends it lacks; the section where it stands."""

    first: int
    last: int
    lines: tuple[str, ...]
    unended: int
    section: SectionKey

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, its marks aside."""
        said = (line.strip() for line in self.lines)
        return tuple(line for line in said if line and not LINE.match(line))


Name = Callable[[SealedPassage], str]
"""An opaque name: letters and figures, the same for the same passage."""


def passages_for_those_present(text: str, *, default: Audience) -> list[SealedPassage]:
    """The passages of a text that only those present may read, in order; never one inside
    another."""
    lines = lines_of(text)
    sections = [*_sections(lines)]
    found = []
    for first, last, unended in _stretches(marked_lines(text, default=default)):
        said = tuple(lines[first : last + 1])
        found.append(SealedPassage(first, last, said, unended, sections[first]))
    return found


def _stretches(marked: Sequence[LinesMarked]) -> Iterator[tuple[int, int, int]]:
    """Where those passages stand, each with how many ends it lacks; those that touch are one."""
    here: tuple[int, int, int] | None = None
    for one in marked:
        if one.passage.audience is not Audience.PRESENT:
            continue
        lacks = 0 if one.closed else 1
        if here is not None and one.first <= here[1]:
            here = (here[0], max(here[1], one.last), here[2] + lacks)
            continue
        if here is not None:
            yield here
        here = (one.first, one.last, lacks)
    if here is not None:
        yield here


def sealed(text: str, passages: Sequence[SealedPassage], name: Name) -> str:
    """The text with a sealed line in the place of each of these passages."""
    kept, at = [], 0
    lines = lines_of(text)
    for one in passages:
        kept += [*lines[at : one.first], _seal(one, name)]
        at = one.last + 1
    return "\n".join([*kept, *lines[at:]])


def _seal(passage: SealedPassage, name: Name) -> str:
    """Its line, behind the same signs of list or quotation."""
    found = LINE.match(passage.lines[0])
    before = passage.lines[0].partition(":::")[0] if found else ""
    return f"{before}::: sealed {name(passage)}"


def unsealed(
    text: str, passages: Sequence[SealedPassage], name: Name
) -> tuple[str, list[SealedPassage]]:
    """The text with each passage put back for its line, and those that were put back at the end of
    their section because it was taken out. Sealed lines that name nothing are dropped."""
    waiting = {name(one): one for one in passages}
    left = Counter(map(name, passages))
    kept: list[str] = []
    for line in lines_of(text):
        found = SEALED.match(line)
        if not found:
            kept.append(line)
        elif left[said := found["name"].casefold()] > 0:
            left[said] -= 1
            kept += _ended(waiting[said])
    lost = [one for one in passages if _taken(left, name(one))]
    for one in lost:
        at = _end_of(kept, one.section)
        kept[at:at] = ["", *_ended(one), ""]
    return "\n".join(kept), lost


def _taken(left: Counter[str], name: str) -> bool:
    """Whether one more passage of that name is missing."""
    left[name] -= 1
    return left[name] >= 0


def _ended(passage: SealedPassage) -> list[str]:
    """Its lines, and the ends that it lacks: what follows it now is not in it."""
    return [*passage.lines, *[":::"] * passage.unended]


def _sections(lines: Sequence[str]) -> Iterator[SectionKey]:
    """The section of each line."""
    for one in split("".join(f"{line}\n" for line in lines)):
        yield from repeat(one.key, one.text.count("\n"))


def _end_of(lines: Sequence[str], section: SectionKey) -> int:
    """After which line a section ends; the end of the text when it is not there any more."""
    there = [number for number, known in enumerate(_sections(lines)) if known == section]
    return there[-1] + 1 if there else len(lines)
