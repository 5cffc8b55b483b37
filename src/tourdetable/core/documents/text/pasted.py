"""What people type or paste → Markdown, line by line: nobody here learns Markdown to write minutes.

Word, Outlook, LibreOffice and telephones write lists with their own bullets, nest them by
indentation or by the bullet alone, and end them with the next line that has none. Markdown's own
lists are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

DEEPEST = 6
TAB = 4
OWN = "-*+"
"""Markdown's own bullets."""

ITEM = re.compile(
    r"(?P<indent>[^\S\n]*)(?:"
    r"(?P<glyph>[•●○◦▪▫■▸►➢➤‣⁃∙❖\uf020-\uf0df\uf0e1-\uf0ff])[^\S\n]*"
    r"|(?P<dash>[-*+–—−‐‑‒·])(?:[^\S\n]+|$)"
    r"|(?P<letter>[o§Øüqv])(?:\t|[ \xa0\u2002-\u200a]{2})[^\S\n]*"
    r"|(?P<number>\d{1,3}[.)])[^\S\n]+"
    r")"
)
"""A line that begins as an item of a list does; U+F0xx are the bullets of Word's symbol fonts."""

FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})")
RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,})$")
PATH = re.compile(r"(?<![^\s(«])(?:\\\\|[A-Za-z]:\\)[^\s\\][^\s]*")
ADDRESSED_TWICE = re.compile(r"\b([\w.+-]{1,64}@[\w.-]{1,255}) ?<mailto:\1>")
STAR = re.compile(r"(?<=\w)\*(?=\w)")
"""« tou*te*s », 3*4*5: no emphasis."""
GLUED = re.compile(r"(?<=[^\s(])(?=<https?://)")
SYMBOLS = str.maketrans(
    {
        "\uf0e0": "→",
        "\uf0e8": "→",
        "\uf0df": "←",
        "\uf0fc": "✓",
        "\uf0fb": "✗",
        "\uf04a": "☺",
        "\uf04c": "☹",
        "\uf0a8": "□",
        "\uf06f": "□",
        "\uf0fe": "☑",
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "➢",
    }
)
"""Signs of Word's symbol fonts inside a sentence, as Unicode has them."""


@dataclass(frozen=True)
class _Level:
    """A list that is open: where its items stand, by what sign, where their words begin."""

    indent: int
    sign: str
    column: int


def as_markdown(text: str) -> str:
    """The same text, its lists as Markdown writes them."""
    return "\n".join(line or "" for line in _lines(text.split("\n")))


def origins(text: str) -> list[int]:
    """From which line of the text each line of that Markdown comes; one that is added, from the one
    above it."""
    found: list[int] = []
    for line in _lines(text.split("\n")):
        above = found[-1] if found else -1
        found.append(above if line is None else above + 1)
    return found


def _lines(lines: Sequence[str]) -> Iterator[str | None]:
    """Every line, lists rewritten and set apart from what follows them (None: a line that is
    added)."""
    listed: list[str] = []
    fence = ""
    for line in lines:
        if not fence and _goes_on(line, listed):
            listed.append(line)
            continue
        if listed:
            yield from _list(listed)
            if listed[-1].strip() and not line.startswith((" ", ":::")):
                yield None
            listed = []
        yield line if fence else _line(line)
        fence = _fence(line, fence)
    yield from _list(listed)


def _goes_on(line: str, listed: list[str]) -> bool:
    """Whether a line is an item, or stands inside the list that is open."""
    if RULE.match(line) or FENCE.match(line) or line.lstrip().startswith(":::"):
        return False
    if ITEM.match(line):
        return True
    return bool(listed) and (not line.strip() or line[0].isspace())


def _fence(line: str, opened: str) -> str:
    """The fence of code that is open after this line, if any."""
    found = FENCE.match(line)
    if not found:
        return opened
    if not opened:
        return found["fence"]
    closes = found["fence"].startswith(opened) and not line.strip().strip(opened[0])
    return "" if closes else opened


def _list(lines: list[str]) -> Iterator[str]:
    """One list as Markdown: Markdown's own is left as it was typed."""
    if all(_is_markdown(line) for line in lines):
        yield from map(_line, lines)
        return
    levels: list[_Level] = []
    for line in lines:
        found = ITEM.match(line)
        if found:
            levels = _levels(levels, found)
            yield f"{' ' * _indentation(levels)}{_marker(found)} {_line(line[found.end() :])}"
        elif line.strip():
            yield " " * levels[-1].column + _line(line.strip())
        else:
            yield ""


def _is_markdown(line: str) -> bool:
    found = ITEM.match(line)
    if not found:
        return True
    signed = found["number"] or (found["dash"] or "x") in OWN
    return bool(signed) and line[: found.end()].isascii()


def _levels(levels: list[_Level], found: re.Match[str]) -> list[_Level]:
    """The lists open once this item has begun."""
    indent = len(found["indent"].expandtabs(TAB))
    sign = _sign(found)
    around = [level for level in levels if level.indent <= indent + 1]
    if around and indent < around[-1].indent + 2:
        around = _beside(around, sign)
    around = around[: DEEPEST - 1]
    start = around[-1].column if around else 0
    return [*around, _Level(indent, sign, start + len(_marker(found)) + 1)]


def _beside(levels: list[_Level], sign: str) -> list[_Level]:
    """The lists around an item that stands no further than the last one.

    By its sign: the same goes on, one met before goes back to its list, a new one is a list inside.
    """
    place = next((n for n, level in enumerate(levels) if level.sign == sign), len(levels))
    return levels[:place]


def _sign(found: re.Match[str]) -> str:
    if found["number"]:
        return found["number"][-1]
    return found["glyph"] or found["letter"] or ("*" if found["dash"] in "*+·" else "-")


def _marker(found: re.Match[str]) -> str:
    return found["number"] or "-"


def _indentation(levels: list[_Level]) -> int:
    return levels[-2].column if len(levels) > 1 else 0


def _line(line: str) -> str:
    """One line, where what Word and Outlook put into it would be lost or doubled."""
    if line.isalnum() or "`" in line:
        return line
    kept = PATH.sub(lambda found: found[0].replace("\\", "\\\\"), line.translate(SYMBOLS))
    return STAR.sub(r"\*", GLUED.sub(" ", ADDRESSED_TWICE.sub(r"\1", kept)))
