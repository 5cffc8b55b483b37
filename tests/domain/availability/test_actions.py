from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import (
    MARCH,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    draw,
    found_circle,
    nothing_changes,
)
from tourdetable.domain.availability.actions import (
    MOST,
    declare_absence,
    forget_past,
    import_calendar,
    keep_calendar,
    refusal,
    set_weekly_off,
    withdraw_absence,
    withdraw_import,
)
from tourdetable.domain.availability.free_busy import FreeBusy
from tourdetable.domain.availability.models import Absence, CalendarReading, WeeklyOff
from tourdetable.domain.availability.queries import absences_of, weekly_of
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.calendar.uids import uid
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.models import Person

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2027, 5, 10), date(2027, 6, 1)


@pytest.fixture
def circle() -> Circle:
    return found_circle()


def away(person: Person, first: date = MAY, last: date | None = None, part: str = "DAY") -> Absence:
    return declare_absence(
        person=person, first=first, last=last or first, part=part, by=Actor(person), now=NOW
    )


def said(person: Person) -> list[tuple[date, date, str, str]]:
    return list(absences_of(person, on=TODAY).values_list("first", "last", "part", "source"))


def events() -> list[tuple[str, str, str, int | None, dict[str, object]]]:
    rows = Event.objects.filter(subject__startswith="person:")
    return list(rows.values_list("kind", "network", "subject", "person", "data"))


def calendar(*days: str, more: str = "") -> bytes:
    found = "".join(
        f"BEGIN:VEVENT\nSUMMARY:Dentiste\nDTSTART;VALUE=DATE:{day}\nEND:VEVENT\n" for day in days
    )
    return f"BEGIN:VCALENDAR\n{found}{more}END:VCALENDAR".encode()


def imported(person: Person, ics: bytes) -> FreeBusy:
    return import_calendar(
        person=person,
        ics=ics,
        first=TODAY,
        last=date(2028, 12, 31),
        zone="Europe/Paris",
        by=Actor(person),
        now=NOW,
    )


def test_a_person_says_when_they_cannot_come_and_the_journal_does_not_say_when(
    circle: Circle,
) -> None:
    away(circle.ana, MAY, JUNE, "AM")
    assert said(circle.ana) == [(MAY, JUNE, "AM", "typed")]
    assert events() == [("absence.declared", "", f"person:{circle.ana.pk}", circle.ana.pk, {})]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (JUNE, MAY),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=2)),
        (TODAY, TODAY + timedelta(days=1099)),
    ],
)
def test_days_that_make_no_sense_are_refused(first: date, last: date, circle: Circle) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        away(circle.ana, first, last)


def test_the_same_is_not_said_twice(circle: Circle) -> None:
    away(circle.ana)
    with nothing_changes(), pytest.raises(ValidationError, match="already said so"):
        away(circle.ana)


def test_a_person_says_that_they_come_if_need_be_then_that_they_cannot(circle: Circle) -> None:
    asked = {"person": circle.ana, "first": MAY, "last": MAY, "part": "AM"}
    by = Actor(circle.ana)
    for if_need_be in (True, False):
        declare_absence(**asked, if_need_be=if_need_be, by=by, now=NOW)
        row = Absence.objects.get()
        assert (row.first, row.part, row.if_need_be) == (MAY, "AM", if_need_be)
    with nothing_changes(), pytest.raises(ValidationError, match="already said so"):
        declare_absence(**asked, by=by, now=NOW)


def test_what_a_calendar_says_is_tentative_is_kept_as_if_need_be(circle: Circle) -> None:
    doubt = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270601\nSTATUS:TENTATIVE\nEND:VEVENT\n"
    found = imported(circle.ana, calendar("20270510", more=doubt))
    rows = Absence.objects.order_by("first").values_list("first", "if_need_be")
    assert (list(rows), found.days, found.tentative_days) == ([(MAY, False), (JUNE, True)], 1, 1)


