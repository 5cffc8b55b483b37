"""What is wrong in TOML that cannot be read: the cause, where it is, what to write.

The reader of TOML says where it stopped; people want to know what they typed there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tourdetable.core.charter.terms.dates import NOT_A_DATE, date_mistake, numbers, plain
from tourdetable.core.charter.terms.dates import WRITE as WRITE_LINE
from tourdetable.core.charter.terms.errors import shown
from tourdetable.core.charter.text.numerals import digits_of, whole_number
from tourdetable.core.words.phrase import Phrase, gettext_noop

ASSIGNED = re.compile(r"^(?P<key>[^=]*?)=(?P<value>.*)$")
CURLY = re.compile("[“”„«»‟″]")
APOSTROPHE = re.compile(r"[=\[,{]\s*(?P<mark>[‘’`´])")
NO_BREAK = "\u00a0\u202f\u2007\u3000"
BULLET = re.compile(r"(?:[-–—•▪◦·*‣⁃➢►▶☐☑✓✔]|o(?=\s)|\w{1,2}[)°](?=\s))\s*")
"""What opens an item of a list."""

UNEQUAL = re.compile(
    r"""(?P<key>[a-z_]+)(?:\s*(?:[＝≥≤→≈]|[<>:~-]=|->)\s*|\s+)(?P<value>\d+|".*"|true|false|[\[{].*)"""
)
"""A key and its value, with another sign than `=` between them, or none."""

KEYWORDS = {
    "true": "true",
    "vrai": "true",
    "oui": "true",
    "yes": "true",
    "false": "false",
    "faux": "false",
    "non": "false",
    "no": "false",
}
"""How people write true and false."""

Found = tuple[int, Phrase, Phrase]
"""A column (from 0), the problem and the remedy."""


@dataclass(frozen=True)
class Spot:
    """A line where the reader of TOML stopped, at a column from 0, and why."""

    line: str
    column: int
    cause: str

    @property
    def key(self) -> str:
        """What stands before `=`."""
        found = ASSIGNED.match(self.line)
        return found["key"].strip() if found else ""

    @property
    def value(self) -> str:
        """What stands after it, without the comment."""
        found = ASSIGNED.match(self.line)
        return re.split(r"\s#", found["value"])[0].strip() if found else ""

    def at(self, text: str) -> int:
        """The column of a piece of the line."""
        return max(self.line.find(text), 0)


def diagnose(cause: str, lines: Sequence[str], nth: int, column: int) -> tuple[int, Found]:
    """The line (from 0) and the column of the cause, the problem and the remedy."""
    opened = unclosed(lines, nth) if cause.startswith(OPEN) else None
    if (before := swallowed(cause, lines, nth)) is not None:
        opened, cause = before, "Unclosed array"
    line = opened if opened is not None else nth
    words = lines[line] if lines else ""
    spot = Spot(words, column if opened is None else opening(words), cause)
    for look in LOOKS:
        if found := look(spot):
            return line, found
    return line, (spot.column, *of_cause(cause))


def unclosed(lines: Sequence[str], nth: int) -> int | None:
    """The line that opens a list or a text which nothing closes, at or before a line."""
    balance = 0
    for at in range(min(nth, len(lines) - 1), -1, -1):
        bare = bared(lines[at]).split("#")[0]
        balance += sum(bare.count(sign) for sign in "[{") - sum(bare.count(s) for s in "]}")
        if balance > 0 or '"' in bare or re.search(r"=\s*'", bare):
            return at
    return None


def bared(line: str) -> str:
    """The line, its texts being made of spaces."""
    return re.sub(r'"(?:\\.|[^"\\])*"|\'[^\']*\'', lambda text: " " * len(text[0]), line)


def swallowed(cause: str, lines: Sequence[str], nth: int) -> int | None:
    """The line that opens a list in which a key, or the title of a table, has been read."""
    begins = bool(lines) and bool(key_of(lines[nth]) or lines[nth].startswith("["))
    return unclosed(lines, nth - 1) if cause == "Invalid value" and begins and nth else None


OPEN = ("Unclosed", "Unterminated", 'Expected "\'"', "Illegal character '\\n'")
"""How the reader of TOML begins to say that something is not closed."""


def opening(line: str) -> int:
    """The column of the sign that opens what a line does not close."""
    found = re.search(r"[\"'\[{]", bared(line))
    return found.start() if found else 0


def curly_quotes(spot: Spot) -> Found | None:
    """« Like these », “or these”, where TOML takes "straight ones"."""
    inside = re.sub(r'"[^"]*"', lambda text: " " * len(text[0]), spot.line)
    found = CURLY.search(inside)
    if not found:
        apostrophe = APOSTROPHE.search(inside)
        return (apostrophe.start("mark"), *_curly(spot)) if apostrophe else None
    return (found.start(), *_curly(spot))


def _curly(spot: Spot) -> tuple[Phrase, Phrase]:
    straight = re.sub("[“”„«»‟″]", '"', spot.line)
    straight = re.sub('"[\\s\u00a0\u202f]+(?=\\S[^"]*")', '"', straight)
    straight = re.sub('(?<=[=\\[,{ ])[‘’`´]([^‘’`´"]*)[‘’`´]', r'"\1"', straight)
    straight = re.sub('[\\s\u00a0\u202f]+"(?=\\s*(?:[,\\]}]|$))', '"', straight)
    return Phrase(CURLY_QUOTES), Phrase(WRITE_LINE, line=shown(straight.strip()))


def no_break_space(spot: Spot) -> Found | None:
    """A space that must not break a line, outside a text."""
    outside = re.sub(r'"[^"]*"', lambda text: "x" * len(text[0]), spot.line)
    at = next((at for at, letter in enumerate(outside) if letter in NO_BREAK), None)
    if at is None:
        return None
    line = re.sub(f" *[{NO_BREAK}][ {NO_BREAK}]*", " ", spot.line).strip()
    return at, Phrase(NO_BREAK_SPACE), Phrase(WRITE_LINE, line=shown(line))


def wrong_date(spot: Spot) -> Found | None:
    """`2027-1-1`, `01/09/2027`, `2027-02-30`, a day in words."""
    value = spot.value
    if re.fullmatch(r"\d{4}[-/.\u2010-\u2015\u2212]\d{1,2}|\d{2}(?:[-/.]\d{1,2}){2}", value):
        return spot.at(value), *date_mistake(value)
    if not value or (not numbers(value) and spot.cause != "Invalid date or datetime"):
        return None
    problem, remedy = date_mistake(value)
    if problem.source == NOT_A_DATE:
        day = remedy.values.get("line", "2027-01-31")
        remedy = Phrase(WRITE_LINE, line=f"{spot.key} = {day}")
    return spot.at(value), problem, remedy


def colon(spot: Spot) -> Found | None:
    """`key: value`."""
    found = re.match(r'^\s*"?[\w-]+"?\s*:\s*(?P<value>.*)$', spot.line)
    if not found or spot.key:
        return None
    at = spot.line.index(":")
    line = f"{spot.line[:at].strip()} = {found['value'].strip()}"
    return at, Phrase(COLON), Phrase(WRITE_LINE, line=shown(line))


def accents(spot: Spot) -> Found | None:
    """A key of letters that keys do not have, or of several words."""
    key = spot.key.strip("\"' ")
    known = not key or re.fullmatch(r"[A-Za-z0-9_.\"'-]+", key) or "[" in key or "{" in key
    begun = BULLET.match(key)
    if known or (spot.cause != "Expected '=' after a key in a key/value pair" and not begun):
        return None
    bare = plain(BULLET.sub("", key).replace("\\_", "_"))
    fit = re.sub(r"[^a-z0-9_]+", "_", bare).strip("_")
    line = f"{fit} = {spot.value}"
    return spot.at(key), Phrase(BAD_KEY, key=shown(key)), Phrase(WRITE_LINE, line=shown(line))


def bare_text(spot: Spot) -> Found | None:
    """A text without quotation marks, or true and false in words."""
    value = spot.value
    if spot.cause != "Invalid value" or not re.match(r"[^\W\d_]", value):
        return None
    word = KEYWORDS.get(plain(value))
    if word:
        remedy = Phrase(WRITE_LINE, line=f"{spot.key} = {word}")
        return spot.at(value), Phrase(NO_TRUTH, value=shown(value)), remedy
    bare = value.replace('"', "")
    remedy = Phrase(WRITE_LINE, line=shown(f'{spot.key} = "{bare}"'))
    return spot.at(value), Phrase(NO_QUOTES), remedy


def number(spot: Spot) -> Found | None:
    """`01`, `0,5`, `1 000`, `60 jours`, `deux`."""
    meant, value = whole_number(spot.key, spot.value), spot.value
    looks = re.match(r"[-\u2010-\u2015\u2212]?\d", digits_of(value)) or meant is not None
    if not looks or value == str(meant) or re.search(r"[=\"'\[{]", value):
        return None
    line = f"{spot.key} = {meant}"
    remedy = Phrase(WRITE_DIGITS) if meant is None else Phrase(WRITE_LINE, line=line)
    return spot.at(value), Phrase(BAD_NUMBER, value=shown(value)), remedy


def comma_missing(spot: Spot) -> Found | None:
    """`["a" "b"]`."""
    found = re.search(r'"(?P<gap>\s+)"', re.sub(r'"[^"]*"', '""', spot.line))
    if not found or not re.search(r'"[^"]*"\s+"[^"]*"', spot.line):
        return None
    gap = re.search(r'(?<=")\s+(?=")', spot.line)
    line = re.sub(r'("[^"]*")\s+(?=")', r"\1, ", spot.line).strip()
    where = gap.start() if gap else spot.column
    return where, Phrase(NO_COMMA), Phrase(WRITE_LINE, line=shown(line))


def odd_mark(spot: Spot) -> Found | None:
    """`==`, or a comma, a semicolon at the end of a line."""
    if re.search(r"==|:=", spot.line):
        line = re.sub(r"\s*(?:==|:=)\s*", " = ", spot.line).strip()
        return spot.column, Phrase(TWICE_EQUAL), Phrase(WRITE_LINE, line=shown(line))
    end = re.search(r"[,;.]\s*$", spot.line)
    if end and spot.cause.startswith("Expected newline"):
        line = spot.line[: end.start()].strip()
        return end.start(), Phrase(END_MARK), Phrase(WRITE_LINE, line=shown(line))
    return None


def nothing_written(spot: Spot) -> Found | None:
    """`key =`."""
    if spot.cause != "Invalid value" or spot.value or "=" not in spot.line:
        return None
    remedy = Phrase(WRITE_VALUE, line=f'{spot.key} = "…"')
    return len(spot.line), Phrase(NO_VALUE), remedy


def no_equal(spot: Spot) -> Found | None:
    """`minimum 1`, `minimum ≥ 1`."""
    found = UNEQUAL.fullmatch(spot.line.strip())
    if found is None:
        return None
    line = f"{found['key']} = {found['value']}"
    return (
        spot.at(found["key"]) + found.end("key"),
        Phrase(NO_EQUAL),
        Phrase(WRITE_LINE, line=shown(line)),
    )


def prose(spot: Spot) -> Found | None:
    """A line of words."""
    words = spot.line.strip()
    if "=" in words or words.startswith("[") or not words:
        return None
    return spot.at(words), Phrase(PROSE, words=shown(words)), Phrase(WRITE_COMMENT)


LOOKS: tuple[Callable[[Spot], Found | None], ...] = (
    curly_quotes,
    wrong_date,
    number,
    no_break_space,
    nothing_written,
    odd_mark,
    comma_missing,
    colon,
    no_equal,
    accents,
    bare_text,
    prose,
)
"""What is looked for on the line, one after the other."""

CURLY_QUOTES = gettext_noop("these quotation marks are curly, which TOML does not read")
NO_BREAK_SPACE = gettext_noop("a no-break space stands where TOML reads only plain ones")
COLON = gettext_noop("a colon stands where TOML writes `=`")
BAD_KEY = gettext_noop("the key `%(key)s` has letters or spaces that keys do not have")
NO_QUOTES = gettext_noop("this text has no quotation marks")
NO_TRUTH = gettext_noop("`%(value)s` is neither `true` nor `false`")
BAD_NUMBER = gettext_noop("`%(value)s` is not a whole number as TOML writes it")
NO_COMMA = gettext_noop("a comma is missing between two values")
TWICE_EQUAL = gettext_noop("a value is given by a single `=`")
END_MARK = gettext_noop("nothing stands after a value")
NO_VALUE = gettext_noop("nothing is written after `=`")
PROSE = gettext_noop("`%(words)s` is neither `key = value` nor the title of a table")
WRITE_DIGITS = gettext_noop("write a whole number in digits, without anything after it")
NO_EQUAL = gettext_noop("`=` is expected after the key")
WRITE_VALUE = gettext_noop("write a value, e.g. `%(line)s`")
WRITE_COMMENT = gettext_noop("remove this line, or write `#` before it")

CAUSES: tuple[tuple[str, str, str], ...] = (
    (
        "Unterminated string",
        gettext_noop("the quotation mark that opens this text is not closed"),
        gettext_noop("write the quotation mark that closes it, on the same line"),
    ),
    (
        'Expected "\'"',
        gettext_noop("the quotation mark that opens this text is not closed"),
        gettext_noop("write the quotation mark that closes it, on the same line"),
    ),
    (
        "Illegal character '\\n'",
        gettext_noop("the quotation mark that opens this text is not closed"),
        gettext_noop("write the quotation mark that closes it, on the same line"),
    ),
    (
        "Illegal character",
        gettext_noop("this text holds a character that TOML does not take"),
        gettext_noop("remove it"),
    ),
    (
        "Found invalid character",
        gettext_noop("this text holds a character that TOML does not take"),
        gettext_noop("remove it"),
    ),
    (
        "Unescaped '\\'",
        gettext_noop("a backslash stands alone in this text"),
        gettext_noop("write it twice, or remove it"),
    ),
    (
        "Unclosed array",
        gettext_noop("the list that `[` opens is not closed"),
        gettext_noop("write `]` after its last value, and a comma between two"),
    ),
    (
        "Unclosed inline table",
        gettext_noop("the table that `{` opens is not closed"),
        gettext_noop("write `}` on the same line, and a comma between two values"),
    ),
    (
        "Expected ']]'",
        gettext_noop("the title of this table is not closed"),
        gettext_noop("write two brackets on each side, e.g. `[[offices]]`"),
    ),
    (
        "Expected ']'",
        gettext_noop("the title of this table is not closed"),
        gettext_noop("write a bracket on each side, e.g. `[minutes]`"),
    ),
    (
        "Expected newline",
        gettext_noop("something stands after the value"),
        gettext_noop("write one key and one value a line"),
    ),
    (
        "Invalid initial character for a key part",
        gettext_noop("a key is expected here"),
        gettext_noop("write `key = value`; a table between braces stands on one line"),
    ),
    (
        "Expected '='",
        gettext_noop("`=` is expected after the key"),
        gettext_noop("write `key = value`"),
    ),
    (
        "Invalid value",
        gettext_noop("this is not a value that TOML reads"),
        gettext_noop("write a number, `true`, `false`, a date, a text between quotation marks"),
    ),
)
"""What the reader of TOML says, and what people are told."""

UNREAD = gettext_noop("this is not TOML")
WRITE_KEY_VALUE = gettext_noop("write `key = value`, texts between quotation marks")


def of_cause(cause: str) -> tuple[Phrase, Phrase]:
    """The words of the reader of TOML, in ours."""
    for begin, problem, remedy in CAUSES:
        if cause.startswith(begin):
            return Phrase(problem), Phrase(remedy)
    return Phrase(UNREAD), Phrase(WRITE_KEY_VALUE)


def twice(cause: str) -> bool:
    """Whether the reader met a second time what is written once."""
    return bool(re.match(r"Cannot (?:overwrite|declare|mutate|redefine)|Duplicate inline", cause))


def key_of(line: str) -> str:
    """The key that a line gives a value to."""
    match = KEY.match(line)
    return next(filter(None, match.groups())) if match else ""


KEY = re.compile(r"""^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+))\s*[=.]""")


def keys(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that give a value to a key."""
    for at, line in enumerate(lines):
        if key := key_of(line):
            yield at, key
