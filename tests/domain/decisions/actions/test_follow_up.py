from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    TODAY,
    Circle,
    decided,
    found_circle,
    in_review,
    last_event,
    nothing_changes,
    once_sent,
)
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat


@pytest.fixture
def decision(circle: Circle, meeting: Meeting) -> Decision:
    return decided(circle, meeting)


def add(
    circle: Circle,
    decision: Decision,
    seat: Seat,
    what: str = "Acheter le livre",
    due: date | None = None,
):
    return add_follow_up(
        decision=decision, what=what, seat=seat, due=due, by=circle.by_ana(), now=NOW
    )


def test_a_seat_has_something_to_do(circle: Circle, decision: Decision):
    row = add(circle, decision, circle.library, due=date(2027, 5, 1))
    assert (row.what, row.seat, row.due, row.done_on) == (
        "Acheter le livre",
        circle.library,
        date(2027, 5, 1),
        None,
    )
    data = {
        "body": circle.body.pk,
        "meeting": decision.meeting_id,
        "follow_up": row.pk,
        "seat": circle.library.pk,
        "due": "2027-05-01",
    }
    assert last_event() == (
        "follow_up.added",
        f"decision:{decision.pk}",
        circle.ana.pk,
        f"seat:{circle.town.pk}",
        data,
    )


def test_a_seat_of_another_body(circle: Circle, decision: Decision):
    stranger = found_circle(slug="other").town
    with nothing_changes(), pytest.raises(ValidationError, match="was not of this body"):
        add(circle, decision, stranger)


def test_a_day_before_the_meeting(circle: Circle, decision: Decision):
    with nothing_changes(), pytest.raises(ValidationError, match="before the decision"):
        add(circle, decision, circle.library, due=date(2027, 3, 3))


def test_nothing_to_do(circle: Circle, decision: Decision):
    with nothing_changes(), pytest.raises(ValidationError, match="Say what has to be done"):
        add(circle, decision, circle.library, what=" ")


def test_sent_twice(circle: Circle, decision: Decision):
    form = {
        "decision": decision,
        "what": "Lire",
        "seat": circle.town,
        "due": None,
        "by": once_sent(circle.by_ana()),
        "now": NOW,
    }
    add_follow_up(**form)
    with nothing_changes(), pytest.raises(AlreadyDone):
        add_follow_up(**form)


class TestMarkDone:
    def test_even_once_the_minutes_are_in_review(self, circle: Circle, decision: Decision):
        row = add(circle, decision, circle.library)
        in_review(circle, decision.meeting)
        mark_done(follow_up=row, done_on=TODAY, by=circle.by_bao(), now=NOW)
        assert FollowUp.objects.get().done_on == TODAY
        assert last_event()[0] == "follow_up.done"
        with nothing_changes(), pytest.raises(ValidationError, match="in review or adopted"):
            add(circle, decision, circle.library)

    def test_not_done_after_all(self, circle: Circle, decision: Decision):
        row = add(circle, decision, circle.library)
        mark_done(follow_up=row, done_on=TODAY, by=circle.by_bao(), now=NOW)
        mark_done(follow_up=row, done_on=None, by=circle.by_bao(), now=NOW)
        assert FollowUp.objects.get().done_on is None

    def test_not_on_a_day_to_come(self, circle: Circle, decision: Decision):
        row = add(circle, decision, circle.library)
        with nothing_changes(), pytest.raises(ValidationError, match="still to come"):
            mark_done(follow_up=row, done_on=date(2027, 4, 7), by=circle.by_bao(), now=NOW)

    def test_it_is_begun_then_done_with_what_shows_it(self, circle: Circle, decision: Decision):
        row = add(circle, decision, circle.library)
        said = {"done_on": None, "by": circle.by_bao(), "now": NOW}
        assert row.state == "to_do"
        assert mark_done(follow_up=row, state="doing", **said).state == "doing"
        shown = {"proof": "Acheté.", "proof_url": "https://exemple.invalid/recu"}
        done = mark_done(follow_up=row, state="done", **shown, **said)
        assert (done.state, done.done_on, done.begun) == ("done", TODAY, False)
        assert (done.proof, done.proof_url) == tuple(shown.values())

    def test_it_is_given_up_with_reasons(self, circle: Circle, decision: Decision):
        row = add(circle, decision, circle.library)
        said = {"state": "given_up", "done_on": TODAY, "by": circle.by_bao(), "now": NOW}
        with nothing_changes(), pytest.raises(ValidationError, match="Say why"):
            mark_done(follow_up=row, **said)
        given_up = mark_done(follow_up=row, proof="Épuisé.", **said)
        assert (given_up.state, given_up.done_on) == ("given_up", TODAY)

    def test_a_link_is_a_web_address(self, circle: Circle, decision: Decision):
        row = add(circle, decision, circle.library)
        said = {"done_on": TODAY, "by": circle.by_bao(), "now": NOW}
        with nothing_changes(), pytest.raises(ValidationError, match="whole web address"):
            mark_done(follow_up=row, proof_url="javascript:alert(1)", **said)