def test_the_same_form_sent_twice_is_known(circle: Circle) -> None:
    by = Actor(circle.ana, gesture=uuid4())
    declare_absence(person=circle.ana, first=MAY, last=MAY, part="DAY", by=by, now=NOW)
    with nothing_changes(), pytest.raises(AlreadyDone):
        declare_absence(person=circle.ana, first=MAY, last=MAY, part="DAY", by=by, now=NOW)


def test_a_list_has_an_end(circle: Circle) -> None:
    Absence.objects.bulk_create(
        Absence(person=circle.ana, first=MAY + timedelta(days=n), last=MAY + timedelta(days=n))
        for n in range(MOST)
    )
    with nothing_changes(), pytest.raises(ValidationError, match="300"):
        away(circle.ana, date(2029, 1, 8))


def test_nobody_says_it_for_another_but_the_operator(circle: Circle) -> None:
    with nothing_changes(), pytest.raises(PermissionDenied):
        declare_absence(
            person=circle.ana, first=MAY, last=MAY, part="DAY", by=Actor(circle.bao), now=NOW
        )
    declare_absence(person=circle.ana, first=MAY, last=MAY, part="DAY", by=OPERATOR, now=NOW)
    assert said(circle.ana) == [(MAY, MAY, "DAY", "typed")]


def test_an_absence_is_taken_back_by_its_person_only(circle: Circle) -> None:
    absence = away(circle.ana)
    with nothing_changes(), pytest.raises(PermissionDenied):
        withdraw_absence(absence=absence, by=Actor(circle.bao), now=NOW)
    withdraw_absence(absence=absence, by=Actor(circle.ana), now=NOW)
    assert said(circle.ana) == []


def test_half_days_of_every_week_are_replaced_as_a_whole(circle: Circle) -> None:
    by = Actor(circle.ana)
    set_weekly_off(person=circle.ana, halves=[(0, "AM"), (2, "AM"), (2, "PM")], by=by, now=NOW)
    assert sorted(WeeklyOff.objects.values_list("weekday", "part")) == [(0, "AM"), (2, "DAY")]
    assert weekly_of(circle.ana) == {(0, "AM"), (2, "AM"), (2, "PM")}
    more = [(4, "AM"), (4, "PM"), (1, "AM")]
    set_weekly_off(person=circle.ana, halves=[(4, "PM")], reluctant=more, by=by, now=NOW)
    assert weekly_of(circle.ana, if_need_be=True) == {(4, "AM"), (1, "AM")}
    assert weekly_of(circle.ana) == {(4, "PM")}


@pytest.mark.parametrize("half", [(5, "AM"), (-1, "AM"), (0, "NIGHT")])
def test_only_half_days_of_the_week_are_weekly(half: tuple[int, str], circle: Circle) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match="Monday to Friday"):
        set_weekly_off(person=circle.ana, halves=[half], by=Actor(circle.ana), now=NOW)


def test_a_calendar_takes_the_place_of_the_last_one_and_leaves_what_was_typed(
    circle: Circle,
) -> None:
    away(circle.ana, JUNE)
    first = imported(circle.ana, calendar("20270510", "20270511"))
    again = imported(circle.ana, calendar("20270512", more="BEGIN:VEVENT\nEND:VEVENT\n"))
    counted = [(found.days, found.entries, found.aside) for found in (first, again)]
    assert counted == [(2, 2, {}), (1, 2, {"undated": 1})]
    reading = CalendarReading.objects.get(person=circle.ana)
    assert (reading.read_at, reading.entries, reading.aside) == (NOW, 2, {"undated": 1})
    may = date(2027, 5, 12)
    assert said(circle.ana) == [(may, may, "DAY", "calendar"), (JUNE, JUNE, "DAY", "typed")]


def test_what_was_typed_and_is_also_in_the_calendar_stays_typed(circle: Circle) -> None:
    away(circle.ana)
    imported(circle.ana, calendar("20270510"))
    assert said(circle.ana) == [(MAY, MAY, "DAY", "typed")]


