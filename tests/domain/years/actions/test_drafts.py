from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    OPERATOR,
    Circle,
    found_circle,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.years.planned import drafted, planned, solved, table_of, year
from tourdetable.core.planner.wire import instance_json
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.actions.asking import ask
from tourdetable.domain.years.actions.drafts import (
    begin_draft,
    copy_draft,
    discard_draft,
    drop_series,
    relax,
    restore,
    set_calendar,
    set_series,
    share,
)
from tourdetable.domain.years.actions.subproblems import deliver, take
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, Series
from tourdetable.domain.years.series import SeriesDraft


@pytest.fixture
def draft(circle: Circle) -> Draft:
    return drafted(circle.network, 2028)


def wish(circle: Circle, **changed: Any) -> SeriesDraft:
    asked = SeriesDraft(
        body=circle.body, kind="feast", meetings=2, first=date(2028, 1, 1), last=date(2028, 12, 31),
        opens=time(14), closes=time(16), weekdays=(3, 1, 1), avoided=(1, 4),
    )  # fmt: skip
    return replace(asked, **changed)


def added(circle: Circle, draft: Draft, **changed: Any) -> Series:
    return set_series(
        draft=draft,
        series=None,
        wish=wish(circle, **changed),
        version=draft.version,
        by=OPERATOR,
        now=NOW,
    )


def test_a_draft_begins_with_what_is_suggested(circle: Circle) -> None:
    draft = begin_draft(
        network=circle.network, year=2028, name=("  Un  "
                                                "an "), areas=["57", "FR"], zones=["B", "A", "B"],
        by=circle.by_ana(), now=NOW,
    )  # fmt: skip
    assert (draft.name, draft.areas, draft.zones, draft.state) == (
        "Un an",
        ["FR", "57"],
        ["A", "B"],
        "writing",
    )
    assert (draft.made_by, draft.made_on, draft.version) == (circle.ana, date(2027, 4, 6), 1)
    assert list(draft.series.values_list("body", "kind", "meetings")) == [
        (circle.body.pk, "reading", 6)
    ]
    assert last_event() == (
        "programme.draft_begun",
        f"draft:{draft.pk}",
        circle.ana.pk,
        f"seat:{circle.town.pk}",
        {"year": 2028},
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "Un"},
        {"areas": ["GF"]},
        {"zones": ["D"]},
        {"year": 2026},
        {"name": "x" * 121},
    ],
)
def test_a_draft_that_could_not_be_read_is_refused(
    circle: Circle, draft: Draft, wrong: dict[str, Any]
) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        drafted(circle.network, **{"year": 2028, "name": "Deux", **wrong})


def test_a_form_sent_twice_begins_one_draft(circle: Circle) -> None:
    actor = once_sent(circle.by_ana())
    said = {"year": 2028, "name": "Un", "areas": ["FR"], "zones": [], "by": actor, "now": NOW}
    begin_draft(network=circle.network, **said)
    with nothing_changes(), pytest.raises(AlreadyDone):
        begin_draft(network=circle.network, **said)


