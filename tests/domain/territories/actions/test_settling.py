from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, nothing_changes
from tests.domain.territories.said import BEFORE, facility, part
from tourdetable.domain.journal.models import Event
from tourdetable.domain.territories.actions.settling import choices, proposed, settle
from tourdetable.domain.territories.models import BodyTerritory, Coverage, OfDivision
from tourdetable.domain.territories.queries import unsettled
from tourdetable.domain.territories.terrain import Terrain

pytestmark = pytest.mark.django_db
WRITTEN = {"starts": BEFORE, "known_on": BEFORE}


def settled(circle: Circle, row: OfDivision, *keys: str) -> list[tuple[str, date, date | None]]:
    settle(row=row, keys=keys, network=circle.network, by=circle.by_ana(), now=NOW)
    rows = type(row)._default_manager.order_by("starts", "pk")
    assert unsettled(rows, on=TODAY) == []
    return [(one.division, one.starts, one.ends) for one in rows]


def test_a_merged_commune_gives_way_on_the_day(circle: Circle) -> None:
    row = part(circle, "commune:01039", **WRITTEN)
    circle.body.territory = "Béon"
    circle.body.save()
    assert settled(circle, row, "commune:01138") == [
        ("commune:01039", BEFORE, date(2022, 12, 31)),
        ("commune:01138", date(2023, 1, 1), None),
    ]
    circle.body.refresh_from_db()
    assert circle.body.territory == "Culoz-Béon"
    event = Event.objects.get(kind="territory.settled")
    assert event.data == {
        "body": circle.body.pk,
        "was": "commune:01039",
        "divisions": ["commune:01138"],
    }


def test_only_the_part_that_was_there_may_stay(circle: Circle) -> None:
    row = part(circle, "commune:01138", **WRITTEN)
    (waiting,) = unsettled([row], on=TODAY)
    assert [one.key for one in choices(waiting)] == [
        "commune:01138",
        "delegated:01039",
        "delegated:01138",
    ]
    assert proposed(waiting) == ["commune:01138"]
    assert settled(circle, row, "delegated:01138") == [
        ("commune:01138", BEFORE, date(2022, 12, 31)),
        ("delegated:01138", date(2023, 1, 1), None),
    ]


def test_a_commune_that_grew_may_be_kept_whole(circle: Circle) -> None:
    row = part(circle, "commune:01138", **WRITTEN)
    assert settled(circle, row, "commune:01138") == [("commune:01138", BEFORE, None)]


def test_a_split_commune_is_followed_by_all_that_it_became(circle: Circle) -> None:
    row = part(circle, "commune:60054", "", **WRITTEN)
    assert settled(circle, row, "commune:60054", "commune:60694") == [
        ("commune:60054", BEFORE, date(2023, 12, 31)),
        ("commune:60054", date(2024, 1, 1), None),
        ("commune:60694", date(2024, 1, 1), None),
    ]


def test_two_changes_are_settled_one_by_one(circle: Circle) -> None:
    days = {"starts": date(2019, 6, 1), "known_on": date(2019, 6, 1)}
    row: OfDivision = part(circle, "commune:27676", **days)
    for keys in (["commune:27058"], ["commune:27676"]):
        (row,) = settle(row=row, keys=keys, network=circle.network, by=circle.by_ana(), now=NOW)
    rows = BodyTerritory.objects.order_by("starts")
    assert [(one.division, one.starts.year, one.ends) for one in rows] == [
        ("commune:27676", 2019, date(2020, 12, 31)),
        ("commune:27058", 2021, date(2022, 12, 31)),
        ("commune:27676", 2023, None),
    ]
    assert unsettled(rows, on=TODAY) == []


def test_what_left_an_epci_may_still_be_covered(circle: Circle) -> None:
    row = Coverage.objects.create(
        institution=circle.town.institution, division="epci:200066124", **WRITTEN
    )
    kept = ("epci:200066124", "commune:81009")
    assert settled(circle, row, *kept) == [
        ("epci:200066124", BEFORE, date(2022, 12, 31)),
        ("epci:200066124", date(2023, 1, 1), None),
        ("commune:81009", date(2023, 1, 1), None),
    ]


def test_two_rows_that_became_one_division_are_one(circle: Circle) -> None:
    first, second = (part(circle, key, **WRITTEN) for key in ("commune:01039", "commune:01138"))
    settle(row=first, keys=["commune:01138"], network=circle.network, by=circle.by_ana(), now=NOW)
    settle(row=second, keys=["commune:01138"], network=circle.network, by=circle.by_ana(), now=NOW)
    rows = BodyTerritory.objects.active(TODAY)
    assert [one.division for one in rows] == ["commune:01138"]


def test_a_facility_keeps_its_row_and_its_past(circle: Circle) -> None:
    row = facility(circle, "commune:60054", "Le bourg", **WRITTEN)
    assert settled(circle, row, "commune:60694") == [("commune:60694", BEFORE, None)]
    row.refresh_from_db()
    assert row.terrain.on(row.known_on, BEFORE) == {Terrain("commune:60054", "Le bourg")}


def test_a_facility_follows_its_commune_without_a_word(circle: Circle) -> None:
    row = facility(circle, "commune:01039", **WRITTEN)
    assert unsettled([row], on=TODAY) == []
    assert row.terrain.on(row.known_on, TODAY) == {Terrain("commune:01138")}


def test_what_is_not_offered_is_refused(circle: Circle) -> None:
    row = part(circle, "commune:01039", **WRITTEN)
    stands = facility(circle, "commune:60054", **WRITTEN)
    calls = [
        (row, ["commune:13055"], "not in the list any more"),
        (row, [], "at least one place"),
        (stands, ["commune:60054", "commune:60694"], "stands in one place"),
        (part(circle, "commune:13055"), ["commune:13055"], "already said"),
    ]
    for one, keys, refusal in calls:
        with nothing_changes(), pytest.raises(ValidationError, match=refusal):
            settle(row=one, keys=keys, network=circle.network, by=circle.by_ana(), now=NOW)
