"""What is off on a day chosen by hand is said before anything is recorded, and asked once."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from tests.domain.builders import last_event, nothing_changes
from tests.interface.web.areas.meetings.people import Port, filled, sent, text
from tourdetable.domain.networks.models import Body
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.periods.days_off import DayOff, MeetingArea, OffNote
from tourdetable.interface.web.areas.meetings.days_off import sentence, what_is_watched

ASCENSION = {"day": "2027-05-06", "starts": "11:00", "ends": "13:00"}


def moved(port: Port, **fields: str) -> dict[str, object]:
    return sent(f"office:{port.steward.pk}", version=port.meeting.version, **fields)


def test_a_public_holiday_is_said_then_confirmed(port: Port, gaelle: Client) -> None:
    url = port.url("meeting_move")
    with nothing_changes():
        asked = gaelle.post(url, moved(port, **ASCENSION, place="Au môle"))
    page = text(asked)
    assert asked.status_code == 422
    assert "Le jeudi 6 mai 2027 est un jour férié : Ascension." in page.replace("\xa0", " ")
    assert asked.context["form"]["place"].value() == "Au môle"
    done = gaelle.post(url, filled(asked))
    assert (done.status_code, port.again().day) == (302, date(2027, 5, 6))
    assert last_event()[4]["knowing"] == ["holiday"]


def test_another_day_asks_again(port: Port, gaelle: Client) -> None:
    url = port.url("meeting_move")
    asked = gaelle.post(url, moved(port, **ASCENSION))
    with nothing_changes():
        again = gaelle.post(url, filled(asked, day="2027-11-11"))
    assert again.context["form"].cautions == ("holiday",)


def test_a_day_that_stays_asks_nothing(port: Port, gaelle: Client) -> None:
    url = port.url("meeting_move")
    gaelle.post(url, filled(gaelle.post(url, moved(port, **ASCENSION))))
    port.again()
    done = gaelle.post(url, moved(port, **{**ASCENSION, "starts": "10:00"}))
    assert done.status_code == 302


def test_it_is_asked_with_what_the_charter_asks(port: Port, gaelle: Client) -> None:
    with nothing_changes():
        asked = gaelle.post(
            port.url("meeting_move"), moved(port, **{**ASCENSION, "day": "2027-11-11"})
        )
    form = asked.context["form"]
    assert ({o.article for o in form.obstacles}, form.cautions) == ({"CIR-02"}, ("holiday",))


def test_a_new_meeting_in_the_school_holidays(port: Port, gaelle: Client) -> None:
    Body.objects.filter(pk=port.circle.body.pk).update(territory="Bouches-du-Rhône")
    url = port.url("meeting_new", "port")
    shown = text(gaelle.get(url)).replace("\xa0", " ")
    assert "vacances scolaires (zone B, connues jusqu’au jeudi 31 août 2028)" in shown
    form = {**ASCENSION, "day": "2027-04-22", "kind": "reading", "title": "Lire"}
    with nothing_changes():
        asked = gaelle.post(url, sent(f"office:{port.steward.pk}", **form))
    said = text(asked).replace("\xa0", " ")
    assert "Le jeudi 22 avril 2027 tombe pendant les vacances scolaires (zone B)." in said
    assert gaelle.post(url, filled(asked)).status_code == 302


def test_a_place_that_does_not_suit_is_said_then_confirmed(port: Port, gaelle: Client) -> None:
    hall = Place.objects.create(network=port.circle.network, name="Salle", capacity=1)
    hall.weekly_closed = ["3:AM"]
    hall.save()
    url, when = port.url("meeting_move"), {"day": "2027-05-13", "starts": "09:00", "ends": "11:00"}
    with nothing_changes():
        asked = gaelle.post(url, moved(port, **when, place="salle"))
    said = text(asked).replace("\xa0", " ")
    assert asked.context["form"].cautions == ("place_closed", "place_small")
    assert "Est-ce bien le bon lieu ?" in said
    assert "Salle : le lieu est fermé à ce moment, le jeudi 13 mai 2027." in said
    done = gaelle.post(url, filled(asked))
    assert (done.status_code, port.again().place, last_event()[4]["knowing"]) == (
        302, hall, ["place_closed", "place_small"],
    )  # fmt: skip
    stays = gaelle.post(url, moved(port, **when, place="Salle", link="https://visio.fr/1"))
    assert stays.status_code == 302


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (OffNote(DayOff.SUNDAY, date(2027, 8, 15)), "Le 15 août 2027 est un dimanche."),
    ],
)
def test_a_reason_in_a_sentence(note: OffNote, words: str) -> None:
    with translation.override("fr"):
        assert sentence(note).replace("\xa0", " ") == words


def test_a_calendar_that_nobody_knows_is_said(db: None) -> None:
    with translation.override("en"):
        words = what_is_watched(MeetingArea(("974",), (), "Indian/Reunion"))
    assert words.endswith("the school calendar is not known here.")