def test_a_series_is_added_then_changed(circle: Circle, draft: Draft) -> None:
    place = Place.objects.create(network=circle.network, name="Salle")
    series = added(circle, draft, places=(place,))
    assert (series.weekdays, series.avoided, list(series.places.all())) == ([1, 3], [1], [place])
    draft.refresh_from_db()
    again = set_series(
        draft=draft,
        series=series,
        wish=wish(circle, meetings=5),
        version=draft.version,
        by=OPERATOR,
        now=NOW,
    )
    assert (again.pk, again.meetings, list(again.places.all())) == (series.pk, 5, [])
    assert Draft.objects.get().version == 3


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "reading"}, "kind"),
        ({"first": date(2027, 12, 31)}, "first"),
        ({"last": date(2029, 1, 1)}, "first"),
        ({"first": date(2028, 6, 2), "last": date(2028, 6, 1)}, "last"),
        ({"meetings": 61}, "meetings"),
        ({"meetings": -1}, "meetings"),
        ({"weekdays": ()}, "weekdays"),
        ({"weekdays": (5,)}, "weekdays"),
        ({"closes": time(14)}, "closes"),
        ({"least_gap": 0}, "least_gap"),
        ({"most_gap": 367}, "most_gap"),
        ({"least_gap": 30, "most_gap": 20}, "most_gap"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_with_its_field(
    circle: Circle, draft: Draft, wrong: dict[str, Any], field: str
) -> None:
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        added(circle, draft, **wrong)
    assert list(refused.value.error_dict) == [field]


def test_what_is_another_network_s_is_refused(circle: Circle, draft: Draft) -> None:
    other = found_circle(slug="other")
    hall = Place.objects.create(network=other.network, name="Salle")
    theirs = added(other, drafted(other.network, 2028))
    for wrong in ({"body": other.body}, {"places": (hall,)}, {"room": hall}, {"kind": "unknown"}):
        with nothing_changes(), pytest.raises(ValidationError):
            added(circle, draft, **wrong)
    with nothing_changes(), pytest.raises(ValidationError):
        set_series(draft=draft, series=theirs, wish=wish(circle), version=1, by=OPERATOR, now=NOW)


def test_two_hands_on_one_draft_do_not_overwrite_each_other(circle: Circle, draft: Draft) -> None:
    share(draft=draft, version=1, by=OPERATOR, now=NOW)
    with nothing_changes(), pytest.raises(Changed):
        added(circle, draft)


def test_a_change_throws_the_search_away_and_leaves_the_year(circle: Circle, draft: Draft) -> None:
    draft = planned(draft)
    asked = ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    changed = set_calendar(
        draft=asked, areas=["FR"], zones=["A"], version=asked.version, by=OPERATOR, now=NOW
    )
    assert (changed.state, changed.version, changed.subproblems.count()) == (
        DraftState.WRITING,
        asked.version + 1,
        0,
    )
    assert len(year(changed)[1].meetings) == 6


def test_a_series_that_is_dropped_leaves_the_year(circle: Circle, draft: Draft) -> None:
    table_of(circle.network, "circle", "bourg", {"towns Bourg": ("Eva",)})
    draft = planned(drafted(circle.network, 2028, name="Deux"))
    one, other = draft.series.all()
    name = str(one.planner_id)
    draft = relax(
        draft=draft,
        leave={"rule": "weekday", "body": name},
        version=draft.version,
        by=OPERATOR,
        now=NOW,
    )
    dropped = drop_series(series=one, version=draft.version, by=OPERATOR, now=NOW)
    assert {m.body for m in year(dropped)[1].meetings} == {str(other.planner_id)}
    assert (list(dropped.series.all()), dropped.relaxed) == ([other], [])


def test_a_rule_is_left_out_once_and_asked_for_again(draft: Draft) -> None:
    leave = {"rule": "gap_max", "body": str(draft.series.get().planner_id), "seat": ""}
    kept = {"rule": "gap_max", "body": leave["body"]}
    for _twice in range(2):
        draft = relax(draft=draft, leave=leave, version=draft.version, by=OPERATOR, now=NOW)
    assert draft.relaxed == [kept]
    assert (
        restore(draft=draft, leave=kept, version=draft.version, by=OPERATOR, now=NOW).relaxed == []
    )
    with nothing_changes(), pytest.raises(ValidationError):
        relax(draft=draft, leave={"rule": "gravity"}, version=4, by=OPERATOR, now=NOW)


def test_holidays_that_count_are_changed(draft: Draft) -> None:
    changed = set_calendar(draft=draft, areas=["974"], zones=[], version=1, by=OPERATOR, now=NOW)
    assert (changed.areas, changed.zones) == (["974"], [])
    with nothing_changes(), pytest.raises(ValidationError):
        set_calendar(draft=draft, areas=["75"], zones=[], version=2, by=OPERATOR, now=NOW)


def test_sharing_goes_on_with_the_search(draft: Draft) -> None:
    asked = ask(draft=draft, version=1, by=OPERATOR, now=NOW)
    piece = take(worker="one", now=NOW)
    assert piece is not None
    shared = share(draft=asked, version=2, by=OPERATOR, now=NOW)
    assert (shared.shared_on, shared.state) == (date(2027, 4, 6), DraftState.WORKING)
    assert deliver(
        job=piece, worker="one", plan=solved(instance_json.read_instance(piece.instance))
    )
    planned_year = Draft.objects.get()
    assert (planned_year.state, planned_year.version) == (DraftState.PLANNED, 3)
    assert (
        share(draft=planned_year, shared=False, version=3, by=OPERATOR, now=NOW).shared_on is None
    )


def test_a_copy_has_the_wishes_and_the_year_under_another_name(
    circle: Circle, draft: Draft
) -> None:
    series = draft.series.get()
    series.places.add(Place.objects.create(network=circle.network, name="Salle"))
    series.pins.create(on=date(2028, 3, 9), kind="lock")
    draft.series.update(meetings=8)
    draft = planned(
        relax(
            draft=draft,
            leave={"rule": "date", "body": str(series.planner_id)},
            version=1,
            by=OPERATOR,
            now=NOW,
        )
    )
    copy = copy_draft(draft=draft, name="Deux", by=OPERATOR, now=NOW + timedelta(days=1))
    twin = copy.series.get()
    assert (copy.state, copy.version, copy.made_on) == (DraftState.PLANNED, 1, date(2027, 4, 7))
    assert (twin.pins.get().on, twin.places.get().name) == (date(2028, 3, 9), "Salle")
    assert copy.relaxed == [{"rule": "date", "body": str(twin.planner_id)}]
    assert [(m.body, m.date) for m in year(copy)[1].meetings] == [
        (str(twin.planner_id), m.date) for m in year(draft)[1].meetings
    ]
    assert series.pins.count() == 1
    with nothing_changes(), pytest.raises(ValidationError):
        copy_draft(draft=draft, name="Un", by=OPERATOR, now=NOW)


def test_what_has_become_the_programme_changes_no_more(circle: Circle, draft: Draft) -> None:
    Draft.objects.update(state=DraftState.PUBLISHED)
    with nothing_changes(), pytest.raises(ValidationError):
        added(circle, draft)
    with nothing_changes(), pytest.raises(ValidationError):
        discard_draft(draft=draft, version=1, by=OPERATOR, now=NOW)


def test_a_draft_is_thrown_away_and_the_journal_says_so(circle: Circle, draft: Draft) -> None:
    discard_draft(draft=draft, version=1, by=circle.by_ana(), now=NOW)
    assert not Draft.objects.exists()
    assert last_event()[:2] == ("programme.draft_discarded", f"draft:{draft.pk}")
