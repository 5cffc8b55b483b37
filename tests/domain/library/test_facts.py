from __future__ import annotations

from tests.domain.builders import NOW, TODAY, Circle, circle_with
from tests.domain.library.builders import brought, lead
from tourdetable.core.charter.facts.record import ContributionFact
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.library.actions.keeping import retire
from tourdetable.domain.networks.registry import record_of


def test_each_kind_is_told_with_its_seat_and_its_day(circle: Circle) -> None:
    watch = brought(circle)
    tool = brought(circle, "Grille d’accueil", kind="tool", by=lead(circle))
    sheets = [brought(circle, "Permanence", kind=kind) for kind in ("sheet", "innovation")]
    record, body, seat = record_of(circle.network), str(circle.body.pk), str(circle.library.pk)
    assert record.watch_items == (
        ContributionFact(str(watch.pk), body, "Fermeture du guichet", TODAY, seat),
    )
    assert record.tools == (ContributionFact(str(tool.pk), body, "Grille d’accueil", TODAY, None),)
    assert [fact.id for fact in record.practice_sheets or ()] == [str(one.pk) for one in sheets]


def test_what_is_brought_to_the_network_counts_for_the_body_of_its_seat(circle: Circle) -> None:
    brought(circle, body=None)
    brought(circle, "Sans siège", body=None, by=lead(circle))
    found = record_of(circle.network).watch_items or ()
    assert [(fact.body, fact.title) for fact in found] == [
        (str(circle.body.pk), "Fermeture du guichet")
    ]


def test_what_was_retired_was_brought_all_the_same(circle: Circle) -> None:
    retire(entry=brought(circle), version=1, words="Rouvert.", by=circle.by_bao(), now=NOW)
    assert len(record_of(circle.network).watch_items or ()) == 1


RULE = 'check = "body_produces"\nbodies = ["circle"]\nkinds = ["watch_items", "tools"]'


def test_an_article_is_judged_from_what_was_brought(db: None) -> None:
    circle = circle_with(RULE, "none")

    def state() -> State:
        found = report(circle.network, on=TODAY).verdicts
        return next(one.state for one in found if one.clause == "CIR-09")

    assert state() is not State.UNKNOWN
    brought(circle)
    brought(circle, "Grille", kind="tool")
    assert state() is State.KEPT