def test_what_comes_from_a_calendar_may_be_typed_too_and_outlives_it(circle: Circle) -> None:
    imported(circle.ana, calendar("20270510", "20270520"))
    away(circle.ana)
    withdraw_import(person=circle.ana, by=Actor(circle.ana), now=NOW)
    assert said(circle.ana) == [(MAY, MAY, "DAY", "typed")]


def test_a_refused_calendar_leaves_the_last_one_and_says_so(circle: Circle) -> None:
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        imported(circle.ana, b"")
    assert refused.value.message_dict == {
        "calendar": ["This file is empty: export your calendar again."]
    }
    keep_calendar(person=circle.ana, busy=FreeBusy((), 1), by=Actor(circle.ana), now=NOW)
    cut = calendar("20270511")[:-14]
    with nothing_changes(), pytest.raises(ValidationError, match="last time has not changed"):
        imported(circle.ana, cut)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("zip", "a .zip file"),
        ("web_page", "a web page"),
        ("not_a_calendar", "not a calendar"),
        ("cut", "was cut before its end"),
        ("no_entry", "holds no appointment"),
        ("message", "cancels a meeting"),
        ("nothing_understood", "None of the appointments"),
        ("slow", "repeats too many"),
    ],
)
def test_a_refusal_says_what_happened(code: str, words: str) -> None:
    assert words in refusal(code)


def test_the_network_s_own_meetings_are_no_absences(circle: Circle) -> None:
    meeting = draw(circle.body, MARCH)
    hours = f"DTSTART:{meeting.starts_at:%Y%m%dT%H%M%SZ}\nDTEND:{meeting.ends_at:%Y%m%dT%H%M%SZ}\n"
    copies = [
        f"UID:{uid('circle', meeting.pk)}\nDTSTART;VALUE=DATE:20270510\n",
        "ORGANIZER;CN=Cercle:MAILTO:Cercle@x.example\nDTSTART;VALUE=DATE:20270510\n",
        f"URL:https://x.example/circle/meetings/{meeting.pk}/\nDTSTART;VALUE=DATE:20270510\n",
        f"SUMMARY:Copie : {meeting.title}\n{hours}",
    ]
    more = "".join(f"BEGIN:VEVENT\n{copy}END:VEVENT\n" for copy in copies)
    found = import_calendar(
        person=circle.ana,
        ics=calendar(more=more),
        first=date(2027, 1, 1),
        last=date(2028, 12, 31),
        zone="Europe/Paris",
        by=Actor(circle.ana),
        now=NOW,
        senders=["cercle@x.example"],
        sites=["x.example"],
    )
    assert found == FreeBusy((), 4, {"network": 4})
    assert said(circle.ana) == []


def test_forgetting_an_import_forgets_what_it_said(circle: Circle) -> None:
    imported(circle.ana, calendar("20270510"))
    withdraw_import(person=circle.ana, by=Actor(circle.ana), now=NOW)
    assert not CalendarReading.objects.exists()


def test_what_is_past_is_forgotten_and_those_who_left_are_forgotten_whole(circle: Circle) -> None:
    away(circle.ana, TODAY)
    away(circle.ana, MAY)
    away(circle.bao, MAY)
    away(circle.dora, MAY)
    set_weekly_off(person=circle.bao, halves=[(0, "AM")], by=Actor(circle.bao), now=NOW)
    keep_calendar(person=circle.bao, busy=FreeBusy((), 1), by=Actor(circle.bao), now=NOW)
    Mandate.objects.filter(person=circle.bao).update(ends=TODAY)
    assert forget_past(now=NOW + timedelta(days=1)) == 0
    assert forget_past(now=NOW + timedelta(days=2)) == 3
    assert set(Absence.objects.values_list("person", "first")) == {
        (circle.ana.pk, MAY),
        (circle.dora.pk, MAY),
    }
    assert not WeeklyOff.objects.exists()
    assert not CalendarReading.objects.exists()
