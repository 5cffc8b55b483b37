"""The Markdown below the keys of a method's file: an introduction, then parts with their ids."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tourdetable.core.methods.errors import among, excerpt_of
from tourdetable.core.methods.tables import NotedMistakes
from tourdetable.core.methods.terms import MethodSection
from tourdetable.core.methods.values import TYPE_AGAIN, UNSEEN, UNSEEN_SIGN
from tourdetable.core.words.phrase import Phrase, gettext_noop

SECTIONS = ("when", "example", "care")
"""When it fits; an example; what to take care of."""

OBLIGED = ("example",)

HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(?:\{#([^}]*)\})?\s*#*\s*")
FENCED = re.compile(r"\s*(```|~~~)")

NO_ID = gettext_noop("this heading has no id")
GIVE_ONE = gettext_noop("write `## An example {#example}`: the ids are %(names)s")
UNKNOWN_ID = gettext_noop("unknown part `%(name)s`")
ID_TWICE = gettext_noop("the part `%(name)s` is written twice")
KEEP_IT_ONCE = gettext_noop("keep it once")
NO_WORDS = gettext_noop("the part `%(name)s` is empty")
SAY_IT = gettext_noop("write a few lines under its heading, or remove it")
NO_PART = gettext_noop("there is no part `%(name)s`")
TELL_ONE = gettext_noop("write `## An example {#example}`, then a meeting where it was used")


@dataclass(frozen=True)
class BodyLines:
    """The lines below the keys, and how many lines of the file stand before them."""

    lines: tuple[str, ...]
    before: int

    def text(self, first: int, end: int) -> str:
        return "\n".join(self.lines[first:end]).strip()


@dataclass(frozen=True)
class Opening:
    """A heading that opens a part: where it is, and what it says."""

    at: int
    id: str
    title: str


def read_body(body: BodyLines, noted: NotedMistakes) -> tuple[str, tuple[MethodSection, ...]]:
    """The introduction, and the parts in their order."""
    check_signs(body, noted)
    openings = [one for one in headings(body) if is_fit(one, body, noted)]
    ends = [*(one.at for one in openings), len(body.lines)]
    parts = [
        MethodSection(one.id, one.title, body.text(one.at + 1, end))
        for one, end in zip(openings, ends[1:], strict=True)
    ]
    check_parts(parts, openings, body, noted)
    return body.text(0, ends[0]), tuple(parts)


def headings(body: BodyLines) -> list[Opening]:
    """The headings of the first and second levels, those of a block of code apart."""
    found, inside = [], False
    for at, line in enumerate(body.lines):
        inside = inside != bool(FENCED.match(line))
        heading = None if inside else HEADING.fullmatch(line)
        if heading and len(heading[1]) <= 2:
            found.append(Opening(at, heading[3] or "", heading[2]))
    return found


def is_fit(opening: Opening, body: BodyLines, noted: NotedMistakes) -> bool:
    """Whether a heading opens a known part; else what is wrong is noted."""
    line, names = body.before + opening.at + 1, ", ".join(f"`{one}`" for one in SECTIONS)
    if not opening.id:
        noted.add(line, opening.title, Phrase(NO_ID), Phrase(GIVE_ONE, names=names))
    elif opening.id not in SECTIONS:
        name = excerpt_of(opening.id)
        noted.add(line, name, Phrase(UNKNOWN_ID, name=name), among(opening.id, SECTIONS))
    return opening.id in SECTIONS


def check_parts(
    parts: list[MethodSection], openings: list[Opening], body: BodyLines, noted: NotedMistakes
) -> None:
    """Each part once, with words in it; the obliged ones are there."""
    seen: set[str] = set()
    for part, opening in zip(parts, openings, strict=True):
        line = body.before + opening.at + 1
        if part.id in seen:
            noted.add(line, part.id, Phrase(ID_TWICE, name=part.id), Phrase(KEEP_IT_ONCE))
        elif not part.text:
            noted.add(line, part.id, Phrase(NO_WORDS, name=part.id), Phrase(SAY_IT))
        seen.add(part.id)
    check_obliged(seen, body.before + len(body.lines), noted)


def check_obliged(seen: set[str], last: int, noted: NotedMistakes) -> None:
    """The parts that must be there are."""
    for name in OBLIGED:
        if name not in seen:
            noted.add(last, name, Phrase(NO_PART, name=name), Phrase(TELL_ONE))


def check_signs(body: BodyLines, noted: NotedMistakes) -> None:
    """Note each line that holds a character that nobody sees."""
    for nth, line in enumerate(body.lines, 1):
        if UNSEEN.search(line):
            noted.add(body.before + nth, excerpt_of(line), Phrase(UNSEEN_SIGN), Phrase(TYPE_AGAIN))
