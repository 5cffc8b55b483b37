"""Characters that nobody sees: each could hide or reverse what people believe they read."""

from __future__ import annotations

import re
import sys
import unicodedata

from tourdetable.core.charter.text.source import Mistakes
from tourdetable.core.words.phrase import Phrase, gettext_noop

JOINERS = "\u200c\u200d"
"""Between the parts of one sign (an emoji, a Persian word): seen, in a way."""

DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CALLED = {"\x00": "NULL", "\ufeff": "BYTE ORDER MARK"}
TEXT = re.compile(r'^[^"]*[=\[,{]\s*"')
ESCAPE = re.compile(
    r"(?<!\\)(?:\\\\)*(?P<sign>\\(?:u(?P<four>[0-9A-Fa-f]{4})|U(?P<eight>[0-9A-Fa-f]{8})))"
)
LINE_ENDS = "\u2028\u2029\x0b\x0c\x85"

UNSEEN = gettext_noop("a character that nobody sees stands here: %(code)s (%(name)s)")
REVERSED = gettext_noop(
    "a character that reverses the direction of what is read stands here: %(code)s (%(name)s)"
)
REMOVE = gettext_noop("remove it: delete what stands at column %(column)s, and type it again")


def check_characters(mistakes: Mistakes) -> None:
    """Note each unseen character, once a line, whatever stands there."""
    for nth, line in enumerate(mistakes.lines, 1):
        at = next((at for at, letter in enumerate(line) if is_unseen(letter)), None)
        found = escaped(line) if at is None else (at, line[at])
        if found is not None:
            at, letter = found
            code, column = f"U+{ord(letter):04X}", at + 1
            name = CALLED.get(letter) or unicodedata.name(letter, "CONTROL")
            source = REVERSED if DIRECTION.match(letter) else UNSEEN
            problem = Phrase(source, code=code, name=name)
            mistakes.add(nth, code, problem, Phrase(REMOVE, column=column), column)
            mistakes.unseen.add(nth)


def escaped(line: str) -> tuple[int, str] | None:
    """The first unseen character that a text of TOML writes by its number, and where it is."""
    for found in ESCAPE.finditer(line) if TEXT.search(line) else ():
        number = int(found["four"] or found["eight"], 16)
        letter = chr(number) if number <= sys.maxunicode else ""
        if letter and is_unseen(letter):
            return found.start("sign"), letter
    return None


def is_unseen(letter: str) -> bool:
    """Whether a character has no shape of its own: a control, a mark of direction, no width."""
    if letter.isascii():
        return (letter < " " and letter != "\t") or letter == "\x7f"
    return (unicodedata.category(letter).startswith("C") and letter not in JOINERS) or (
        letter in LINE_ENDS
    )
