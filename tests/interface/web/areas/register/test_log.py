"""What was written in the register, on a page."""

from __future__ import annotations

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.guests.builders import to_meeting
from tests.interface.web.areas.meetings.page.test_whole import throng
from tests.interface.web.areas.meetings.people import Port, filled, text
from tests.interface.web.areas.register.test_attendance import marking
from tourdetable.interface.web.areas.register.attendance import arrived_of, mode_of


def test_who_wrote_what_and_what_it_was(port: Port, ana: Client) -> None:
    port.today()
    guest = to_meeting(port.circle, port.meeting)
    port.opened()
    url, pair = port.url("meeting_attendance"), (port.circle.library.pk, port.circle.bao.pk)
    ana.post(url, marking(port, bao="absent", chloé="remote"))
    shown = filled(port.client("aurélien").get(url))
    late = {mode_of(pair): "in_person", arrived_of(pair): "10:25", "paper": "on"}
    late[mode_of((0, guest.pk))] = "in_person"
    port.client("aurélien").post(url, {**shown, **late})
    page = ana.get(port.url("meeting_marks_log"))
    lines = {line.person: line for line in page.context["lines"] if line.by.startswith("Aurélien")}
    bao = lines["Bao Trần"]
    assert (bao.was, bao.now, bao.seat, bao.correction) == (
        "Absent·e",
        "En salle, arrivée à 10\xa0h\xa025",
        "Médiathèque",
        True,
    )
    assert (lines["Inès Quai"].was, lines["Inès Quai"].correction) == ("Non noté·e", False)
    assert "1 présence a été corrigée." in text(page)
    only = ana.get(port.url("meeting_marks_log") + "?only=corrections").context["lines"]
    assert [line.person for line in only] == ["Bao Trần"]


def test_it_reads_as_often_whatever_was_written(
    port: Port, ana: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    port.opened()
    throng(port, 14)
    shown = filled(ana.get(port.url("meeting_attendance")))
    modes = {name: "remote" for name in shown if name.startswith("seen-")}
    typed = {name.replace("seen-", "mode-"): mode for name, mode in modes.items()}
    ana.post(port.url("meeting_attendance"), {**shown, **typed})
    with django_assert_max_num_queries(10):
        assert len(ana.get(port.url("meeting_marks_log")).context["lines"]) == 18
