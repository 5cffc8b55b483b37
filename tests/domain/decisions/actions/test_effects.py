from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    CHARTER,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    decided,
    found_circle,
    hold,
    last_event,
    nothing_changes,
    once_sent,
    propose,
)
from tourdetable.core.charter.facts.record import ExceptionFact
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.decisions.actions.decisions import reopen
from tourdetable.domain.decisions.actions.effects import adopt_proposed_charter, grant_exception
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.charters import propose_charter
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.facts import exceptions
from tourdetable.domain.networks.models import Body, CharterException, CharterProposal

FIRST, LAST = date(2027, 2, 1), date(2027, 6, 30)


def lift(circle: Circle, decision: Decision, **changed: object) -> CharterException:
    said = {
        "clause": "CIR-01",
        "body": circle.body,
        "starts": FIRST,
        "ends": LAST,
        "by": circle.by_ana(),
    } | changed
    return grant_exception(decision=decision, now=NOW, **said)  # type: ignore[arg-type]  # names and values are these


def test_an_adopted_decision_lifts_an_article(circle: Circle, meeting: Meeting):
    decision = decided(circle, meeting)
    lifted = lift(circle, decision)
    fact = ExceptionFact(
        str(lifted.pk), "CIR-01", str(circle.body.pk), decision.reference, FIRST, LAST
    )
    assert exceptions(circle.network) == (fact,)
    kind, subject, person, _capacity, data = last_event()
    assert (kind, subject, person) == (
        "charter.article_lifted",
        f"exception:{lifted.pk}",
        circle.ana.pk,
    )
    assert (data["decision"], data["clause"], data["ends"]) == (decision.pk, "CIR-01", "2027-06-30")


def test_the_verdict_is_kept_by_exception(circle: Circle):
    """Two meetings six months apart break CIR-02, but for a decision that lifts it meanwhile."""
    hold(circle, datetime(2027, 1, 7, 9, tzinfo=UTC), "Lecture de janvier")
    meeting = hold(circle, APRIL, "Lecture d’avril")
    before = report(circle.network, on=TODAY).state_of("CIR-02")
    decision = decided(circle, meeting)
    lift(circle, decision, clause="CIR-02", starts=date(2027, 1, 1))
    (verdict,) = report(circle.network, on=TODAY).of("CIR-02")
    assert (before, verdict.state, verdict.exception) == (
        State.BROKEN,
        State.KEPT,
        decision.reference,
    )


@pytest.mark.parametrize("outcome", ["no_decision", "deferred"])
def test_a_decision_that_was_not_adopted_lifts_nothing(
    circle: Circle, meeting: Meeting, outcome: str
):
    decision = decided(circle, meeting, outcome)
    with nothing_changes(), pytest.raises(ValidationError):
        lift(circle, decision)


def test_an_open_decision_lifts_nothing(circle: Circle, meeting: Meeting):
    decision = propose(circle, meeting)
    with nothing_changes(), pytest.raises(ValidationError):
        lift(circle, decision)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"clause": "CIR-99"}, "clause"),
        ({"clause": ""}, "clause"),
        ({"ends": FIRST.replace(day=1, month=1)}, "ends"),
    ],
)
def test_what_the_charter_cannot_lift_is_refused(
    circle: Circle, meeting: Meeting, changed: dict[str, object], field: str
):
    decision = decided(circle, meeting)
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        lift(circle, decision, **changed)
    assert list(refusal.value.message_dict) == [field]


def test_another_networks_body_is_refused(circle: Circle, meeting: Meeting):
    other: Body = found_circle(slug="other").body
    decision = decided(circle, meeting)
    with nothing_changes(), pytest.raises(ValidationError):
        lift(circle, decision, body=other)


def test_an_exception_may_be_for_all_bodies(circle: Circle, meeting: Meeting):
    assert lift(circle, decided(circle, meeting), body=None).body is None
    assert [fact.body for fact in exceptions(circle.network)] == [None]


def test_the_same_exception_is_granted_once(circle: Circle, meeting: Meeting):
    decision = decided(circle, meeting)
    lift(circle, decision, body=None)
    with nothing_changes(), pytest.raises(ValidationError):
        lift(circle, decision, body=None)


def test_a_form_sent_twice_is_told_so(circle: Circle, meeting: Meeting):
    decision, by = decided(circle, meeting), once_sent(circle.by_ana())
    lift(circle, decision, by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        lift(circle, decision, by=by)


def test_what_it_did_is_never_reopened(circle: Circle, meeting: Meeting):
    decision = decided(circle, meeting)
    lift(circle, decision)
    current = Decision.objects.get(pk=decision.pk)
    with nothing_changes(), pytest.raises(ValidationError):
        reopen(decision=current, version=current.version, by=OPERATOR, now=NOW)


def proposed(circle: Circle) -> CharterProposal:
    text = CHARTER.replace("2027.1", "2027.2").replace("months = 2", "months = 3")
    by = Actor(circle.bao)
    return propose_charter(
        network=circle.network, text=text, in_force_from=date(2027, 9, 1), by=by, now=NOW
    )


def test_an_adopted_decision_makes_a_proposed_text_the_next_version(
    circle: Circle, meeting: Meeting
):
    decision, proposal = decided(circle, meeting), proposed(circle)
    stored = adopt_proposed_charter(
        decision=decision, proposal=proposal, by=circle.by_ana(), now=NOW
    )
    assert (stored.version, stored.in_force_from) == ("2027.2", date(2027, 9, 1))
    kind, subject, _person, _capacity, data = last_event()
    assert (kind, subject, data["decision"]) == (
        "charter.adopted",
        f"charter:{stored.pk}",
        decision.pk,
    )
    assert Decision.objects.get(pk=decision.pk).carried_out_at == NOW


@pytest.mark.parametrize("outcome", ["no_decision", "deferred", ""])
def test_without_an_adopted_decision_the_text_stays(circle: Circle, meeting: Meeting, outcome: str):
    decision = decided(circle, meeting, outcome) if outcome else propose(circle, meeting)
    proposal = proposed(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        adopt_proposed_charter(decision=decision, proposal=proposal, by=circle.by_ana(), now=NOW)


def test_a_decision_elsewhere_adopts_nothing_here(circle: Circle):
    other = found_circle(slug="other")
    decision, proposal = decided(other, hold(other)), proposed(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        adopt_proposed_charter(decision=decision, proposal=proposal, by=other.by_ana(), now=NOW)
