from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle
from tests.domain.complaints.desk import DESK, ODILE, complained
from tourdetable.domain.complaints.actions import answer_complaint
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.complaints.queries import (
    ComplaintCount,
    counted,
    desks,
    due_messages,
    in_due_order,
    overdue,
    site_day,
)
from tourdetable.domain.networks.actors import Actor

Site = tuple[Circle, Actor]


def test_the_most_pressing_come_first_then_those_that_are_answered(site: Site) -> None:
    circle, _by = site
    first, second, third = complained(), complained(circle), complained()
    later = {"deferred_until": date(2027, 5, 4), "deferred_because": "Long."}
    Complaint.objects.filter(pk=first.pk).update(**later)
    answer_complaint(complaint=second, answer="Oui.", version=1, by=OPERATOR, now=NOW)
    assert list(in_due_order(Complaint.objects.all())) == [third, first, second]
    late = TODAY + timedelta(days=8)
    assert (counted(late), counted(late, circle.network)) == (
        ComplaintCount(2, 1),
        ComplaintCount(0, 0),
    )
    assert list(overdue(late)) == [third]


def test_who_answers(site: Site) -> None:
    circle, _by = site
    assert desks(complained(circle), on=TODAY) == sorted([DESK, "hugo@port.example", ODILE])
    assert desks(complained(), on=TODAY) == [DESK, ODILE]


def test_a_day_is_that_of_the_site(site: Site) -> None:
    assert site_day(datetime(2027, 4, 6, 23, 30, tzinfo=UTC)) == date(2027, 4, 7)
    complained()
    assert due_messages(now=NOW).count() == 3
