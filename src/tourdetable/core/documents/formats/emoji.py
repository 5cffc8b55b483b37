"""The names of emoji, printed where no embedded font has them (ADR 38).

`emoji.tsv` holds CLDR's short names; `tools/emoji_names.py` writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "templates" / "emoji.tsv"
COLUMNS = ("fr", "en")
JOINER = "\u200d"
DRESS = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""Skin tones, and which of its two faces a sign shows: it has the same name without."""


def named(text: str, known: Set[str], lang: str) -> str:
    """The text, each emoji that holds a character outside `known` replaced by its name."""
    names = _names(lang if lang in COLUMNS else COLUMNS[0])

    def said(run: re.Match[str]) -> str:
        return " ".join(_said(DRESS.sub("", run[0]), names, known))

    return _runs().sub(said, text)


def _said(run: str, names: Mapping[str, str], known: Set[str]) -> Iterator[str]:
    """Each sign of a run, longest first: a family before its members."""
    at = 0
    while at < len(run):
        sign = next((run[at:end] for end in _ends(run, at) if run[at:end] in names), run[at])
        at += len(sign)
        if known >= set(sign) or sign not in names:
            yield sign
        else:
            yield f"[{names[sign]}]"


def _ends(run: str, at: int) -> range:
    return range(min(len(run), at + _longest()), at, -1)


@cache
def _names(lang: str) -> Mapping[str, str]:
    column = 1 + COLUMNS.index(lang)
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: row[column] for row in rows}


@cache
def _longest() -> int:
    return max(map(len, _names(COLUMNS[0])))


@cache
def _runs() -> re.Pattern[str]:
    signs = set("".join(_names(COLUMNS[0]))) | {JOINER}
    first = "".join(map(re.escape, sorted(signs - {JOINER})))
    return re.compile(f"[{first}][{first}{JOINER}\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*")
