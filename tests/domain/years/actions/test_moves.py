from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, last_event, nothing_changes, once_sent
from tests.domain.years import drafted
from tests.domain.years.drafted import begun, only, planned, steward_of
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.years import board
from tourdetable.domain.years.actions import asking, moves
from tourdetable.domain.years.board import Year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, Pin, Subproblem

DAY = timedelta(days=1)


@pytest.fixture
def by(circle: Circle) -> Actor:
    return steward_of(circle)


@pytest.fixture
def draft(circle: Circle, by: Actor) -> Draft:
    return planned(circle, by)


def year_of(draft: Draft) -> Year:
    found = board.planned_year(Draft.objects.get(pk=draft.pk))
    assert found is not None
    return found


def days(draft: Draft) -> list[date]:
    return [slot.meeting.date for slot in year_of(draft).slots]


def pins(draft: Draft) -> list[tuple[date, str]]:
    return list(Pin.objects.filter(series__draft=draft).values_list("on", "kind"))


def moved(draft: Draft, on: date, to: date, by: Actor) -> Draft:
    version = Draft.objects.get(pk=draft.pk).version
    return moves.move(series=only(draft), on=on, to=to, version=version, by=by, now=NOW)


def test_a_meeting_moves_alone_and_its_date_is_held(draft: Draft, by: Actor):
    before = days(draft)
    after = moved(draft, before[3], before[3] + 7 * DAY, by)
    assert days(draft) == [*before[:3], before[3] + 7 * DAY, *before[4:]]
    assert pins(draft) == [(before[3] + 7 * DAY, "lock")]
    assert (after.state, after.version) == (DraftState.PLANNED, draft.version + 1)
    said = {"year": 2028, "what": "moved", "series": only(draft).pk, "on": str(before[3])}
    kind, subject, person, _capacity, data = last_event()
    assert (kind, subject, person) == ("programme.draft_changed", f"draft:{draft.pk}", by.person.pk)
    assert data == said | {"to": str(before[3] + 7 * DAY)}


def test_what_a_move_breaks_is_told_with_its_article(draft: Draft, by: Actor):
    on = days(draft)[3]
    moved(draft, on, on + 4 * DAY, by)
    (violation,) = year_of(draft).report.violations
    assert (violation.rule, violation.article) == ("weekday", "CIR-01")


def test_moving_back_leaves_nothing_broken(draft: Draft, by: Actor):
    before, on = days(draft), days(draft)[3]
    moved(draft, on, on + 4 * DAY, by)
    moved(draft, on + 4 * DAY, on, by)
    assert (days(draft), year_of(draft).report.violations, pins(draft)) == (
        before,
        (),
        [(on, "lock")],
    )


def test_a_date_held_when_the_year_was_asked_may_be_moved_all_the_same(draft: Draft, by: Actor):
    on = days(draft)[3]
    moves.mark(series=only(draft), on=on, kind="lock", version=draft.version, by=by, now=NOW)
    drafted.answered(Draft.objects.get(pk=draft.pk), by, again=True)
    moved(draft, on, on + 7 * DAY, by)
    assert (year_of(draft).report.violations, pins(draft)) == ((), [(on + 7 * DAY, "lock")])


def test_planning_again_keeps_what_was_moved(draft: Draft, by: Actor):
    on = days(draft)[3]
    moved(draft, on, on + 7 * DAY, by)
    after = drafted.answered(Draft.objects.get(pk=draft.pk), by, again=True)
    assert (after.state, on + 7 * DAY in days(draft), on in days(draft)) == (
        DraftState.PLANNED,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("on", "to"),
    [(date(2028, 1, 1), date(2028, 3, 9)), (None, date(2029, 1, 4)), (None, "next")],
    ids=["no such meeting", "outside its days", "they meet already"],
)
def test_what_cannot_be_moved_is_refused(draft: Draft, by: Actor, on: date | None, to: date | str):
    known = days(draft)
    there = known[1] if isinstance(to, str) else to
    with nothing_changes(), pytest.raises(ValidationError):
        moved(draft, on or known[0], there, by)


