from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import (
    NOW,
    Circle,
    consent,
    nothing_changes,
    propose,
    stated,
)
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body


class TestConstraints:
    """What the database refuses to whoever goes around the actions."""

    @pytest.mark.parametrize(
        "fields",
        [
            {"outcome": "consensus"},
            {"concluded_at": NOW},
            {"outcome": "majority", "concluded_at": NOW},
            {"carried_out_at": NOW},
            {"outcome": "deferred", "concluded_at": NOW, "carried_out_at": NOW},
        ],
    )
    def test_of_a_decision(self, circle: Circle, meeting: Meeting, fields: dict[str, object]):
        decision = propose(circle, meeting)
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(**fields)

    @pytest.mark.parametrize(
        "fields",
        [
            {"stance": "veto"},
            {"stance": "object"},
            {"stance": "object", "objection": "raised", "words": "Non."},
            {"objection": "raised"},
        ],
    )
    def test_of_a_position(self, circle: Circle, meeting: Meeting, fields: dict[str, object]):
        stated(circle, propose(circle, meeting), consent(circle.town))
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Position.objects.update(**fields)

    def test_one_reference_and_one_voice(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), consent(circle.town))
        bourg = Body.objects.create(
            network=circle.network, kind="circle", slug="bourg", name="Bourg", starts=NOW.date()
        )
        for body in (circle.body, bourg):
            with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
                Decision.objects.create(
                    body=body, meeting=meeting, reference="D-2027-01", title="Double"
                )
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Position.objects.create(decision=decision, seat=circle.town, stance="abstain")
