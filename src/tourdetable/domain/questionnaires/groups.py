"""Who is asked, and what their sheet will say of them: nothing of groups that are too small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Count

from tourdetable.core.figures.groups import gathered
from tourdetable.domain.meetings.enums import CAME
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.questionnaires.enums import Breakdown, SentTo
from tourdetable.domain.questionnaires.models import AskedPerson, Questionnaire
from tourdetable.domain.register.models import GuestAttendance

SMALL = ""
"""The group of whoever is in none that is large enough."""


def people_of(questionnaire: Questionnaire, *, on: date) -> dict[Person, str]:
    """Everybody of whom it is asked that day, once, and their group (at most two queries)."""
    found: dict[Person, str] = {}
    for person, seat in pairs(questionnaire, on):
        found.setdefault(person, group_of(seat, questionnaire.breakdown) if seat else SMALL)
    return found


def pairs(questionnaire: Questionnaire, on: date) -> Iterator[tuple[Person, Seat | None]]:
    """Persons, and the seat for which each is asked."""
    if questionnaire.sent_to == SentTo.CAME:
        came = {"meeting": questionnaire.meeting_id, "mode__in": CAME}
        rows = Attendance.objects.filter(**came).select_related("person__account", "seat")
        yield from ((one.person, one.seat) for one in rows.order_by("seat", "pk"))
        called = GuestAttendance.objects.filter(**came).select_related("guest__person__account")
        yield from ((one.guest.person, None) for one in called)
        return
    held = Mandate.objects.active(on).filter(seat__body__network=questionnaire.body.network_id)
    if questionnaire.sent_to == SentTo.BODY:
        held = held.filter(seat__body=questionnaire.body_id)
    mandates = held.select_related("person__account", "seat").order_by("starts", "pk")
    yield from ((one.person, one.seat) for one in mandates)


def group_of(seat: Seat, breakdown: str) -> str:
    """What a seat is counted under."""
    if breakdown == Breakdown.COLLEGE:
        return seat.college
    return str(seat.body_id) if breakdown == Breakdown.BODY else SMALL


def large_enough(questionnaire: Questionnaire, groups: Iterable[str]) -> set[str]:
    """The groups of which so many have been asked, these included, that a sheet may name them."""
    rows = AskedPerson.objects.filter(questionnaire=questionnaire).exclude(group=SMALL)
    known: Mapping[str, int] = dict(
        rows.order_by().values_list("group").annotate(n=Count("pk")).values_list("group", "n")
    )
    sizes = Counter(known)
    sizes.update(groups)
    return set(gathered(sizes).apart) - {SMALL}
