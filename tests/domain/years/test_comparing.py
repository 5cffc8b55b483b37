from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.years.drafted import only, planned, steward_of
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.years import board
from tourdetable.domain.years.actions import drafts, moves
from tourdetable.domain.years.board import Year
from tourdetable.domain.years.comparing import differences
from tourdetable.domain.years.models import Draft

WEEK = timedelta(days=7)


@pytest.fixture
def by(circle: Circle) -> Actor:
    return steward_of(circle)


@pytest.fixture
def draft(circle: Circle, by: Actor) -> Draft:
    return planned(circle, by)


@pytest.fixture
def copy(draft: Draft, by: Actor) -> Draft:
    made = drafts.copy_draft(draft=draft, name="Projet 2", by=by, now=NOW)
    return Draft.objects.get(pk=made.pk)


def year_of(draft: Draft) -> Year:
    found = board.planned_year(Draft.objects.get(pk=draft.pk))
    assert found is not None
    return found


def test_a_copy_differs_in_nothing(draft: Draft, copy: Draft):
    assert differences(year_of(draft), year_of(copy)) == ()


def test_a_meeting_moved_in_one_of_them_is_the_only_difference(
    draft: Draft, copy: Draft, by: Actor
):
    on = year_of(draft).slots[2].meeting.date
    moves.move(series=only(copy), on=on, to=on + WEEK, version=copy.version, by=by, now=NOW)
    (row,) = differences(year_of(draft), year_of(copy))
    assert row.one is not None
    assert row.other is not None
    assert (row.moved, row.on, row.one.meeting.date, row.other.meeting.date) == (
        True,
        on,
        on,
        on + WEEK,
    )


def test_what_only_one_of_them_has_is_told(circle: Circle, draft: Draft, by: Actor):
    longer = planned(circle, by, "Projet 2", meetings=8)
    found = differences(year_of(draft), year_of(longer))
    assert [row.one is None for row in found].count(True) == 1
    assert [row.other is None for row in found].count(True) == 0
