"""All that is known of somebody is told to them, and nothing of anybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, TODAY, in_review
from tests.domain.guests.builders import to_meeting
from tests.interface.web.areas.decisions.people import Room, found_room, opposed
from tourdetable.domain.availability.actions import declare_absence
from tourdetable.domain.minutes.actions.remarks import remark
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.own.dossier import IDENTITY, LEFT_OUT, SEATS, TOLD, dossier, relations
from tourdetable.domain.people.models import Person

pytestmark = pytest.mark.django_db


def rows(person: Person) -> dict[str, list[tuple[object, ...]]]:
    """What each table says of somebody, if anything."""
    return {one.code: one.rows for one in dossier(person) if one.rows}


def test_each_relation_to_a_person_is_told_or_left_out_with_its_reason() -> None:
    """Whoever adds a table that names people says here what becomes of it."""
    assert {*relations()} - {*TOLD} - {*LEFT_OUT} == set()
    assert {*TOLD} & {*LEFT_OUT} == set()
    assert all(map(str, LEFT_OUT.values()))


def test_each_column_exists() -> None:
    for code in (*TOLD, *SEATS):
        label = code if code in SEATS else code.rpartition(".")[0]
        told = TOLD[code] if code in TOLD else SEATS[code][1]
        apps.get_model(label).objects.values_list(*(path for path, _label in told.columns))
    told_of_oneself = {path.partition("__")[0] for path, _label in IDENTITY}
    kept = {field.name for field in Person._meta.concrete_fields}
    aside = {"id", "version", "merged_into", "sort_key", "search_key", "registered_in"}
    assert kept - told_of_oneself - aside == set()


def lived() -> Room:
    """Ana holds the pen; Bao objects, remarks, answers."""
    room = found_room()
    opposed(room)
    minutes = in_review(room.circle, room.meeting, "Bao parle.")
    words = {"seat": room.circle.library, "words": "Une faute.", "by": room.circle.by_bao()}
    remark(minutes=minutes, **words, now=NOW)
    return room


def test_what_one_did_and_said_is_told() -> None:
    circle = lived().circle
    found = rows(circle.bao)
    assert [row[3] for row in found["meetings.Attendance.person"]] == ["Médiathèque"]
    assert [row[-2] for row in found["minutes.Remark.person"]] == ["Une faute."]
    stances = [row[5:7] for row in found["decisions.Position"]]
    assert stances == [("object", "Argument.")]
    assert [row[3:] for row in rows(circle.ana)["meetings.Turn"]] == [
        ("Ville du Port", "secretary")
    ]
    assert {row[2] for row in rows(circle.ana)["journal.Event"]} >= {"meeting.opened"}


def test_a_guest_is_told_to_what_they_were_called_in() -> None:
    guest = to_meeting(found_room().circle)
    found = rows(guest.person)
    (told,) = found["guests.Guest.person"]
    assert (told[2], told[6], told[8]) == ("Lecture de mai", "actor", "Collectif du quai")
    assert [word for word in ("Ana", "Ruiz", "Bao") if word in str(found)] == []


def test_nothing_of_other_people_comes_with_it() -> None:
    """Names, addresses, words: what Ana wrote down of the others is not hers."""
    circle = lived().circle
    for person in (circle.bao, circle.chloe, circle.dora):
        person.phone, person.access_needs = f"06 {person.pk}", f"Besoin {person.pk}"
        person.save()
    said = str(rows(circle.ana))
    for other in (circle.bao, circle.chloe, circle.dora):
        email = other.account.email if other.account else "?"
        canaries = (other.given_name, other.family_name, email, other.phone, other.access_needs)
        assert [word for word in canaries if word in said] == []
    assert "Argument." not in said
    assert "Une faute." not in said


def test_it_costs_the_same_however_much_there_is() -> None:
    room = lived()
    costs = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            dossier(room.circle.bao)
        costs.append(len(asked))
        day = TODAY + timedelta(days=len(costs))
        away = {"first": day, "last": day, "part": "DAY", "by": Actor(room.circle.bao)}
        declare_absence(person=room.circle.bao, **away, now=NOW)
    assert costs[0] == costs[1]
