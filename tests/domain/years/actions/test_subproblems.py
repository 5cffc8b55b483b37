from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    draw,
    found_circle,
    last_event,
    nothing_changes,
    once_sent,
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
    PlannedMeeting,
)
from tourdetable.core.planner.wire import instance_json, plan_json
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.networks.actions.founding import found_network
from tourdetable.domain.years.actions.asking import ask, ask_again, to_plan
from tourdetable.domain.years.actions.drafts import set_calendar, share
from tourdetable.domain.years.actions.subproblems import (
    ATTEMPTS,
    HOLD,
    deliver,
    fail,
    keep,
    put_back,
    take,
)
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, Subproblem
from tourdetable.domain.years.queries import held_meetings

SECOND = timedelta(seconds=1)


@pytest.fixture
def asked(circle: Circle) -> Draft:
    return asking(circle)


def asking(circle: Circle) -> Draft:
    draft = drafted(circle.network, 2028)
    return ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def taken(worker: str = "one", now: datetime = NOW) -> Subproblem:
    piece = take(worker=worker, now=now)
    assert piece is not None
    return piece


def state(draft: Draft) -> str:
    return Draft.objects.get(pk=draft.pk).state


def test_asking_cuts_the_year_in_pieces_and_answers_at_once(circle: Circle) -> None:
    table_of(circle.network, "circle", "bourg", {"towns Bourg": ("Eva",)})
    draft = drafted(circle.network, 2028)
    actor = circle.by_ana()
    asked = ask(draft=draft, version=draft.version, by=actor, now=NOW)
    assert (asked.state, asked.version) == (DraftState.WORKING, draft.version + 1)
    rows = list(asked.subproblems.values_list("number", "asked", "done", "before"))
    assert rows == [(1, asked.version, False, None), (2, asked.version, False, None)]
    names = [body["id"] for piece in asked.subproblems.all() for body in piece.instance["bodies"]]
    assert sorted(names) == sorted(str(s.planner_id) for s in draft.series.all())
    said = {"year": 2028, "again": False}
    assert last_event()[0::4] == ("programme.draft_asked", said)


def test_asking_twice_with_one_form_asks_once(circle: Circle) -> None:
    draft, actor = drafted(circle.network, 2028), once_sent(circle.by_ana())
    ask(draft=draft, version=draft.version, by=actor, now=NOW)
    with nothing_changes(), pytest.raises(AlreadyDone):
        ask(draft=draft, version=draft.version, by=actor, now=NOW)


def test_asking_for_what_somebody_changed_is_refused(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    share(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    with nothing_changes(), pytest.raises(Changed):
        ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def test_asking_for_no_meeting_is_refused(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    draft.series.update(meetings=0)
    with nothing_changes(), pytest.raises(ValidationError):
        ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def test_a_network_without_body_has_nothing_to_plan(db: None, circle: Circle) -> None:
    text = circle.network.charters.get().text
    network = found_network(
        slug="void", name="Void", charter=text, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )
    draft = drafted(network, 2028)
    with nothing_changes(), pytest.raises(ValidationError):
        ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


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
        fail(job=piece, worker="one", words="Rien.")
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
    assert (asked.state, bool(asked.error)) == (DraftState.FAILED, True)
    assert take(worker="one", now=now) is None


def test_a_failure_is_kept_in_words_and_frees_the_other_pieces(circle: Circle) -> None:
    table_of(circle.network, "circle", "bourg", {"towns Bourg": ("Eva",)})
    asked = asking(circle)
    fail(job=taken(), worker="one", words="Illisible.")
    asked.refresh_from_db()
    assert (asked.state, asked.error) == (DraftState.FAILED, "Illisible.")
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


def test_asking_forgets_the_meetings_of_bodies_that_are_gone(circle: Circle) -> None:
    feast = draw(circle.body, datetime(2028, 6, 22, 15, tzinfo=NOW.tzinfo), "Fête", "feast")
    draft = drafted(circle.network, 2028)
    draft.series.filter(kind="feast").delete()
    draft.series.update(meetings=8)
    draft = planned(draft)
    name = str(draft.series.get().planner_id)
    assert {m.body for m in year(draft)[1].meetings} == {name, f"held:{circle.body.pk}:feast"}
    cancel_meeting(meeting=feast, reason="Pluie", version=1, by=OPERATOR, now=NOW, confirmed=True)
    asked = ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    assert {m.body for m in year(asked)[1].meetings} == {name}


def test_time_that_runs_out_is_not_an_impossible_year(asked: Draft) -> None:
    deliver(job=taken(), worker="one", plan=Plan(UNKNOWN))
    assert state(asked) == DraftState.LATE


def test_asking_again_says_what_there_was_of_days_to_come(circle: Circle) -> None:
    draft = planned(drafted(circle.network, 2028))
    series = draft.series.get()
    dates = [m.date for m in year(draft)[1].meetings]
    later = datetime.combine(dates[0], NOW.time(), NOW.tzinfo)
    asked = ask_again(draft=draft, version=draft.version, by=OPERATOR, now=later)
    before = plan_json.read_plan(asked.subproblems.get().before)
    assert [(m.body, m.date) for m in before.meetings] == [
        (str(series.planner_id), day) for day in dates[1:]
    ]


def test_there_is_nothing_to_mend_before_a_first_year(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    with nothing_changes(), pytest.raises(ValidationError):
        ask_again(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def test_meetings_of_the_calendar_are_no_piece_and_stay(circle: Circle) -> None:
    draw(circle.body, datetime(2028, 6, 22, 15, tzinfo=NOW.tzinfo), "Fête", "feast")
    draft = drafted(circle.network, 2028)
    draft.series.filter(kind="feast").delete()
    asked = ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    instance = instance_json.read_instance(asked.instance)
    held = f"held:{circle.body.pk}:feast"
    assert [[b.id for b in piece.bodies] for piece in to_plan(instance)] == [
        [str(draft.series.get().planner_id)]
    ]
    assert held_meetings(instance) == [PlannedMeeting(held, date(2028, 6, 22), "PM")]


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