def test_a_meeting_moves_once_for_each_form_sent(draft: Draft, by: Actor):
    on, gesture = days(draft)[0], once_sent(by)
    moved(draft, on, on + 7 * DAY, gesture)
    with nothing_changes(), pytest.raises(AlreadyDone):
        moved(draft, on, on + 7 * DAY, gesture)


def test_a_draft_changed_meanwhile_is_not_overwritten(draft: Draft, by: Actor):
    on = days(draft)[0]
    moved(draft, on, on + 7 * DAY, by)
    with nothing_changes(), pytest.raises(Changed):
        moves.mark(series=only(draft), on=on, kind="lock", version=draft.version, by=by, now=NOW)


def test_a_date_is_held_ruled_out_then_open_again(draft: Draft, by: Actor):
    on, series, version = days(draft)[0], only(draft), draft.version
    for number, (kind, found) in enumerate(
        [("lock", [(on, "lock")]), ("forbid", [(on, "forbid")]), (None, [])]
    ):
        moves.mark(series=series, on=on, kind=kind, version=version + number, by=by, now=NOW)
        assert pins(draft) == found
    assert year_of(draft).report.violations == ()


@pytest.mark.parametrize(("on", "kind"), [(date(2029, 1, 4), "lock"), (date(2028, 1, 6), "maybe")])
def test_a_pin_that_means_nothing_is_refused(draft: Draft, by: Actor, on: date, kind: str):
    with nothing_changes(), pytest.raises(ValidationError):
        moves.mark(series=only(draft), on=on, kind=kind, version=draft.version, by=by, now=NOW)


def test_a_rule_is_left_out_and_the_year_asked_for_in_one_gesture(draft: Draft, by: Actor):
    leave = {"rule": "weekday", "body": str(only(draft).planner_id)}
    after = moves.relax_and_ask(
        draft=draft, leaves=[leave], version=draft.version, by=once_sent(by), now=NOW
    )
    assert (after.state, after.relaxed, after.subproblems.count()) == (
        DraftState.WORKING,
        [leave],
        1,
    )
    drafted.work()
    assert year_of(draft).report.violations == ()


def test_a_search_stops_and_the_draft_keeps_its_year(draft: Draft, by: Actor):
    before = days(draft)
    asking.ask(draft=draft, version=draft.version, by=by, now=NOW)
    after = moves.stop(draft=draft, version=draft.version + 1, by=by, now=NOW).draft
    assert (after.state, days(draft), Subproblem.objects.count()) == (DraftState.PLANNED, before, 0)


def test_a_first_search_that_stops_leaves_the_wishes(circle: Circle, by: Actor):
    draft = begun(circle, by)
    asking.ask(draft=draft, version=draft.version, by=by, now=NOW)
    after = moves.stop(draft=draft, version=draft.version + 1, by=by, now=NOW).draft
    assert (after.state, board.planned_year(after)) == (DraftState.WRITING, None)


def test_a_search_that_is_over_does_not_stop(draft: Draft, by: Actor):
    with nothing_changes(), pytest.raises(ValidationError):
        moves.stop(draft=draft, version=draft.version, by=by, now=NOW)


def test_a_date_that_is_let_go_takes_the_proof_with_it(draft: Draft, by: Actor):
    day = days(draft)[2]
    for kind, told, proved in (("lock", False, False), (None, True, False)):
        version = Draft.objects.get(pk=draft.pk).version
        moves.mark(series=only(draft), on=day, kind=kind, version=version, by=by, now=NOW)
        year = year_of(draft)
        assert (year.proved, year.plan.bound is None) == (proved, told)
        if kind:
            drafted.answered(Draft.objects.get(pk=draft.pk), by)
            assert year_of(draft).proved is True
