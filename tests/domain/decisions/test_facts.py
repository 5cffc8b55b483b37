from __future__ import annotations

from datetime import date

from tests.domain.builders import APRIL, NOW, Circle, decided, draw, propose
from tourdetable.core.charter.facts.record import DecisionFact
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.registry import record_of


def put_on_agenda(circle: Circle, meeting: Meeting, *titles: str):
    lines = [AgendaDraft(title, "decide", 20) for title in titles] + [
        AgendaDraft("Nouvelles", "inform", 5)
    ]
    set_agenda(meeting=meeting, items=lines, version=meeting.version, by=circle.by_ana(), now=NOW)
    return list(meeting.agenda.filter(purpose="decide"))


def test_decisions_and_points_without_answer(circle: Circle, meeting: Meeting):
    book, place = put_on_agenda(circle, meeting, "Livre", "Lieu")
    to_come = draw(circle.body, APRIL)
    put_on_agenda(circle, to_come, "Plus tard")
    open_, closed = propose(circle, meeting, "Lire Giono", item=book), decided(circle, meeting)
    body, of = str(circle.body.pk), str(meeting.pk)
    assert record_of(circle.network).decisions == (
        DecisionFact(str(open_.pk), body, of, "Lire Giono", settles_duties=False),
        DecisionFact(str(closed.pk), body, of, "Lire Colette", "consensus", True, False),
        DecisionFact(f"item:{place.pk}", body, of, "Lieu", settles_duties=False),
    )


def test_a_decision_that_settles_duties_says_so_once_adopted(circle: Circle, meeting: Meeting):
    shared = decided(circle, meeting, title="Les tours", effect=EffectDraft("settle_duties"))
    body, of = str(circle.body.pk), str(meeting.pk)
    assert record_of(circle.network).decisions == (
        DecisionFact(str(shared.pk), body, of, "Les tours", "consensus", True, True),
    )


def test_the_verdict_follows(circle: Circle, meeting: Meeting):
    (book,) = put_on_agenda(circle, meeting, "Livre")
    late = date(2027, 3, 20)
    assert report(circle.network, on=late).state_of("CIR-03") == "broken"
    decision = propose(circle, meeting, "Lire Giono", item=book)
    assert report(circle.network, on=late).state_of("CIR-03") == "broken"
    conclude(
        decision=decision, outcome="deferred", version=decision.version, by=circle.by_ana(), now=NOW
    )
    assert report(circle.network, on=late).state_of("CIR-03") == "kept"
