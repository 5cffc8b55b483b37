from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import BigIntegerField, DateField, FilteredRelation, Q
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import FOUNDED, TODAY, Circle
from tourdetable.domain.journal.prepared import (
    Given,
    Part,
    Prepared,
    PreparedValues,
    Together,
    each_given,
    numbered,
    put_prefetched,
)
from tourdetable.domain.networks.models import Body, CharterVersion, Mandate, Network, Office, Seat
from tourdetable.domain.people.models import Institution, Person

MANDATES = Prepared(
    lambda: Mandate.objects.active(Given("on", DateField())).filter(
        person=Given("person", BigIntegerField())
    ),
    Part("", Mandate),
    Part("seat__", Seat),
    Part("seat__body__", Body),
    Part("seat__institution__", Institution),
)
OFFICES = Prepared(
    lambda: Office.objects.filter(network=Given("network", BigIntegerField())),
    Part("", Office),
    Part("body__", Body),
    Part("person__", Person),
)
VERSIONS = Prepared(CharterVersion.objects.order_by, Part("", CharterVersion, without=("text",)))


def columns(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("on", [TODAY, FOUNDED, FOUNDED - timedelta(days=1)])
@pytest.mark.parametrize("name", ["ana", "bao", "zoe"])
def test_it_reads_what_the_queryset_reads(circle: Circle, name: str, on: date) -> None:
    person = getattr(circle, name)
    live = Mandate.objects.active(on).filter(person=person)
    expected = live.select_related("seat__body", "seat__institution")
    with CaptureQueriesContext(connection) as asked:
        rows = MANDATES.rows(on=on, person=person.pk)
        found = [
            list(map(columns, (m, m.seat, m.seat.body, m.seat.institution))) for m, *_rest in rows
        ]
    assert len(asked) == 1
    assert found == [
        list(map(columns, (m, m.seat, m.seat.body, m.seat.institution))) for m in expected
    ]


def test_its_sql_is_written_once(circle: Circle) -> None:
    read = Prepared(MANDATES.make, *MANDATES.parts)
    read.rows(on=TODAY, person=circle.ana.pk)
    (first,) = read.written.values()
    read.rows(on=FOUNDED, person=circle.bao.pk)
    assert list(read.written.values()) == [first]


def test_what_an_outer_join_does_not_find_is_none(circle: Circle) -> None:
    Office.objects.update(body=None)
    ((office, body, person),) = OFFICES.rows(network=circle.network.pk)
    assert (body, office.body, office.person) == (None, None, person)


def test_columns_left_aside_are_read_when_they_are_wanted(circle: Circle) -> None:
    ((version,),) = VERSIONS.rows()
    assert version.get_deferred_fields() == {"text"}
    assert version.text == CharterVersion.objects.get().text


def test_it_can_be_changed_and_saved(circle: Circle) -> None:
    ((mandate, *_rest),) = MANDATES.rows(on=TODAY, person=circle.ana.pk)
    mandate.seat.body.name = "Cercle du large"
    mandate.seat.body.save()
    assert Network.objects.get().bodies.get().name == "Cercle du large"


def test_values_are_those_of_the_queryset(circle: Circle) -> None:
    """A join that depends on what is given, dates and nothing as Django reads them."""
    given = Given("on", DateField())
    held = FilteredRelation("mandates", condition=Q(mandates__starts__lte=given))
    columns = ("pk", "starts", "ends", "held__starts", "held__person")
    rows = Seat.objects.filter(starts__lte=given).annotate(held=held).order_by("pk", "held__pk")
    read = PreparedValues(lambda: rows.values_list(*columns))
    for on in (TODAY, FOUNDED - timedelta(days=1)):
        then = FilteredRelation("mandates", condition=Q(mandates__starts__lte=on))
        same = Seat.objects.filter(starts__lte=on).annotate(held=then).order_by("pk", "held__pk")
        assert read.rows(on=on) == list(same.values_list(*columns))
    assert len(read.written) == 1


SEATS = PreparedValues(
    lambda: (
        Seat.objects.filter(body__network=Given("network", BigIntegerField()))
        .order_by("-institution__sort_key", "pk")
        .values_list("pk", "starts", "institution__name", "volunteers")
    )
)
NOBODY = PreparedValues(
    lambda: Person.objects.filter(pk=Given("person", BigIntegerField())).values_list("given_name")
)


def test_several_reads_are_asked_at_once(circle: Circle) -> None:
    given: dict[str, Any] = {"network": circle.network.pk, "person": 0}
    together = Together(OFFICES, NOBODY, SEATS)
    with CaptureQueriesContext(connection) as asked:
        offices, nobody, seats = together.rows(**given)
    assert len(asked) == 1
    assert [list(map(columns, row)) for row in offices] == [
        list(map(columns, row)) for row in OFFICES.rows(**given)
    ]
    assert [office.body for office, *_rest in offices] == [body for _o, body, _p in offices]
    assert (nobody, seats) == ([], SEATS.rows(**given))
    assert len(seats) == Seat.objects.count() > 1


def test_one_that_can_find_nothing_leaves_the_others_as_they_are(circle: Circle) -> None:
    empty = PreparedValues(lambda: Seat.objects.filter(kind__in=()).values_list("pk"))
    given: dict[str, Any] = {"network": circle.network.pk}
    assert Together(empty, SEATS).rows(**given) == [[], SEATS.rows(**given)]
    assert Together(SEATS, empty).rows(**given) == [SEATS.rows(**given), []]
    assert Together(empty).rows() == [[]]


def test_what_is_put_on_a_row_is_its_own_even_narrowed(circle: Circle) -> None:
    """An address may name what hangs on another row: it does not exist here."""
    own, other = circle.town, circle.library
    mandates = list(Mandate.objects.filter(seat=own))
    put_prefetched(own, "mandates", mandates)
    with CaptureQueriesContext(connection) as asked:
        assert [mandate.seat for mandate in own.mandates.all()] == [own] * len(mandates)
        assert mandates
    assert len(asked) == 0
    assert own.mandates.all().filter(pk__in=other.mandates.values("pk")).exists() is False
    assert own.mandates.all().get(pk=mandates[0].pk) == mandates[0]


def test_a_list_of_values_has_a_place_for_each_and_none_finds_nothing(circle: Circle) -> None:
    def read(count: int) -> PreparedValues:
        chosen = each_given("seat", count, BigIntegerField())
        rows = Seat.objects.filter(pk__in=chosen).order_by("pk")
        return PreparedValues(lambda: rows.values_list("pk"))

    seats = [circle.library.pk, circle.school.pk]
    assert read(2).rows(**numbered("seat", seats)) == [(pk,) for pk in sorted(seats)]
    assert read(0).rows() == []
