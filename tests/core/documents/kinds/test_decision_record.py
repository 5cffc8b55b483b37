"""The decisions alone, on paper."""

from __future__ import annotations

from dataclasses import replace

from tests.core.documents.samples import NOW, RECORD, printed
from tourdetable.core.documents.kinds.decision_record import DecisionRecordDocument


def lines(doc: DecisionRecordDocument) -> list[str]:
    return [line for page in printed(doc.pdf(now=NOW)) for line in page.splitlines()]


def test_each_decision_has_its_dissensus_section() -> None:
    printed = lines(RECORD)
    assert printed.count("Dissensus") == 2
    assert printed.count("Aucun dissensus exprimé") == 1


def test_reservations_come_after_the_dissensus_as_on_the_page() -> None:
    printed = lines(RECORD)
    assert printed.index("Dissensus") < printed.index("Réserves") < printed.index("Suites à donner")


def test_positions_and_actions_are_counted_and_named() -> None:
    printed = lines(RECORD)
    assert "Positions : 7 accords · 1 réserve · 1 objection" in printed
    assert "Préparer le bilan Caf des Bouches-du-Rhône 8 juin" in printed


def test_an_empty_register_says_so() -> None:
    assert "Aucune décision n’a été prise." in lines(replace(RECORD, decisions=()))
