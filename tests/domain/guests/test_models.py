"""What the database holds of guests."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import Circle
from tests.domain.guests.builders import FIRST, LAST, for_a_time, to_meeting
from tourdetable.domain.guests.models import Guest


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "unknown"},
        {"kind": "expert"},
        {"family": ""},
        {"starts": FIRST, "ends": LAST},
        {"meeting": None},
    ],
)
def test_a_row_that_makes_no_sense_is_refused(circle: Circle, wrong: dict[str, Any]) -> None:
    guest = to_meeting(circle)
    with pytest.raises(IntegrityError), transaction.atomic():
        Guest.objects.filter(pk=guest.pk).update(**wrong)


def test_a_time_does_not_end_before_it_starts(circle: Circle) -> None:
    guest = for_a_time(circle)
    with pytest.raises(IntegrityError), transaction.atomic():
        Guest.objects.filter(pk=guest.pk).update(starts=LAST, ends=FIRST)


def test_a_guest_is_called_by_their_name(circle: Circle) -> None:
    guest = to_meeting(circle)
    assert (str(guest), guest.quality) == ("Inès Quai", "resident")
