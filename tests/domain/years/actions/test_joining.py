"""What workers found becomes the year of a draft: not what the judge refuses, nor a dearer one."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.domain.builders import NOW, Circle
from tests.domain.years import drafted
from tests.domain.years.drafted import begun, planned, steward_of
from tests.domain.years.planned import drafted as wished
from tests.domain.years.planned import table_of
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.instance import Instance, PinnedDate
from tourdetable.core.planner.terms.plan import FEASIBLE, Plan
from tourdetable.core.planner.wire import instance_json
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.years import board
from tourdetable.domain.years.actions import asking, joining, moves, subproblems
from tourdetable.domain.years.board import Year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, Subproblem
from tourdetable.domain.years.queries import failure_of


@pytest.fixture
def by(circle: Circle) -> Actor:
    return steward_of(circle)


def asked(draft: Draft, by: Actor) -> Draft:
    return asking.ask(draft=draft, version=draft.version, by=by, now=NOW)


def taken() -> tuple[Subproblem, Instance]:
    job = subproblems.take(worker="one", now=NOW)
    assert job is not None
    return job, instance_json.read_instance(job.instance)


def so_far(job: Subproblem, found: Plan) -> None:
    assert subproblems.keep(job=job, worker="one", now=NOW, plan=replace(found, status=FEASIBLE))


def year_of(draft: Draft) -> Year:
    found = board.planned_year(Draft.objects.get(pk=draft.pk))
    assert found is not None
    return found


def days(draft: Draft) -> list[date]:
    return [slot.meeting.date for slot in year_of(draft).slots]


def dearer(instance: Instance, found: Plan) -> Plan:
    """A sound year on other dates, that cost more."""
    other, bans = found, list(instance.forbid)
    while other.cost == found.cost:
        bans += [PinnedDate(one.body, one.date) for one in other.meetings]
        other = plan(replace(instance, forbid=tuple(bans)), Effort())
    assert other.meetings
    return other


def stopped(draft: Draft, by: Actor) -> Draft:
    version = Draft.objects.get(pk=draft.pk).version
    return moves.stop(draft=draft, version=version, by=by, now=NOW).draft


def test_a_search_that_stops_keeps_the_best_so_far(circle: Circle, by: Actor) -> None:
    draft = begun(circle, by)
    asked(draft, by)
    job, instance = taken()
    found = plan(instance, Effort())
    so_far(job, found)
    after = stopped(draft, by)
    assert (after.state, Subproblem.objects.count()) == (DraftState.PLANNED, 0)
    assert days(draft) == [meeting.date for meeting in found.meetings]
    assert (year_of(draft).plan.status, year_of(draft).report.violations) == (FEASIBLE, ())


def test_what_was_said_of_the_bound_is_said_once_stopped(circle: Circle, by: Actor) -> None:
    draft = planned(circle, by)
    asked(draft, by)
    job, _instance = taken()
    found = replace(year_of(draft).found, status=FEASIBLE, bound=0)
    assert subproblems.keep(job=job, worker="one", now=NOW, plan=found, bound=7)
    job.refresh_from_db()
    kept = joining.so_far(job, None)
    assert kept is not None
    assert (kept.bound, kept.status) == (7, FEASIBLE)


def test_a_search_stopped_under_other_wishes_proves_nothing_of_the_former_dates(
    circle: Circle, by: Actor
) -> None:
    draft = planned(circle, by)
    assert year_of(draft).proved
    draft.series.update(avoided=[0])
    asked(draft, by)
    assert (year_of(draft).found.status, year_of(draft).found.bound) == (FEASIBLE, None)
    stopped(draft, by)
    assert not year_of(draft).proved


def test_a_dearer_year_does_not_replace_the_one_before(circle: Circle, by: Actor) -> None:
    draft = planned(circle, by)
    before = days(draft)
    asked(draft, by)
    job, instance = taken()
    so_far(job, dearer(instance, year_of(draft).plan))
    stopped(draft, by)
    assert days(draft) == before


def test_a_dearer_answer_does_not_either(circle: Circle, by: Actor) -> None:
    draft = planned(circle, by)
    before = days(draft)
    asked(draft, by)
    job, instance = taken()
    other = replace(dearer(instance, year_of(draft).plan), status=FEASIBLE, bound=0)
    subproblems.deliver(job=job, worker="one", plan=other)
    assert (days(draft), year_of(draft).plan.bound) == (before, 0)


def test_an_answer_that_breaks_a_rule_is_never_the_year(
    circle: Circle, by: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    draft = begun(circle, by)
    asked(draft, by)
    job, instance = taken()
    found = plan(instance, Effort())
    empty = tuple(replace(meeting, attendees={}, duties={}) for meeting in found.meetings)
    subproblems.deliver(job=job, worker="one", plan=replace(found, meetings=empty, fairness={}))
    draft.refresh_from_db()
    assert (draft.state, board.planned_year(draft)) == (DraftState.FAILED, None)
    assert failure_of(draft) == Phrase(joining.BROKEN)
    assert "quorum" in caplog.text


def test_parts_that_do_not_go_together_are_asked_again_in_one(circle: Circle, by: Actor) -> None:
    table_of(circle.network, "circle", "bourg", {"towns Bourg": ("Eva",)})
    draft = wished(circle.network, 2028)
    draft.series.update(own_day=False)
    asked(draft, by)
    jobs = Subproblem.objects.filter(draft=draft).count()
    for _ in range(jobs):
        job, instance = taken()
        found = plan(instance, Effort())
        empty = tuple(replace(meeting, attendees={}, duties={}) for meeting in found.meetings)
        found = replace(found, meetings=empty, fairness={})
        subproblems.deliver(job=job, worker="one", plan=found)
    draft.refresh_from_db()
    assert (jobs, draft.state, draft.subproblems.count()) == (2, DraftState.WORKING, 1)
    drafted.work()
    assert year_of(draft).report.violations == ()
