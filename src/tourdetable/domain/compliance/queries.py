"""Verdicts on a network, kept as long as nothing has happened there (`memory`)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import SEVERITY, Report, Verdict, worst
from tourdetable.domain.compliance.memory import evaluation, forget
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force

__all__ = ["facts", "forget", "of_body", "report", "worst"]


def report(network: Network, *, on: date, charter: Charter | None = None) -> Report:
    """The verdicts of the charter in force (or of `charter`), on what is known that day."""
    return evaluation(network, charter or charter_in_force(network, on=on), on=on).report


def facts(network: Network, *, on: date, charter: Charter) -> CutRecord:
    """The facts on which the charter is judged that day, in parts."""
    return evaluation(network, charter, on=on).facts


def of_body(report: Report, body: int) -> tuple[Verdict, ...]:
    """The verdicts on one body, worst first, else in the charter's order."""
    return tuple(sorted(report.by_body.get(str(body), ()), key=lambda v: SEVERITY.index(v.state)))
