from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.domain.builders import FOUNDED, TODAY, nothing_changes
from tests.interface.web.areas.composition.people import composer, confirmed, written
from tests.interface.web.areas.decisions.people import LEAD, Room, sent
from tourdetable.domain.networks.models import Correction, Office


@pytest.fixture
def gaelle(room: Room) -> Client:
    return composer(room)


def test_an_office_of_the_network_is_given_and_ends(room: Room, gaelle: Client) -> None:
    who = {"who": "new", "given_name": "Léa", "family_name": "Petit", "email": ""}
    form = written(kind="steward", starts=TODAY, **who)
    acting = {"acting": form["acting"]}
    answer = gaelle.post(room.url("office_give"), form)
    offices = room.url("composition_offices")
    assert (answer.status_code, answer.headers["Location"]) == (302, offices)
    given = Office.objects.get(person__given_name="Léa")
    assert (given.kind, given.body, given.starts) == ("steward", None, TODAY)
    form = {**sent(0), **acting, "ends": TODAY + timedelta(days=9)}
    assert gaelle.post(room.url("office_end", given.pk), form).status_code == 302
    page = gaelle.get(offices).context["groups"][0]
    assert [str(row.person) for row in page.held] == ["Gaëlle Partout", "Léa Petit"]


def test_the_last_that_composes_stays(room: Room, gaelle: Client) -> None:
    own = Office.objects.get(kind="steward")
    with nothing_changes():
        answer = gaelle.post(room.url("office_end", own.pk), written(ends=TODAY))
    assert answer.status_code == 422


def test_an_office_of_a_body_is_given_there(room: Room, gaelle: Client) -> None:
    who = {"who": "new", "given_name": "Léa", "family_name": "Petit", "email": ""}
    form = written(kind="lead", starts=TODAY, **who)
    answer = gaelle.post(room.url("body_office_give", "port"), form)
    assert answer.headers["Location"] == room.url("composition_body", "port")
    page = gaelle.get(room.url("composition_body", "port")).context["page"]
    told = [(name, [str(row.person) for row in rows]) for name, rows in page.offices]
    assert told == [("Référence", ["Léa Petit", "Dora Weiss"])]


def test_an_office_recorded_by_mistake_is_set_aside(room: Room, gaelle: Client) -> None:
    lead = room.circle.lead
    form = written(really="dates", starts="2027-01-04", reason="Jour faux")
    assert confirmed(gaelle, room.url("office_correct", lead.pk), form).status_code == 302
    lead.refresh_from_db()
    row = Correction.objects.get()
    assert (lead.starts.isoformat(), row.office, row.starts) == ("2027-01-04", "lead", FOUNDED)


def test_a_lead_gives_nothing(room: Room) -> None:
    statuses = [
        room.client(LEAD).get(room.url(*view)).status_code
        for view in (("office_give",), ("body_office_give", "port"))
    ]
    assert statuses == [403, 403]
