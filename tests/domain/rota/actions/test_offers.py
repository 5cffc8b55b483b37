"""Giving a turn up, and offering oneself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, nothing_changes
from tests.domain.rota.seasons import meetings, next_names, rota_circle, taken
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.rota.actions.offers import skip_turn, volunteer
from tourdetable.domain.rota.models import RotaMethod, SkippedTurn


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


@pytest.fixture
def coming(circle: Circle) -> list[Meeting]:
    return meetings(circle, 3, NOW + timedelta(days=9))


def skipped(circle: Circle, meeting: Meeting) -> SkippedTurn:
    said = {"duty": "secretary", "seat": circle.town, "reason": "En congé"}
    return skip_turn(meeting=meeting, by=circle.by_ana(), now=NOW, **said)


def test_a_turn_given_up_stays_owed(circle: Circle, coming: list[Meeting]) -> None:
    """The town gave up its turn: another takes that one, and it is first for the next."""
    taken(coming, circle.town)
    skipped(circle, coming[0])
    assert next_names(circle, TODAY, 3) == ["École du Môle", "Médiathèque", "Ville du Port"]
    volunteer(meeting=coming[0], duty="secretary", by=circle.by_bao(), now=NOW)
    taken(coming[1:2], circle.school)
    assert next_names(circle, TODAY, 3)[2] == "Ville du Port"


def test_only_whoever_has_it_gives_it_up(circle: Circle, coming: list[Meeting]) -> None:
    taken(coming, circle.library)
    with pytest.raises(ValidationError, match="Ville du Port"), nothing_changes():
        skipped(circle, coming[0])


def test_nobody_volunteers_for_a_turn_that_somebody_has(
    circle: Circle, coming: list[Meeting]
) -> None:
    taken(coming, circle.town)
    with pytest.raises(ValidationError, match="Ville du Port"), nothing_changes():
        volunteer(meeting=coming[0], duty="secretary", by=circle.by_bao(), now=NOW)


def test_where_turns_go_by_themselves_one_takes_only_what_was_given_up(
    circle: Circle, coming: list[Meeting]
) -> None:
    RotaMethod.objects.create(body=circle.body, starts=TODAY, volunteers_first=False)
    taken(coming, circle.town)
    with pytest.raises(ValidationError), nothing_changes():
        volunteer(meeting=coming[1], duty="secretary", by=circle.by_bao(), now=NOW)
    skipped(circle, coming[0])
    turn = volunteer(meeting=coming[0], duty="secretary", by=circle.by_bao(), now=NOW)
    assert turn.seat == circle.library


def test_nothing_is_given_up_once_the_meeting_has_begun(
    circle: Circle, coming: list[Meeting]
) -> None:
    taken(coming, circle.town)
    late = {"duty": "secretary", "seat": circle.town, "reason": "Trop tard"}
    with pytest.raises(ValidationError), nothing_changes():
        skip_turn(meeting=coming[0], by=circle.by_ana(), now=coming[0].starts_at, **late)
