"""What the software knows of me, to read and for programs: all of it, and nothing of others."""

from __future__ import annotations

import json
import re

from django.test import Client

from tests.domain.guests.builders import to_meeting
from tests.interface.web.areas.decisions.people import Room, account_of, opposed
from tests.machine_words import machine_words
from tourdetable.domain.networks.models import Office


def test_the_page_counts_what_the_files_hold(room: Room) -> None:
    opposed(room)
    browser = room.client("bao")
    page = browser.get("/me/known/").context["sections"]
    told = json.loads(browser.get("/me/known/person.json").content)["told"]
    assert sorted(number for _title, number in page) == sorted(
        len(rows) for rows in told.values() if rows
    )
    assert told["networks.Mandate.person"] == [
        {
            "seat__body__network__name": "Cercle",
            "seat__body__name": "Cercle du port",
            "seat__institution__name": "Médiathèque",
            "starts": "2026-09-01",
            "ends": None,
        }
    ]


def test_the_file_is_read_in_words(room: Room) -> None:
    opposed(room)
    answer = room.client("bao").get("/me/known/person.html")
    assert answer["Content-Disposition"] == 'attachment; filename="tour-de-table.html"'
    html = answer.content.decode()
    cells = re.findall(r"<td>([^<]*)</td>", html)
    wanted = {"Bao", "Médiathèque", "Lecture de mars", "Argument."}
    assert {cell.replace("\xa0", " ") for cell in cells} >= wanted
    assert machine_words([answer], "fr") == []


def test_offices_and_duties_are_called_as_the_charter_calls_them(room: Room) -> None:
    opposed(room)
    for name, words in (("dora", "Référence"), ("ana", "Secrétariat")):
        assert words in room.client(name).get("/me/known/person.html").content.decode()
    assert Office.objects.get().kind == "lead"


def test_nothing_of_others_is_in_the_files(room: Room) -> None:
    opposed(room)
    for address in ("/me/known/", "/me/known/person.html", "/me/known/person.json"):
        said = room.client("ana").get(address).content.decode()
        assert [word for word in ("Bao", "Chloé", "Dora", "Argument.") if word in said] == []


def test_a_guest_reads_theirs_too(room: Room) -> None:
    guest = to_meeting(room.circle).person
    browser = Client()
    browser.force_login(account_of(guest))
    statuses = [browser.get(f"/me/known/{name}").status_code for name in ("", "person.html")]
    assert statuses == [200, 200]
