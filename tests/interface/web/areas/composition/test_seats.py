from __future__ import annotations

from datetime import timedelta
from re import findall
from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import FOUNDED, TODAY, last_event, nothing_changes, seat_of
from tests.interface.web.areas.composition.people import (
    composer,
    confirmed,
    holders,
    version,
    written,
)
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import register_institution


@pytest.fixture
def gaelle(room: Room) -> Client:
    return composer(room)


def test_a_seat_is_opened_for_an_institution_that_is_added(room: Room, gaelle: Client) -> None:
    url = room.url("seat_open", "port")
    form = written(which="new", name="Caf du Port", college="towns", way="invited", starts=TODAY)
    answer = gaelle.post(url, form)
    board = room.url("composition_body", "port")
    assert (answer.status_code, answer.headers["Location"]) == (302, board)
    seat = Seat.objects.get(institution__name="Caf du Port")
    told = (seat.college, seat.kind, seat.volunteers, seat.starts, seat.ends)
    assert told == ("towns", "invited", False, TODAY, None)
    with nothing_changes():
        assert gaelle.post(url, form).status_code == 409  # sent twice


def test_a_page_that_misses_a_seat_says_for_whom_and_how(room: Room, gaelle: Client) -> None:
    one = register_institution(name="Caf du Port")
    page = gaelle.get(room.url("seat_open", "port"), {"institution": one.pk, "way": "light"})
    chosen = findall(r'value="([^"]*)"[^>]* checked', page.content.decode())
    assert [code in chosen for code in (str(one.pk), "light", "standing")] == [True, True, False]
    assert gaelle.get(room.url("seat_open", "port"), {"institution": "x"}).status_code == 200


def test_no_second_seat_of_one_institution(room: Room, gaelle: Client) -> None:
    own = room.circle.town.institution
    url = room.url("seat_open", "port") + "?which=Ville+du+Port"
    form = written(which=own.pk, college="towns", way="standing", starts=TODAY)
    with nothing_changes():
        answer: Any = gaelle.post(url, form)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["which"])


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"starts": "2026-08-31"}, "starts"),
        ({"starts": "29/02/2027"}, "starts"),
        ({"starts": TODAY, "ends": TODAY - timedelta(days=1)}, "ends"),
        ({"starts": TODAY, "college": "kings"}, "college"),
        ({"starts": TODAY, "way": ""}, "way"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(
    room: Room, gaelle: Client, fields: dict[str, Any], wrong: str
) -> None:
    form = {"which": "new", "name": "Caf", "college": "towns", "way": "standing", **fields}
    with nothing_changes():
        answer: Any = gaelle.post(room.url("seat_open", "port"), written(**form))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])


def test_a_seat_is_given_from_a_past_day_once_what_it_changes_is_said(
    room: Room, gaelle: Client
) -> None:
    seat = seat_of(room.circle.body, "Caf", "towns")
    url = room.url("seat_give", seat.pk)
    names = {"who": "new", "given_name": "Léa", "family_name": "Petit", "email": ""}
    form = written(version=1, starts="2027-03-01", **names)
    with nothing_changes():
        asked: Any = gaelle.post(url, form)
    words = list(asked.context["form"].caution_words)
    assert words[0] == (
        "1 réunion a eu lieu depuis le lundi 1er\xa0mars 2027\xa0: qui y était attendu, les "
        "présences et les tours sont recomptés avec ces jours."
    )
    assert confirmed(gaelle, url, form).status_code == 302
    assert holders(seat) == [("Léa", "2027-03-01", "")]


def test_whoever_comes_second_is_told(room: Room, gaelle: Client) -> None:
    """The seat was given by somebody else since the page was shown."""
    seat = seat_of(room.circle.body, "Caf", "towns")
    names = {"who": "new", "given_name": "Léa", "family_name": "Petit", "email": ""}
    form = written(version=1, starts=TODAY, **names)
    assert gaelle.post(room.url("seat_give", seat.pk), form).status_code == 302
    other = {"who": "new", "given_name": "Max", "family_name": "Grand", "email": ""}
    late = written(version=1, starts=TODAY, **other)
    with nothing_changes():
        answer: Any = gaelle.post(room.url("seat_give", seat.pk), late)
    assert answer.status_code == 409
    told = [(row.theirs, row.mine) for row in answer.context["form"].differences()]
    assert told == [("Léa Petit", "Max Grand")]
    late |= {"version": answer.context["form"]["version"].value()}
    assert gaelle.post(room.url("seat_give", seat.pk), late).status_code == 302
    assert [name for name, *_days in holders(seat)] == ["Léa", "Max"]


def test_a_seat_becomes_light_from_a_day_on(room: Room, gaelle: Client) -> None:
    seat = room.circle.school
    form = written(version=version(seat), college="towns", way="light", on=TODAY)
    answer = gaelle.post(room.url("seat_change", seat.pk), form)
    assert answer.status_code == 302
    other = Seat.objects.get(continues=seat)
    assert (other.kind, other.starts, other.college) == ("light", TODAY, "towns")
    assert holders(seat) == [("Chloé", str(FOUNDED), str(TODAY - timedelta(days=1)))]
    assert holders(other) == [("Chloé", str(TODAY), "")]
    page = gaelle.get(room.url("composition_seat", seat.pk)).content.decode()
    assert room.url("composition_seat", other.pk) in page


def test_a_seat_is_closed_and_its_mandates_end(room: Room, gaelle: Client) -> None:
    seat, last = room.circle.school, TODAY + timedelta(days=30)
    form = written(version=version(seat), ends=last)
    assert gaelle.post(room.url("seat_close", seat.pk), form).status_code == 302
    assert holders(seat) == [("Chloé", str(FOUNDED), str(last))]
    assert Mandate.objects.get(seat=seat).reason == "seat"


def test_a_mistaken_seat_is_taken_away(room: Room, gaelle: Client) -> None:
    seat = seat_of(room.circle.body, "Erreur", "towns")
    assert gaelle.post(room.url("seat_remove", seat.pk), written(version=1)).status_code == 302
    assert not Seat.objects.filter(pk=seat.pk).exists()
    assert last_event()[0] == "seat.removed"
    held = room.circle.town
    with nothing_changes():
        answer = gaelle.post(room.url("seat_remove", held.pk), written(version=version(held)))
    assert answer.status_code == 422


def test_a_seat_of_another_network_is_not_found(room: Room, gaelle: Client) -> None:
    other = register_institution(name="Ailleurs")
    assert gaelle.get(room.url("composition_seat", other.pk + 999)).status_code == 404
