from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    OPERATOR,
    Circle,
    kinds_of_events,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.years.planned import PRESUMED, body_of, drafted, planned
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.years.actions.periods import (
    PeriodDetails,
    add_period,
    calendar_of,
    change_period,
    drop_period,
    set_known_days,
)
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.models import Draft, QuietPeriod

pytestmark = pytest.mark.django_db

COUNCIL = PeriodDetails("Conseil  municipal ", date(2028, 3, 9), date(2028, 3, 9), "closed")


def choose(circle: Circle, version: int = 1, **effects: str) -> None:
    set_known_days(network=circle.network, effects=effects, version=version, by=OPERATOR, now=NOW)


def add(circle: Circle, details: PeriodDetails = COUNCIL) -> QuietPeriod:
    return add_period(network=circle.network, details=details, by=OPERATOR, now=NOW)


def test_what_is_chosen_is_kept_beside_what_was(circle: Circle) -> None:
    choose(circle, august="closed", yom_kippur="avoid")
    assert last_event() == (
        "network.calendar_set", f"network:{circle.network.pk}", None, "operator", {}
    )  # fmt: skip
    choose(circle, version=2, august="none")
    found = calendar_of(circle.network)
    assert (found.effects, found.version) == ({"august": "none", "yom_kippur": "avoid"}, 3)


def test_the_planner_is_told_of_days_that_are_closed_and_of_those_to_avoid(
    circle: Circle,
) -> None:
    choose(circle, august="closed", eid_adha="avoid", vesak="told")
    add(circle)
    body = body_of(instance_of(drafted(circle.network, 2028), NOW))
    assert body.blackout == (
        Span(date(2028, 3, 9), date(2028, 3, 9)),
        Span(date(2028, 8, 1), date(2028, 8, 31)),
    )
    assert body.avoid == (
        Span(date(2028, 5, 5), date(2028, 5, 5)),
        *PRESUMED,
        Span(date(2028, 12, 24), date(2028, 12, 31)),
    )
    """What people chose, and the school holidays that nobody has published."""


def test_where_school_holidays_do_not_matter_none_is_presumed(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    draft.series.update(school="none")
    body = body_of(instance_of(draft, NOW))
    assert body.avoid == (
        Span(date(2028, 8, 1), date(2028, 8, 31)),
        Span(date(2028, 12, 24), date(2028, 12, 31)),
    )


def test_a_draft_with_a_year_is_to_be_searched_again_and_keeps_its_dates(circle: Circle) -> None:
    draft = planned(drafted(circle.network, 2028))
    kept = list(draft.series.get().planned.values_list("on", flat=True))
    actor = once_sent(circle.by_ana())
    set_known_days(
        network=circle.network, effects={"august": "closed"}, version=1, by=actor, now=NOW
    )
    again = Draft.objects.get(pk=draft.pk)
    assert (again.state, again.version) == (DraftState.WRITING, draft.version + 1)
    assert list(again.series.get().planned.values_list("on", flat=True)) == kept
    assert kinds_of_events()[-2:] == ["network.calendar_set", "programme.draft_changed"]


@pytest.mark.parametrize("state", [DraftState.PUBLISHED, DraftState.PLANNED])
def test_what_is_only_pointed_out_leaves_drafts_as_they_are(
    circle: Circle, state: DraftState
) -> None:
    draft = drafted(circle.network, 2028)
    Draft.objects.filter(pk=draft.pk).update(state=state)
    choose(circle, vesak="told")
    assert (Draft.objects.get(pk=draft.pk).state, kinds_of_events()[-1]) == (
        state,
        "network.calendar_set",
    )


def test_typed_days_are_kept_on_one_line_and_told_without_their_words(circle: Circle) -> None:
    row = add(circle, replace(COUNCIL, weeks_before=6))
    assert (row.name, row.first, row.last, row.effect, row.weeks_before) == (
        "Conseil municipal",
        date(2028, 3, 9),
        date(2028, 3, 9),
        "closed",
        6,
    )
    assert last_event()[:2] + last_event()[4:] == ("network.period_added", f"period:{row.pk}", {})
    drop_period(period=row, by=OPERATOR, now=NOW)
    assert not QuietPeriod.objects.exists()
    assert kinds_of_events()[-1] == "network.period_dropped"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, None),
        ({"last": date(2028, 3, 8)}, "last"),
        ({"last": date(2030, 3, 8)}, "last"),
        ({"effect": "none"}, None),
        ({"weeks_before": 27}, "weeks_before"),
    ],
)
def test_days_that_mean_nothing_are_refused(
    circle: Circle, changed: dict[str, object], field: str | None
) -> None:
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        add(circle, replace(COUNCIL, **changed))  # type: ignore[arg-type]  # by name
    assert [*getattr(refused.value, "error_dict", {None: 0})] == [field]


def change(row: QuietPeriod, details: PeriodDetails, version: int = 1) -> QuietPeriod:
    return change_period(period=row, details=details, version=version, by=OPERATOR, now=NOW)


def test_typed_days_are_moved_and_said_otherwise(circle: Circle) -> None:
    row, day = add(circle), date(2028, 3, 16)
    changed = change(row, PeriodDetails("Conseil  métropolitain", day, day, "avoid", 2))
    fields = ("name", "first", "last", "effect", "weeks_before", "version")
    assert QuietPeriod.objects.values_list("pk", *fields).get() == (
        row.pk, "Conseil métropolitain", day, day, "avoid", 2, 2
    )  # fmt: skip
    assert last_event()[:2] == ("network.period_changed", f"period:{changed.pk}")


def test_typed_days_that_change_send_drafts_to_be_searched_again(circle: Circle) -> None:
    row, draft = add(circle), planned(drafted(circle.network, 2028))
    change(row, replace(COUNCIL, weeks_before=3))
    assert Draft.objects.get(pk=draft.pk).state == DraftState.PLANNED
    change(row, replace(COUNCIL, effect="avoid"), version=2)
    assert Draft.objects.get(pk=draft.pk).state == DraftState.WRITING


def test_typed_days_are_not_changed_into_others_nor_by_who_read_old_ones(circle: Circle) -> None:
    row = add(circle)
    other = add(circle, replace(COUNCIL, name="Bureau"))
    with nothing_changes(), pytest.raises(ValidationError):
        change(other, COUNCIL)
    with nothing_changes(), pytest.raises(ValidationError):
        change(row, replace(COUNCIL, last=date(2028, 3, 8)))
    with nothing_changes(), pytest.raises(Changed):
        change(row, COUNCIL, version=2)


def test_the_same_days_are_not_added_twice(circle: Circle) -> None:
    add(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        add(circle)


@pytest.mark.parametrize("effects", [{"easter": "closed"}, {"august": "hidden"}])
def test_a_code_that_no_form_offers_is_refused(circle: Circle, effects: dict[str, str]) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        choose(circle, **effects)


def test_the_second_of_two_writers_is_told(circle: Circle) -> None:
    choose(circle, august="closed")
    with nothing_changes(), pytest.raises(Changed):
        choose(circle, august="none")


def test_a_form_sent_twice_changes_nothing_the_second_time(circle: Circle) -> None:
    by = once_sent(circle.by_ana())
    add_period(network=circle.network, details=COUNCIL, by=by, now=NOW)
    with nothing_changes(), pytest.raises(AlreadyDone):
        add_period(network=circle.network, details=COUNCIL, by=by, now=NOW)
