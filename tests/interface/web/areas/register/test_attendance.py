"""Marking who came: each writes only what they change, whatever others write meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    nothing_changes,
    objection,
    propose,
    stated,
)
from tests.domain.guests.builders import INES, to_meeting
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.meetings.page.test_whole import throng
from tests.interface.web.areas.meetings.people import NEXT, Port, filled, sent, text
from tests.interface.web.areas.meetings.test_sitting import answering
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.register.models import GuestAttendance
from tourdetable.interface.web.areas.register.attendance import (
    AttendanceForm,
    arrived_of,
    left_of,
    mode_of,
)


def marking(port: Port, **modes: str) -> dict[str, Any]:
    """What the table posts for these persons (ana, aurélien, bao, chloé), all seen unmarked."""
    circle = port.circle
    pairs = {
        "ana": (circle.town, circle.ana),
        "aurélien": (circle.town, port.aurelien),
        "bao": (circle.library, circle.bao),
        "chloé": (circle.school, circle.chloe),
    }
    fields = {}
    for name, (seat, person) in pairs.items():
        fields[f"mode-{seat.pk}-{person.pk}"] = modes.get(name, "")
        fields[f"seen-{seat.pk}-{person.pk}"] = ""
    return sent(f"seat:{circle.town.pk}", **fields)


def people(form: AttendanceForm) -> list[str]:
    """Who is marked on the page."""
    seats = [seat for _name, seats in form.groups for seat in seats]
    return [row.person for seat in seats for row in seat.persons]


def marks() -> list[tuple[str, str, str]]:
    rows = Attendance.objects.order_by("person__sort_key").select_related("person", "entered_by")
    return [(str(a.person), a.mode, str(a.entered_by)) for a in rows]


def test_the_attendance_is_recorded_with_the_hand_that_wrote_it(port: Port, ana: Client) -> None:
    port.opened()
    answer = ana.post(
        port.url("meeting_attendance"),
        marking(port, ana="in_person", bao="remote", chloé="excused"),
    )
    assert answer["Location"] == port.url("meeting")
    assert marks() == [
        ("Chloé Émery", "excused", "Ana Ruiz"),
        ("Ana Ruiz", "in_person", "Ana Ruiz"),
        ("Bao Trần", "remote", "Ana Ruiz"),
    ]
    page = text(port.client("bao").get(port.url("meeting")))
    assert "Ana Ruiz" in page.partition("Bao Trần")[2]


def test_answers_fill_the_table_but_record_nothing(port: Port, ana: Client) -> None:
    port.convened()
    ana.post(port.url("meeting_reply"), answering(port, "pair"))
    port.client("aurélien").post(port.url("meeting_reply"), answering(port, "attend"))
    port.opened()
    with nothing_changes():
        shown = filled(ana.get(port.url("meeting_attendance")))
    town = port.circle.town.pk
    assert shown[f"mode-{town}-{port.circle.ana.pk}"] == "pair"
    assert shown[f"mode-{town}-{port.aurelien.pk}"] == "in_person"
    assert shown[f"mode-{port.circle.library.pk}-{port.circle.bao.pk}"] == ""
    ana.post(port.url("meeting_attendance"), shown)
    assert marks() == [
        ("Aurélien L’Hôte", "in_person", "Ana Ruiz"),
        ("Ana Ruiz", "pair", "Ana Ruiz"),
    ]


def test_marking_absent_a_seat_that_objected_asks_first(port: Port, ana: Client) -> None:
    meeting, circle = port.opened(), port.circle
    ana.post(port.url("meeting_attendance"), marking(port, ana="in_person", bao="remote"))
    stated(circle, propose(circle, meeting), objection(circle.library))
    shown = filled(ana.get(port.url("meeting_attendance")))
    absent = {**shown, f"mode-{circle.library.pk}-{circle.bao.pk}": "absent"}
    with nothing_changes():
        asked = ana.post(port.url("meeting_attendance"), absent)
    said = "Médiathèque ne serait plus marqué présent, alors que ce siège a objecté à D-2027-01."
    assert (asked.status_code, said in text(asked)) == (422, True)
    assert ana.post(port.url("meeting_attendance"), filled(asked)).status_code == 302
    assert [mode for _person, mode, _by in marks()] == ["in_person", "absent"]


def test_a_mark_is_taken_back(port: Port, ana: Client) -> None:
    port.opened()
    ana.post(port.url("meeting_attendance"), marking(port, bao="remote"))
    shown = filled(ana.get(port.url("meeting_attendance")))
    name = f"mode-{port.circle.library.pk}-{port.circle.bao.pk}"
    ana.post(port.url("meeting_attendance"), {**shown, name: ""})
    assert marks() == []


def test_arrivals_and_departures_are_hours_of_the_network(port: Port, ana: Client) -> None:
    """The meeting begins at ten in Paris; somebody comes late and leaves early."""
    port.opened()
    pair = (port.circle.library.pk, port.circle.bao.pk)
    sent = {**marking(port, bao="in_person"), arrived_of(pair): "10:25", left_of(pair): "11:40"}
    assert ana.post(port.url("meeting_attendance"), sent).status_code == 302
    row = Attendance.objects.get()
    assert (row.arrived_at, row.left_at) == (
        NOW + timedelta(minutes=25),
        NOW + timedelta(minutes=100),
    )
    shown = filled(ana.get(port.url("meeting_attendance")))
    assert (shown[arrived_of(pair)], shown[left_of(pair)]) == ("10:25", "11:40")
    ana.post(port.url("meeting_attendance"), {**shown, mode_of(pair): "excused"})
    row = Attendance.objects.get()
    assert (row.mode, row.arrived_at, row.left_at) == ("excused", None, None)


@pytest.mark.parametrize(
    ("mode", "arrived", "left", "said"),
    [
        ("in_person", "11:30", "11:00", "C’est avant l’arrivée."),
        ("", "11:00", "", "Dites d’abord que cette personne était là."),
        ("in_person", "25:99", "", "Saisissez une heure valide."),
    ],
)
def test_hours_that_cannot_be(
    port: Port, ana: Client, mode: str, arrived: str, left: str, said: str
) -> None:
    port.opened()
    pair = (port.circle.library.pk, port.circle.bao.pk)
    sent = {**marking(port, bao=mode), arrived_of(pair): arrived, left_of(pair): left}
    with nothing_changes():
        answer = ana.post(port.url("meeting_attendance"), sent)
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert filled(answer)[arrived_of(pair)] == arrived


def test_whoever_was_called_in_is_marked_without_a_seat(port: Port, ana: Client) -> None:
    port.today()
    guest = to_meeting(port.circle, port.meeting)
    port.opened()
    shown = filled(ana.get(port.url("meeting_attendance")))
    assert people(ana.get(port.url("meeting_attendance")).context["form"])[-1] == "Inès Quai"
    name = mode_of((0, guest.pk))
    ana.post(port.url("meeting_attendance"), {**shown, name: "in_person"})
    row = GuestAttendance.objects.get()
    assert (row.guest, row.mode, row.how, row.entered_by) == (
        guest,
        "in_person",
        "hand",
        port.circle.ana,
    )
    shown = filled(ana.get(port.url("meeting_attendance")))
    ana.post(port.url("meeting_attendance"), {**shown, name: ""})
    assert not GuestAttendance.objects.exists()


def test_what_is_read_on_the_paper_sheet_says_so(port: Port, ana: Client) -> None:
    port.opened()
    sent = {**marking(port, bao="in_person", ana="in_person"), "paper": "on"}
    ana.post(port.url("meeting_attendance"), sent)
    assert {row.how for row in Attendance.objects.all()} == {"paper"}
    page = text(port.client("aurélien").get(port.url("meeting_attendance")))
    assert "Bao Trần saisi par Ana Ruiz relevée sur la feuille papier" in page


def test_the_list_reads_as_often_for_many_seats(
    port: Port, ana: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    port.opened()
    throng(port, 28)
    to_meeting(port.circle, port.again(), who=INES, now=NOW)
    with django_assert_max_num_queries(11):
        ana.get(port.url("meeting_attendance"))


def test_two_hands_mark_different_persons(port: Port, ana: Client) -> None:
    port.opened()
    first, second = marking(port, ana="in_person"), marking(port, bao="remote")
    ana.post(port.url("meeting_attendance"), first)
    assert port.client("aurélien").post(port.url("meeting_attendance"), second).status_code == 302
    assert [(person, mode) for person, mode, _by in marks()] == [
        ("Ana Ruiz", "in_person"),
        ("Bao Trần", "remote"),
    ]


def test_two_hands_on_the_same_person_compare(port: Port, ana: Client) -> None:
    port.opened()
    ana.post(port.url("meeting_attendance"), marking(port, bao="excused", chloé="absent"))
    aurelien = port.client("aurélien")
    with nothing_changes():
        answer = aurelien.post(port.url("meeting_attendance"), marking(port, bao="remote"))
    form = answer.context["form"]
    assert (answer.status_code, len(form.differences())) == (409, 1)
    aurelien.post(port.url("meeting_attendance"), filled(answer))
    assert marks() == [
        ("Chloé Émery", "absent", "Ana Ruiz"),
        ("Bao Trần", "remote", "Aurélien L’Hôte"),
    ]


def test_somebody_who_does_not_hold_the_seat_is_not_marked(port: Port, ana: Client) -> None:
    port.opened()
    forged = {
        f"mode-{port.circle.town.pk}-{port.circle.zoe.pk}": "in_person",
        f"mode-{Seat.objects.exclude(body=port.circle.body).get().pk}-{port.felix.pk}": "in_person",
        f"mode-{port.circle.library.pk}-{port.circle.ana.pk}": "in_person",
    }
    ana.post(port.url("meeting_attendance"), {**marking(port, ana="in_person"), **forged})
    assert [person for person, _mode, _by in marks()] == ["Ana Ruiz"]


def test_a_mode_that_does_not_exist(port: Port, ana: Client) -> None:
    port.opened()
    with nothing_changes():
        answer = ana.post(port.url("meeting_attendance"), marking(port, ana="asleep"))
    assert (answer.status_code, len(answer.context["form"].errors)) == (422, 1)


def test_nothing_is_marked_before_the_opening_nor_once_sealed(port: Port, ana: Client) -> None:
    data = marking(port, ana="in_person")
    with nothing_changes():
        assert ana.post(port.url("meeting_attendance"), data).status_code == 422
    port.opened()
    Meeting.objects.filter(pk=port.meeting.pk).update(sealed_at=NOW)
    with nothing_changes():
        assert ana.post(port.url("meeting_attendance"), data).status_code == 422


def test_the_table_lists_those_who_held_the_seat_that_day(port: Port, ana: Client) -> None:
    give_mandate(
        seat=port.circle.school,
        person=port.circle.zoe,
        starts=NEXT.date() + timedelta(days=1),
        by=OPERATOR,
        now=NOW,
    )
    Seat.objects.filter(pk=port.circle.library.pk).update(starts=FOUNDED)
    port.opened()
    page = text(ana.get(port.url("meeting_sheet")))
    assert ("Chloé Émery" in page, "Zoé Ailleurs" in page) == (True, False)


def test_those_who_follow_through_the_minutes_come_last_and_are_never_absent(
    port: Port, ana: Client
) -> None:
    seat, elie = light_seat(port.circle)
    port.opened()
    form = ana.get(port.url("meeting_attendance")).context["form"]
    name, seats = form.groups[-1]
    assert (name, [row.person for seat in seats for row in seat.persons]) == (
        "Suivent par les comptes rendus\xa0: seulement si elles ou ils sont là",
        [str(elie)],
    )
    offered = [code for code, _words in form.fields[f"mode-{seat.pk}-{elie.pk}"].choices]
    assert offered == ["in_person", "remote", "pair", "excused", "follows", ""]


def test_many_seats_are_marked_page_by_page_and_nothing_is_lost(port: Port, ana: Client) -> None:
    """Each page records its own; a button records and goes on; one looks for a seat or a name."""
    port.opened()
    throng(port, 60)
    url, seen, page = port.url("meeting_attendance"), [], ""
    for _turn in range(5):
        answer = ana.get(url + page)
        assert len(answer.content) < 60_000
        form = answer.context["form"]
        seen += people(form)
        number = form.part.page.number
        typed = {mode_of(pair): "in_person" for pair in form.pairs}
        sent = ana.post(url, {**filled(answer), **typed, "go": str(number % 5 + 1)})
        page = sent["Location"].removeprefix(url)
        assert page == f"?page={number % 5 + 1}"
    assert (len(seen), len(set(seen)), Attendance.objects.count()) == (64, 64, 64)
    found = ana.get(f"{url}?q=commune 0042").context["form"]
    assert people(found) == ["Habitant 0042"]
    found = ana.get(f"{url}?college=libraries").context["form"]
    assert people(found) == ["Bao Trần"]


def test_what_is_refused_comes_back_on_the_same_page(port: Port, ana: Client) -> None:
    port.opened()
    throng(port, 60)
    shown = ana.get(port.url("meeting_attendance") + "?page=2")
    pair = shown.context["form"].pairs[0]
    with nothing_changes():
        answer = ana.post(
            port.url("meeting_attendance"), {**filled(shown), mode_of(pair): "asleep"}
        )
    form = answer.context["form"]
    assert (answer.status_code, form.part.page.number, form.pairs[0]) == (422, 2, pair)
