from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.domain.builders import Circle
from tourdetable.core.charter.facts.record import BodyFact, SeatFact
from tourdetable.domain.networks import registry
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.registry import FactScope, also, as_facts, facts_of, record_of


def test_the_facts_of_some_kinds_are_those_of_the_record(circle: Circle):
    record = record_of(circle.network)
    found = facts_of(FactScope(circle.network), ["bodies", "offices"])
    assert found == {"bodies": record.bodies, "offices": record.offices}
    body = circle.body
    assert record.bodies == (BodyFact(str(body.pk), "circle", "Cercle du port", body.starts),)


def test_another_app_adds_facts_of_the_same_kind(
    circle: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_more", {})
    other = replace(record_of(circle.network).seats[0], id="x")
    also("seats")(lambda _scope: (other,))
    found = facts_of(FactScope(circle.network), ["seats"])["seats"]
    assert (len(found), found[-1]) == (4, other)


def test_every_app_tells_what_it_keeps(circle: Circle):
    record = record_of(circle.network)
    kept = ("acceptances", "agreements", "minutes", "programmes")
    assert [getattr(record, kind) for kind in kept] == [()] * 4


def test_a_fact_has_ids_as_strings_and_the_rest_as_kept(circle: Circle):
    rows = Seat.objects.filter(body=circle.body).order_by("pk")
    seat, found = rows[0], as_facts(SeatFact, rows, kind="college")[0]
    assert (found.id, found.body, found.volunteers) == (str(seat.pk), str(circle.body.pk), False)
    assert found.kind == found.college == seat.college
