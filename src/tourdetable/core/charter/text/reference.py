"""The reference of checks, as Markdown, made from the registry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.model import Gate

HEAD = """\
# The checks a charter may name

Made from the registry by `tourdetable charter checks`; a test holds it up to date. Under an
article, a fenced `rule` block names a check and its parameters, in TOML. Every rule also takes
`bodies` and `meetings` (its scope: kinds of bodies and of meetings, all when left out), `weight`
(`obligation`, `commitment` or `aim`), `gate` (what an act that would break it meets: `refuse`,
`confirm` or `none`) and `until_known` (the state while nobody keeps the facts it needs: `unknown`,
or `not_concerned` for a second reading of an article that another rule judges already).

A parameter marked *dated* may change over the years, and any value may name its source:
`months = { "2018-01-01" = { value = 2, source = "Règlement, 2018" }, "2027-01-01" = 3 }`.
"""


def reference() -> str:
    """The whole page."""
    return HEAD + "".join(
        f"\n{section}" for check in CHECKS.values() for section in [_section(check)]
    )


def _section(check: Check[Any]) -> str:
    lines = [f"## `{check.name}`", "", check.words, "", *_table(check), *_notes(check)]
    return "\n".join(lines) + "\n"


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
