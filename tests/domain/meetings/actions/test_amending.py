"""A meeting's title, purpose and kind may be corrected, until its minutes are in review."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    NOW,
    Circle,
    circle_with,
    draw,
    hold,
    in_review,
    last_event,
    nothing_changes,
)
from tourdetable.core.charter.terms.model import Gate
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.amending import amend_meeting
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.gates import NeedsConfirmation


def amend(circle: Circle, meeting: Meeting, **fields: Any) -> Meeting:
    said = {"kind": meeting.kind, "title": meeting.title, "purpose": meeting.purpose}
    said |= {"version": meeting.version, "by": circle.by_ana(), "now": NOW}
    return amend_meeting(meeting=meeting, **(said | fields))


def test_the_title_and_the_purpose_change_and_the_journal_says_which(circle: Circle):
    meeting = draw(circle.body, APRIL)
    changed = amend(circle, meeting, title="  Lire ensemble ", purpose="Choisir.")
    assert (changed.title, changed.purpose, changed.version) == ("Lire ensemble", "Choisir.", 2)
    data = {"body": circle.body.pk, "changed": ["title", "purpose"], "told": True}
    assert last_event()[0::4] == ("meeting.amended", data)


def test_nothing_new_is_told_to_nobody(circle: Circle):
    amend(circle, draw(circle.body, APRIL))
    assert last_event()[4] == {"body": circle.body.pk, "changed": [], "told": False}


def test_a_meeting_that_took_place_may_be_corrected(circle: Circle):
    assert amend(circle, hold(circle), title="Relire").title == "Relire"


def test_another_kind_passes_the_gates(db: None):
    circle = circle_with(
        'check = "meetings_in_season"\nmeetings = ["reading"]\nminimum = 1', "none"
    )
    meeting = draw(circle.body, APRIL)
    with nothing_changes(), pytest.raises(NeedsConfirmation) as asked:
        amend(circle, meeting, kind="feast")
    assert ("CIR-09", Gate.CONFIRM) in [(o.article, o.gate) for o in asked.value.obstacles]
    assert amend(circle, meeting, kind="feast", confirmed=True).kind == "feast"
    assert "CIR-09" in last_event()[4]["against"]
    assert (last_event()[4]["was"], last_event()[4]["became"]) == ("reading", "feast")


@pytest.mark.parametrize(("field", "value"), [("kind", "ball"), ("title", " ")])
def test_what_no_meeting_is(circle: Circle, field: str, value: str):
    meeting = draw(circle.body, APRIL)
    with nothing_changes(), pytest.raises(ValidationError):
        amend(circle, meeting, **{field: value})


def test_the_second_of_two_writers(circle: Circle):
    meeting = draw(circle.body, APRIL)
    amend(circle, meeting, title="Un")
    with nothing_changes(), pytest.raises(Changed):
        amend(circle, meeting, title="Deux")


def test_not_once_the_minutes_are_in_review(circle: Circle):
    meeting = in_review(circle, hold(circle)).meeting
    meeting.refresh_from_db()
    with nothing_changes(), pytest.raises(ValidationError, match="in review or adopted"):
        amend(circle, meeting, title="Autre")


def test_not_a_cancelled_meeting(circle: Circle):
    meeting = draw(circle.body, APRIL)
    said = {"version": 1, "by": circle.by_ana(), "now": NOW, "confirmed": True}
    gone = cancel_meeting(meeting=meeting, reason="Pluie", **said)
    with nothing_changes(), pytest.raises(ValidationError, match="is cancelled"):
        amend(circle, gone, title="Autre")
