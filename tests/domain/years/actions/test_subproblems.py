from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection

from tests.domain.builders import (
    NOW,
    OPERATOR,
    Circle,
    found_circle,
    nothing_changes,
)
from tests.domain.together import together
from tests.domain.years.planned import drafted, planned, solved, table_of, year
from tourdetable.core.planner.terms.plan import (
    INFEASIBLE,
    OPTIMAL,
    UNKNOWN,
    Clash,
    Conflict,
    Cost,
    Phrase,
    Plan,
)
from tourdetable.core.planner.wire import instance_json
from tourdetable.domain.years.actions.asking import ask
from tourdetable.domain.years.actions.drafts import set_calendar
from tourdetable.domain.years.actions.subproblems import (
    ATTEMPTS,
    HOLD,
    LOST,
    deliver,
    fail,
    keep,
    put_back,
    take,
)
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, Subproblem
from tourdetable.domain.years.queries import failure_of

SECOND = timedelta(seconds=1)


@pytest.fixture
def asked(circle: Circle) -> Draft:
    return asking(circle)


def asking(circle: Circle) -> Draft:
    draft = drafted(circle.network, 2028)
    draft.series.update(own_day=False)
    return ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def taken(worker: str = "one", now: datetime = NOW) -> Subproblem:
    piece = take(worker=worker, now=now)
    assert piece is not None
    return piece


def state(draft: Draft) -> str:
    return Draft.objects.get(pk=draft.pk).state


def test_the_last_piece_makes_the_year(circle: Circle) -> None:
    table_of(circle.network, "circle", "bourg", {"towns Bourg": ("Eva",)})
    asked = asking(circle)
    one, other = taken("one"), taken("other")
    assert take(worker="third", now=NOW) is None
    plans = [solved(instance_json.read_instance(piece.instance)) for piece in (one, other)]
    assert deliver(job=other, worker="other", plan=plans[1])
    assert state(asked) == DraftState.WORKING
    assert deliver(job=one, worker="one", plan=plans[0])
    asked.refresh_from_db()
    assert (asked.state, asked.version) == (DraftState.PLANNED, one.asked)
    whole = year(asked)[1]
    assert sorted(m.date for m in whole.meetings) == sorted(
        m.date for plan in plans for m in plan.meetings
    )
    assert whole.cost == Cost(
        sum(p.cost.dates for p in plans if p.cost), sum(p.cost.regularity for p in plans if p.cost)
    )


def test_a_piece_is_one_worker_s_until_its_lease_ends(asked: Draft) -> None:
    piece = taken("one")
    assert take(worker="other", now=NOW + HOLD - SECOND) is None
    again = taken("other", NOW + HOLD)
    assert (again.pk, again.held_by, again.attempts) == (piece.pk, "other", 2)
    assert not keep(job=piece, worker="one", now=NOW + HOLD + SECOND)
    assert not deliver(job=piece, worker="one", plan=Plan(INFEASIBLE))
    assert state(asked) == DraftState.WORKING


def test_a_worker_that_says_so_keeps_its_piece(asked: Draft) -> None:
    piece = taken("one")
    assert keep(job=piece, worker="one", now=NOW + 20 * SECOND, best=12, bound=7)
    assert keep(job=piece, worker="one", now=NOW + 25 * SECOND)
    assert take(worker="other", now=NOW + 50 * SECOND) is None
    piece.refresh_from_db()
    assert (piece.best, piece.bound, piece.held_until) == (12, 7, NOW + 25 * SECOND + HOLD)


def test_an_answer_for_another_version_is_thrown_away(asked: Draft) -> None:
    piece = taken()
    draft = set_calendar(
        draft=asked, areas=["FR"], zones=["A"], version=asked.version, by=OPERATOR, now=NOW
    )
    assert not keep(job=piece, worker="one", now=NOW)
    with nothing_changes():
        assert not deliver(job=piece, worker="one", plan=Plan(OPTIMAL))
        fail(job=piece, worker="one", why=Phrase("Rien."))
    assert (state(draft), draft.subproblems.count()) == (DraftState.WRITING, 0)


def test_what_is_put_back_was_not_tried(asked: Draft) -> None:
    piece = taken()
    put_back(job=piece, worker="one")
    assert (taken("other").attempts, Subproblem.objects.get().held_by) == (1, "other")


def test_a_piece_over_which_workers_are_lost_is_given_up(asked: Draft) -> None:
    now = NOW
    for _attempt in range(ATTEMPTS):
        taken("one", now)
        now += HOLD + SECOND
    assert take(worker="one", now=now) is None
    asked.refresh_from_db()
    assert (asked.state, failure_of(asked)) == (DraftState.FAILED, Phrase(LOST, count=ATTEMPTS))
    assert take(worker="one", now=now) is None


def test_a_failure_is_kept_as_a_sentence_and_frees_the_other_pieces(circle: Circle) -> None:
    table_of(circle.network, "circle", "bourg", {"towns Bourg": ("Eva",)})
    asked = asking(circle)
    fail(job=taken(), worker="one", why=Phrase("Illisible."))
    asked.refresh_from_db()
    assert (asked.state, failure_of(asked)) == (DraftState.FAILED, Phrase("Illisible."))
    assert take(worker="other", now=NOW) is None


def test_an_impossible_piece_gives_its_reasons_and_leaves_the_year_that_was(circle: Circle) -> None:
    draft = planned(drafted(circle.network, 2028))
    dates = [m.date for m in year(draft)[1].meetings]
    again = ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    reasons = Conflict(
        (Clash(rule="weekday", body=None, words=Phrase("Jeudi"), article="CIR-01"),), minimal=True
    )
    assert deliver(job=taken(), worker="one", plan=Plan(INFEASIBLE, conflict=reasons))
    again.refresh_from_db()
    plan = year(again)[1]
    assert (again.state, plan.status, plan.conflict) == (DraftState.IMPOSSIBLE, INFEASIBLE, reasons)
    assert [m.date for m in plan.meetings] == dates


def test_time_that_runs_out_is_not_an_impossible_year(asked: Draft) -> None:
    deliver(job=taken(), worker="one", plan=Plan(UNKNOWN))
    assert state(asked) == DraftState.LATE


def with_real_threads() -> None:
    """On SQLite too, but as two processes: tests/interface/cli/test_work.py."""
    if connection.vendor != "postgresql":
        pytest.skip("the threads of a test share one in-memory SQLite")


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_one_piece() -> None:
    with_real_threads()
    circle = found_circle()
    table_of(circle.network, "circle", "bourg", {"towns Bourg": ("Eva",)})
    asked = asking(circle)
    found = together(lambda: take(worker="one", now=NOW), lambda: take(worker="other", now=NOW))
    assert {piece.pk for piece in found} == {
        piece.pk for piece in asked.subproblems.exclude(held_by="")
    }
    assert asked.subproblems.exclude(held_by="").count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_last_two_answers_at_once_make_one_year() -> None:
    with_real_threads()
    circle = found_circle()
    table_of(circle.network, "circle", "bourg", {"towns Bourg": ("Eva",)})
    asked = asking(circle)
    one, other = taken("one"), taken("other")
    plans = {
        piece.pk: solved(instance_json.read_instance(piece.instance)) for piece in (one, other)
    }

    def hand_over(piece: Subproblem) -> bool:
        return deliver(job=piece, worker=piece.held_by, plan=plans[piece.pk])

    assert together(lambda: hand_over(one), lambda: hand_over(other)) == [True, True]
    asked.refresh_from_db()
    assert (asked.state, len(year(asked)[1].meetings)) == (DraftState.PLANNED, 12)
