"""The reference of checks, as Markdown, made from the registry."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.model import Gate

HEAD = """\
# The checks a charter may name

What a rule under an article may ask, and what each answer means.

Made from the registry by `tourdetable charter checks`; a test holds it up to date. Under an
article, a fenced `rule` block names a check and its parameters, in TOML. Every rule also takes
`bodies` and `meetings` (its scope: kinds of bodies and of meetings, all when left out), `weight`
(`obligation`, `commitment` or `aim`), `gate` (what an act that would break it meets: `refuse`,
`confirm` or `none`) and `until_known` (the state while nobody keeps the facts it needs: `unknown`,
or `not_concerned` for a second reading of an article that another rule judges already).

A parameter marked *dated* may change over the years, and any value may name its source:
`months = { "2018-01-01" = { value = 2, source = "Règlement, 2018" }, "2027-01-01" = 3 }`.

## What every check says alike

Decided in ADR 46.

- **What is owed stays owed.** What had to be done by a day and is not done is `broken` from the day
  after, and again in each later season, until it is done: its season being over excuses nothing. A
  body that closed in an earlier season owes nothing any more.
- **What was done late** is a breach of the season in which it fell due, which says both days (due
  by such a day, done on such another) and asks for nothing more; in later seasons it is history. So
  is whatever happened and cannot be undone: a meeting on a Monday, two meetings too far apart.
- **The day itself counts as the day before.** What is due on a day may still be done on it; a
  meeting of today has not taken place yet, and nothing is missing of it. What is dated after the
  judged day is not done yet. A programme that may come out on the first day of its season is late
  on the second; one that is due before its season (`within_days = -1`) is late on the first.
- **What is counted over a season, a theme or a body's life** is at fault the day after its last:
  on that day it may still be done. The last day of a season is when its own count closes: on the
  next one it would be history.
- **No act comes before what it acts on**: an approval before its report, an answer before its
  question, minutes before their meeting, a deliverable before its group. Such a day is a slip:
  the verdict is `unknown` and tells both days until it is corrected, unless something is broken.
  What is dated before its body is there, or once it is no more, is nothing that the body produced.
- **What nobody could owe yet is `not_concerned`**: nothing has begun, or fallen due, and nobody has
  done any of it. A breach to come is told all the same (`at_risk` when it is near), and its day.
- **`kept` says what is true**: it never counts what is still to come as done.
- **What has no day is `unknown`** when its day decides, and so is what nobody keeps.
- **Whoever signs, comes or speaks for an institution without a mandate of that day** does so for
  nobody: the fact counts for no seat, whatever the article.
- **A decision that lifts an article** lifts what falls on its days, both included. A debt that
  outlasts it is owed again on the day after its last; a clock that ran out on its days starts again
  on its last day, be it the last of a season or not.
"""


def reference() -> str:
    """The whole page."""
    return HEAD + "".join(
        f"\n{section}" for check in CHECKS.values() for section in [_section(check)]
    )


def _section(check: Check[Any]) -> str:
    head = [f"## `{check.name}`", "", check.words, "", *_choices(check)]
    lines = [*head, *_table(check), *_notes(check)]
    return "\n".join(lines) + "\n"


def _choices(check: Check[Any]) -> Iterator[str]:
    """How it is judged, where the text leaves a choice: what the code of the check says of it."""
    if check.fixed is None:
        for paragraph in (inspect.getdoc(check.find) or "").split("\n\n"):
            yield from textwrap.wrap(" ".join(paragraph.split()), 100)
            yield ""


def _table(check: Check[Any]) -> Iterator[str]:
    declared = check.declared().values()
    if not declared:
        return
    yield "| parameter | meaning | usual value | example |"
    yield "| --- | --- | --- | --- |"
    for parameter in declared:
        usual = "must be written" if parameter.obligatory else _usual(parameter.default)
        dated = ", dated" if parameter.dated else ""
        words = parameter.words.replace("|", "/")
        yield f"| `{parameter.name}`{dated} | {words} | {usual} | `{parameter.example}` |"
    yield ""


def _usual(value: object) -> str:
    if value is None or value == ():
        return "—"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _notes(check: Check[Any]) -> Iterator[str]:
    if check.reads:
        yield "Reads: " + ", ".join(f"`{kind}`" for kind in check.reads) + "."
    gates = [f"`{gate}`" for gate in Gate if gate in check.gates and gate is not Gate.NONE]
    yield "Gates: " + (", ".join(gates) + "." if gates else "none.")
