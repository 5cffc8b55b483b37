"""Verdicts as lines of a terminal, in the words of the charter page."""

from __future__ import annotations

from tourdetable.core.charter.terms.verdict import Report, State
from tourdetable.interface.cli.charter.files import say
from tourdetable.interface.cli.sentences import Tongue

MARKS = {State.KEPT: "✓", State.AT_RISK: "!", State.BROKEN: "✗"}


def tell(report: Report, said: Tongue) -> None:
    """A line for each verdict: its mark, its article, its state, its body, its words."""
    for verdict in report.verdicts:
        mark, state = MARKS.get(verdict.state, "·"), state_words(verdict.state, said)
        place = f"{mark} {verdict.clause:<8} {state:<15} {verdict.body or '':<8}"
        say(f"{place} {said.say(verdict.words)}")


def state_words(state: State | None, said: Tongue) -> str:
    """A state as the charter page calls it: its code in words, translated; a dash for none."""
    if state is None:
        return "—"
    return said.catalogue.pgettext("verdict", state.value.replace("_", " ").capitalize())
