from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    NOW,
    Circle,
    hold,
    in_review,
    last_event,
    nothing_changes,
)
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.actions.cosigning import co_sign
from tourdetable.domain.minutes.actions.minutes import write
from tourdetable.domain.minutes.models import CoSignature, Minutes
from tourdetable.domain.minutes.queries import signed
from tourdetable.domain.networks.actors import Actor


def sign(minutes: Minutes, by: Actor, version: int | None = None) -> CoSignature:
    return co_sign(minutes=minutes, version=version or minutes.version, by=by, now=NOW)


def test_whoever_was_there_puts_their_name_to_the_text(circle: Circle, meeting: Meeting):
    minutes = in_review(circle, meeting)
    row = sign(minutes, circle.by_bao())
    found = (row.person, row.seat, row.version, row.stands)
    assert found == (circle.bao, circle.library, minutes.version, False)
    assert last_event()[0] == "minutes.cosigned"
    with nothing_changes(), pytest.raises(ValidationError, match="co-signed this text already"):
        sign(minutes, circle.by_bao())


def test_a_change_asks_anew(circle: Circle, meeting: Meeting):
    minutes = in_review(circle, meeting)
    sign(minutes, circle.by_bao())
    said = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
    minutes = write(minutes=minutes, text="On a relu.", **said)
    assert list(signed(minutes)) == []
    with nothing_changes(), pytest.raises(Changed):
        sign(minutes, circle.by_bao(), version=2)
    again = sign(minutes, circle.by_bao())
    assert list(signed(minutes)) == [again]


def test_the_names_under_the_adopted_text_stay(circle: Circle, meeting: Meeting):
    minutes = in_review(circle, meeting)
    row, later = sign(minutes, circle.by_bao()), hold(circle, APRIL, "Avril")
    said = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
    adopted = adopt_at_meeting(minutes=minutes, at=later, **said)
    assert list(signed(adopted)) == [row]


def test_not_whoever_was_not_there_nor_whoever_wrote(circle: Circle):
    came = [(circle.town, circle.ana), (circle.school, circle.chloe)]
    minutes = in_review(circle, hold(circle, came=came))
    for by, refusal in (
        (circle.by_bao(), "Only those who were at the meeting"),
        (circle.by_ana(), "your name is on it already"),
    ):
        with nothing_changes(), pytest.raises(ValidationError, match=refusal):
            sign(minutes, by)
