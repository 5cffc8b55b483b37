from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import (
    NOW,
    TODAY,
    Circle,
    draw,
    nothing_changes,
)
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.models import Minutes, Revision


@pytest.fixture
def draft(circle: Circle, meeting: Meeting) -> Minutes:
    return begin(meeting=meeting, text="# Mars", by=circle.by_ana(), now=NOW)


class TestConstraints:
    """What the database refuses to whoever goes around the actions."""

    @pytest.mark.parametrize(
        "fields",
        [
            {"state": "lost"},
            {"state": "review"},
            {"state": "adopted"},
            {"state": "adopted", "adopted_on": TODAY},
            {"state": "adopted", "adopted_on": TODAY, "adoption": "seats"},
            {
                "state": "adopted",
                "adopted_on": TODAY,
                "adoption": "next_meeting",
                "review_from": TODAY,
            },
            {"adoption": "seats"},
            {"adopted_on": TODAY},
            {"circulated_on": TODAY},
            {"state": "circulated", "adopted_on": TODAY, "adoption": "seats", "review_from": TODAY},
        ],
    )
    def test_of_minutes(self, draft: Minutes, fields: dict[str, object]):
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Minutes.objects.update(**fields)

    def test_one_record_of_a_meeting_and_one_text_of_a_version(self, draft: Minutes):
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Minutes.objects.create(meeting=draft.meeting)
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Revision.objects.create(minutes=draft, version=1, at=NOW)

    def test_only_an_opened_meeting_is_sealed(self, circle: Circle):
        draw(circle.body)
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.update(sealed_at=NOW)
