from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle, draw, last_event, nothing_changes
from tests.domain.years.planned import drafted, planned
from tourdetable.core.planner.terms.instance import Relation
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.years.actions.drafts import copy_draft, set_series
from tourdetable.domain.years.actions.relations import add_relation, drop_relation
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.models import Draft, Series, SeriesRelation
from tourdetable.domain.years.series import SeriesDraft

pytestmark = pytest.mark.django_db


def feasts(circle: Circle, draft: Draft) -> Series:
    days = (date(draft.year, 1, 1), date(draft.year, 12, 31))
    wish = SeriesDraft(circle.body, "feast", 2, *days, time(14), time(16))
    version = Draft.objects.get(pk=draft.pk).version
    return set_series(draft=draft, series=None, wish=wish, version=version, by=OPERATOR, now=NOW)


def relate(draft: Draft, first: Series, second: Series, **more: Any) -> SeriesRelation:
    said = {"rule": "before", "days": 14, "version": Draft.objects.get(pk=draft.pk).version, **more}
    return add_relation(draft=draft, first=first, second=second, by=OPERATOR, now=NOW, **said)


def said(row: SeriesRelation) -> tuple[str, str, str, int]:
    return row.rule, row.first.kind, row.second.kind, row.days


def both(circle: Circle, name: str) -> tuple[Series, Series]:
    """The two series of a draft, the second one added."""
    draft = Draft.objects.get(name=name)
    return draft.series.get(), feasts(circle, draft)


@pytest.fixture
def draft(circle: Circle) -> Draft:
    return drafted(circle.network, 2028)


def test_the_planner_is_told_of_it(circle: Circle, draft: Draft) -> None:
    reading, feast = draft.series.get(), feasts(circle, draft)
    relate(draft, reading, feast)
    assert last_event()[4] == {"year": 2028, "what": "relations"}
    relate(draft, feast, reading, rule="apart_week")
    ids = (str(reading.planner_id), str(feast.planner_id))
    assert instance_of(draft, NOW).relations == (
        Relation("before", *ids, days=14),
        Relation("apart_week", *reversed(ids)),
    )


def test_a_series_that_asks_for_nothing_owes_nothing(circle: Circle, draft: Draft) -> None:
    reading, feast = draft.series.get(), feasts(circle, draft)
    relate(draft, reading, feast)
    draft.series.filter(pk=feast.pk).update(first=date(2027, 1, 1), last=date(2027, 1, 2))
    draft.series.filter(pk=feast.pk).update(meetings=0)
    assert instance_of(draft, NOW).relations == ()


def test_a_copy_and_the_next_draft_begin_with_it(circle: Circle, draft: Draft) -> None:
    reading, feast = draft.series.get(), feasts(circle, draft)
    relate(draft, reading, feast)
    copy = copy_draft(draft=draft, name="Deux", by=OPERATOR, now=NOW)
    row = copy.relations.get()
    assert said(row) == ("before", "reading", "feast", 14)
    assert {row.first.draft, row.second.draft} == {copy}


def test_the_next_year_keeps_those_whose_series_are_there(circle: Circle, draft: Draft) -> None:
    reading, feast = draft.series.get(), feasts(circle, draft)
    relate(draft, reading, feast)
    assert list(drafted(circle.network, 2029).relations.all()) == []
    drafted(circle.network, 2028, name="Deux")
    relate(Draft.objects.get(name="Deux"), *both(circle, "Deux"))
    draw(circle.body, datetime(2028, 6, 8, 15, tzinfo=UTC), kind="feast")
    assert [said(row) for row in drafted(circle.network, 2029, name="Trois").relations.all()] == [
        ("before", "reading", "feast", 14)
    ]


@pytest.mark.parametrize(
    ("more", "field"),
    [({"days": 0}, "days"), ({"days": 181}, "days"), ({"rule": "never"}, None)],
)
def test_what_cannot_be_kept_is_refused(
    circle: Circle, draft: Draft, more: dict[str, Any], field: str | None
) -> None:
    reading, feast = draft.series.get(), feasts(circle, draft)
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        relate(draft, reading, feast, **more)
    assert [*getattr(refused.value, "error_dict", {None: 0})] == [field]


def test_two_series_of_the_draft_are_related_once(circle: Circle, draft: Draft) -> None:
    reading, feast = draft.series.get(), feasts(circle, draft)
    relate(draft, reading, feast)
    elsewhere = drafted(circle.network, 2028, name="Deux").series.get()
    for first, second in [(reading, reading), (feast, reading), (reading, elsewhere)]:
        with nothing_changes(), pytest.raises(ValidationError):
            relate(draft, first, second)


def test_it_is_taken_back(circle: Circle, draft: Draft) -> None:
    relation = relate(draft, draft.series.get(), feasts(circle, draft))
    with nothing_changes(), pytest.raises(Changed):
        drop_relation(relation=relation, version=1, by=OPERATOR, now=NOW)
    version = Draft.objects.get(pk=draft.pk).version
    drop_relation(relation=relation, version=version, by=OPERATOR, now=NOW)
    assert not draft.relations.exists()


def test_the_year_keeps_it_and_a_gathering_of_all_has_its_days_for_itself(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    reading, feast = draft.series.get(), feasts(circle, draft)
    relate(draft, reading, feast, days=30)
    done = planned(Draft.objects.get(pk=draft.pk))
    readings, held = (list(s.planned.values_list("on", flat=True)) for s in (reading, feast))
    assert done.state == DraftState.PLANNED
    gaps = [(later - day).days for day, later in zip(readings, held, strict=False)]
    assert (len(held), min(gaps) >= 30, {*readings} & {*held}) == (2, True, set())
    assert [day for day in (*readings, *held) if day.month == 8] == []
