from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW, Circle
from tests.domain.complaints.desk import complained
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.networks.actors import Actor


def test_it_is_overdue_the_day_after_it_was_due(site: tuple[Circle, Actor]) -> None:
    one = complained()
    assert [one.is_overdue(date(2027, 4, day)) for day in (13, 14)] == [False, True]


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": "Oui."},
        {"answered_at": NOW},
        {"deferred_until": date(2027, 5, 1)},
        {"deferred_until": date(2027, 4, 1), "deferred_because": "Parce que."},
        {"subject": "nothing"},
    ],
)
def test_the_database_refuses_what_says_half(site: tuple[Circle, Actor], wrong: dict) -> None:
    complained()
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.update(**wrong)
