"""A text in sections: a heading of the first level, and what stands below it until the next one.

Sections are written one by one, by several people: nothing that is opened in one (a passage for
some readers, a block of code) may reach into the next one, nor be ended from there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tourdetable.core.documents.text.marks import LINE, SEALED, cleaned

FENCE = re.compile(
    r"(?P<inside>[^\S\n]*(?:[>*+\-0-9.)][^\S\n]*)*)(?P<fence>`{3,}|~{3,})(?P<rest>[^\n]*)$"
)
BEGINS_SECTION = re.compile(r"^#(?=[ \t]|$)", re.MULTILINE)
END = ":::"
MOST = 200
"""Sections of a text: what follows stays in the last one."""
MOST_OPEN = 12
"""Passages inside one another, across which a text is still cut."""
LONGEST_MARK = 100
CLOSED = "::: present"
"""What a mark that is longer says: nobody knows it."""


@dataclass(frozen=True)
class TextSection:
    """A part of a text. `title` and `nth`, which of that title it is (from 1), are its key; what
    stands before the first heading has no title.

    `head` holds its heading, and the marks just above it that hide it with what it is about.
    """

    title: str
    nth: int
    head: str
    body: str

    @property
    def text(self) -> str:
        """All of it, as it stands in the whole."""
        return self.head + self.body

    @property
    def key(self) -> tuple[str, int]:
        return self.title, self.nth

    @property
    def words(self) -> str:
        """What is written below the heading."""
        return self.body.strip("\n")

    def saying(self, words: str) -> TextSection:
        """The same heading with other words below it; what they open ends with them."""
        inner = BEGINS_SECTION.sub("##", words.strip("\n")) if self._outside(words) else words
        head = self.head if self.head.endswith("\n") or not self.head else f"{self.head}\n"
        room = "\n" if head else ""
        said = f"{room}{inner.strip(chr(10))}\n" if inner.strip() else room
        left = OpenMarks().over(head + said)
        return replace(self, head=head, body=f"{said}{left.endings()}\n")

    def _outside(self, words: str) -> bool:
        """Whether a heading of the first level stands among these words, and not in code."""
        return any(section.title or section.head for section in split(words))


@dataclass
class OpenMarks:
    """What is open at a point of the text: a block of code, passages for some readers."""

    fence: str = ""
    inside: bool = False
    passages: list[str] = field(default_factory=list)
    outside: int = 0
    """How many passages were open where the code began."""

    def over(self, text: str) -> OpenMarks:
        """What is open after this text."""
        for line in text.splitlines(keepends=True):
            self.take(line.rstrip("\n"))
        return self

    def take(self, line: str) -> None:
        """Go over one line. A mark is obeyed even in code, which is shown as well; code in a list
        or a quotation ends with it; a sealed line stands for a whole passage."""
        if SEALED.match(line):
            return
        if self.inside and line.strip() and line[0] not in " \t>":
            self.fence, self.inside = "", False
        if mark := LINE.match(line):
            self._marked(cleaned(mark["mark"]))
        elif found := FENCE.match(line):
            self._fenced(found)

    def _marked(self, said: str) -> None:
        """In code, an end ends only what was opened there."""
        if said:
            self.passages.append(f"{END} {said}" if len(said) <= LONGEST_MARK else CLOSED)
        elif len(self.passages) > (self.outside if self.fence else 0):
            self.passages.pop()

    def _fenced(self, found: re.Match[str]) -> None:
        if not self.fence:
            if "`" not in found["rest"] or found["fence"][0] == "~":
                self.fence, self.inside = found["fence"], bool(found["inside"])
                self.outside = len(self.passages)
        elif self._ends(found):
            self.fence = ""

    def _ends(self, found: re.Match[str]) -> bool:
        """Whether a fence ends the code: in no list nor quotation that the code is not in."""
        within = self.inside or not found["inside"].strip()
        return within and found["fence"].startswith(self.fence) and not found["rest"].strip()

    @property
    def takes_headings(self) -> bool:
        """Whether a section may begin here: code in a list ends with its list, any other goes
        on."""
        return (not self.fence or self.inside) and len(self.passages) <= MOST_OPEN

    def endings(self) -> str:
        """The lines that end all that is open."""
        fence = f"{self.fence}\n" if self.fence and not self.inside else ""
        return fence + f"{END}\n" * len(self.passages)


def split(text: str) -> list[TextSection]:
    """The sections of a text, in order: their texts joined are the text."""
    lines = text.splitlines(keepends=True)
    starts = list(beginnings(lines))
    bounds = [*starts, (len(lines), len(lines), "")]
    first = bounds[0][0]
    found = [TextSection("", 1, "", "".join(lines[:first]))] if first else []
    met = Counter[str]()
    for (begin, heading, title), (end, *_rest) in zip(starts, bounds[1:], strict=True):
        met[title] += 1
        head, body = "".join(lines[begin : heading + 1]), "".join(lines[heading + 1 : end])
        found.append(TextSection(title, met[title] + (not title and bool(first)), head, body))
    return found


def beginnings(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Of each section but what stands before all headings: its first line, that of its heading,
    its title."""
    reach, floor, found = OpenMarks(), 0, 0
    for number, line in enumerate(lines):
        title = titled(line) if reach.takes_headings and found < MOST else None
        if title is not None:
            yield above(lines, number, floor), number, title
            reach.fence, floor, found = "", number + 1, found + 1
        else:
            reach.take(line.rstrip("\r\n"))


def titled(line: str) -> str | None:
    """The title of a heading of the first level, if the line is one."""
    said = line.rstrip("\r\n")
    if said != "#" and not said.startswith(("# ", "#\t")):
        return None
    title = said[1:].strip(" \t")
    bare = title.rstrip("#")
    return title if bare and bare[-1] not in " \t" else bare.rstrip(" \t")


def above(lines: list[str], heading: int, floor: int) -> int:
    """Where a section begins: at the marks just above its heading that open a passage."""
    begin = heading
    for number in range(heading - 1, floor - 1, -1):
        mark = LINE.match(lines[number].rstrip("\r\n"))
        if mark and cleaned(mark["mark"]) and lines[number].startswith(END):
            begin = number
        elif lines[number].strip():
            break
    return begin


def join(sections: Iterable[TextSection]) -> str:
    """The text that these sections make."""
    return "".join(section.text for section in sections)


def apart(text: str) -> list[TextSection]:
    """The sections of a text, each ending what it opens: a passage that goes over several is said
    again in each, so that nobody reads more by it, nor less."""
    found, over = [], list[str]()
    for section in split(text):
        again = "".join(f"{mark}\n" for mark in over)
        reach = OpenMarks().over(again + section.text)
        over, endings = reach.passages, reach.endings()
        body = section.body
        if endings and not section.text.endswith("\n"):
            body += "\n"
        found.append(replace(section, head=again + section.head, body=body + endings))
    return found


def replaced(sections: Iterable[TextSection], key: tuple[str, int], words: str) -> str:
    """The whole text, with other words in the section of that key."""
    return join(one.saying(words) if one.key == key else one for one in sections)
