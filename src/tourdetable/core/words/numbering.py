"""Numbers typed before the titles of a list that is numbered already: shown once."""

from __future__ import annotations

import re
from collections.abc import Iterable

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NUMBER = re.compile(
    r"\s*\(?(?:(?:point|pt)\s*)?(?:n[°º]\s*)?(?P<number>\d{1,2}|[IVX]{1,4})\s*"
    r"(?P<sign>\.?\s?[)°/–—:-]+|\.)(?P<gap>\s*)(?=[^\W_]|[«\"“'(])",
    re.IGNORECASE,
)
"""« 1. », « 1) », « (1) », « 2 - », « 3/ », « Point 4 : », « II. », before a title."""


def unnumbered(titles: Iterable[str]) -> list[str]:
    """The titles without the numbers that were typed before them.

    A number is one when it ends as in a list (« 1. », « 1) »), or when it counts the points:
    « 13 : Bouches-du-Rhône » and « 2-3 avril » keep theirs.
    """
    expected, kept = 1, []
    for place, title in enumerate(titles, 1):
        found = NUMBER.match(title)
        number = _value(found) if found else 0
        goes_on = number == expected and (expected > 1 or title.lstrip()[0].isdecimal())
        if found and _numbers(found, title, counts=number == place or goes_on):
            kept.append(title[found.end() :])
            expected = number + 1
        else:
            kept.append(title)
    return kept


def _value(found: re.Match[str]) -> int:
    said = found["number"]
    if said.isdecimal():
        return int(said)
    return ROMAN.index(said) if said in ROMAN else 0


def _numbers(found: re.Match[str], title: str, *, counts: bool) -> bool:
    """Whether what was found is a number of the list, and no part of its title."""
    after = title[found.end()]
    if after.isdecimal() and not found["gap"]:
        return False
    if found["number"].isdecimal() and found["sign"] in {".", ")"} and found["gap"]:
        return True
    return counts and not after.isdecimal() and (bool(found["gap"]) or after.isupper())
