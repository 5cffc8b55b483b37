"""Articles that no software can judge, and checks that are still to be written: both say why."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import NO_GATE, Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.terms.verdict import Finding, State
from tourdetable.core.words.phrase import Phrase, gettext_noop


@dataclass(frozen=True)
class Unmeasurable:
    because: str = parameter("Why no software can judge it.", values.text, example="…")
    look_at: str | None = parameter(
        "What people may look at to judge by themselves.", values.text, example="…", default=None
    )


@dataclass(frozen=True)
class Planned:
    because: str = parameter("What is still missing for this check.", values.text, example="…")


def find(parameters: Unmeasurable | Planned, _context: Context) -> Finding:
    """Only the reason, in the charter's own words."""
    return Finding(words=Phrase("%(because)s", because=parameters.because))


NOT_MEASURABLE: Check[Unmeasurable] = Check(
    "not_measurable",
    gettext_noop("No software can judge it."),
    Unmeasurable,
    find,
    gates=NO_GATE,
    fixed=State.NOT_MEASURABLE,
)
PLANNED: Check[Planned] = Check(
    "planned",
    gettext_noop("A check is still to be written."),
    Planned,
    find,
    gates=NO_GATE,
    fixed=State.PLANNED,
)
