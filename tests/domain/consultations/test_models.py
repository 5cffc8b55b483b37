from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW, Circle
from tests.domain.consultations.builders import UNTIL, consult, says
from tourdetable.domain.consultations.models import SeatVoice


def test_it_lasts_until_the_end_of_its_day(circle: Circle):
    one = consult(circle)
    assert (one.last_day, one.ended) == (UNTIL, False)
    assert one.closes_at == datetime.fromisoformat("2027-04-14T00:00:00+02:00")


@pytest.mark.parametrize(
    ("zone", "end"),
    [
        ("Pacific/Noumea", "2027-04-14T00:00:00+11:00"),
        ("America/Martinique", "2027-04-14T00:00:00-04:00"),
    ],
)
def test_overseas_the_day_ends_there(circle: Circle, zone: str, end: str):
    circle.network.time_zone = circle.body.network.time_zone = zone
    circle.network.save()
    one, last = consult(circle), datetime.fromisoformat(end)
    assert (one.closes_at, one.last_day) == (last, UNTIL)
    says(circle, one, circle.town, now=last - timedelta(minutes=1))
    with pytest.raises(ValidationError, match="is over"):
        says(circle, one, circle.library, now=last)


def test_a_seat_has_one_voice(circle: Circle):
    one = consult(circle)
    says(circle, one, circle.town)
    with pytest.raises(IntegrityError, match=r"one_voice|UNIQUE|unique"), transaction.atomic():
        SeatVoice.objects.create(consultation=one, seat=circle.town, stance="abstain", said_at=NOW)
