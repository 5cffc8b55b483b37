from __future__ import annotations

from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.models import Institution, OtherAddress, Person
from tourdetable.domain.people.references import Unique, references, unique_with


def test_whatever_points_at_a_person_is_found_in_every_app() -> None:
    found = {(column.model, column.name) for column in references(Person)}
    assert {(Mandate, "person"), (Notice, "person"), (OtherAddress, "person")} <= found
    assert (Person, "merged_into") in found
    assert {one.model._meta.label for one in references(Institution)} >= {"networks.Seat"}


def test_what_may_be_there_but_once() -> None:
    columns = {(c.model, c.name): c for c in references(Person)}
    (mandate,) = unique_with(columns[Mandate, "person"])
    (office,) = unique_with(columns[Office, "person"])
    assert mandate == Unique(("seat_id", "starts"))
    assert (office.columns, office.nothing) == (("network_id", "body_id", "kind", "starts"), False)
    assert office.key(Office(network_id=1, kind="lead")) == (1, None, "lead", None)
    assert mandate.key(Mandate(seat_id=1)) is None
