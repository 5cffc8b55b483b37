"""Planning: as good as trying everything on tiny years, never worse than the plan hidden in a
bigger one."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from bench.invented import country
from tests.core.planner.brute import best
from tests.core.planner.gathered import gathered, paired, twofold, vacated
from tests.core.planner.generate import KINDS, feasible, infeasible
from tests.core.planner.received import received
from tests.core.planner.search.few import TUESDAY, WEDNESDAY, body, seat, week_of
from tests.core.planner.tiny import NAMES, Json, crowded, small, tied, tiny
from tests.effort import EVERYTHING, some
from tests.paths import PATHS
from tourdetable.core.planner.judge.absences import empty_seats
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search import assembly
from tourdetable.core.planner.search.attendance import Attendees
from tourdetable.core.planner.search.dates import master
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.instance import (
    OPTIONAL,
    PARTIAL,
    Instance,
    Leave,
    Span,
    Weights,
)
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import dump


def plain() -> Json:
    """The small year, of which no article is told."""
    return small() | {"articles": {}}


def sound(year: dict[str, Any]) -> Plan:
    """The plan of a year, once judged without the solver."""
    return sound_on(read_instance(year), Effort())


def sound_on(instance: Instance, effort: Effort) -> Plan:
    found = plan(instance, effort)
    report = check(instance, found)
    assert ([str(v.words) for v in report.violations], report.mistakes) == ([], ())
    assert found.cost == report.cost
    return found


@pytest.mark.parametrize("seed", some([0, 10, 15, 48, 2, 5, 6, 7, 9, 11, 12, 13, 14], 5))
def test_no_one_does_better_on_a_tiny_year(seed: int) -> None:
    instance = read_instance(tiny(seed))
    found = plan(instance)
    if found.cost is None:
        assert (found.status, best(instance)) == ("infeasible", None)
        return
    assert check(instance, found).violations == ()
    assert (found.status, found.cost.total, found.bound) == (
        "optimal",
        best(instance),
        found.cost.total,
    )


@pytest.mark.parametrize("seed", range(2000) if EVERYTHING else (0, 1, 3, 4, 5, 6, 7, 8))
def test_no_one_does_better_on_a_crowded_year(seed: int) -> None:
    instance = read_instance(crowded(seed))
    found, least = plan(instance), best(instance)
    assert check(instance, found).violations == () or least is None
    known = ("infeasible", None) if least is None else ("optimal", least)
    assert (found.status, found.cost and found.cost.total) == known
    assert found.bound == least


TELLING = (18, 444, 504, 616)
"""Years in which somebody was in two places at once, when pieces of attendance were merged."""


@pytest.mark.parametrize("seed", range(3000) if EVERYTHING else TELLING)
def test_nobody_is_in_two_places_in_a_tied_year(
    seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    instance = read_instance(tied(seed))
    found = plan(instance)
    assert found.status in ("optimal", "infeasible")
    assert found.status == "infeasible" or check(instance, found).violations == ()
    assert caplog.text == ""


LEFT_OUT = {
    129: [{"rule": "room"}, {"rule": "seat"}, {"rule": "one_place"}],
    261: [{"rule": "one_place"}, {"rule": "week_cap", "person": "Amadou"}],
    429: [
        {"rule": "travel", "person": "Louise"},
        {"rule": "one_place", "person": "Inès"},
        {"rule": "partial"},
    ],
}
"""Crowded years with some rules left out."""


@pytest.mark.parametrize("seed", LEFT_OUT)
def test_rules_left_out_leave_the_others_kept_and_the_bound_honest(
    seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    instance = read_instance(crowded(seed) | {"relax": LEFT_OUT[seed]})
    found = plan(instance)
    assert (check(instance, found).violations, caplog.text) == ((), "")
    assert (found.status, found.cost and found.cost.total) == ("optimal", best(instance))


@pytest.mark.parametrize("seed", some(range(6), 3))
def test_a_year_is_proven_best_and_no_dearer_than_the_hidden_one(seed: int) -> None:
    year, planted = feasible(seed)
    found = sound(year)
    assert found.cost is not None
    hidden = check(
        read_instance(year),
        Plan(
            "feasible",
            meetings=tuple(PlannedMeeting(b, d, p) for b in planted for d, p in planted[b]),
        ),
    )
    assert (found.status, found.bound, found.cost.total <= hidden.cost.total) == (
        "optimal",
        found.cost.total,
        True,
    )
    assert all(fair.proved for duties in found.fairness.values() for fair in duties.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_that_cannot_be_is_said_so(kind: str) -> None:
    assert plan(read_instance(infeasible(kind, 3))).status == "infeasible"


def test_two_processes_find_what_one_does() -> None:
    instance = read_instance(feasible(2, shared=0.0)[0])
    assert dump(plan(instance, Effort(workers=2))) == dump(plan(instance))


def test_a_large_group_is_planned_and_improved_at_the_same_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(master, "LARGE", 3)
    instance = read_instance(feasible(11, bodies=7, people=40, meetings=2, shared=0.2)[0])
    both, alone = plan(instance, Effort(seconds=600, workers=2)), plan(instance)
    assert (both.status, both.cost) == (alone.status, alone.cost) == ("optimal", alone.cost)


def test_the_same_year_gives_the_same_bytes_on_any_hash_seed() -> None:
    code = (
        "from tests.core.planner.generate import feasible\n"
        "from tourdetable.core.planner.wire.instance_json import read_instance\n"
        "from tourdetable.core.planner.search.solve import plan\n"
        "from tourdetable.core.planner.wire.plan_json import dump\n"
        "print(dump(plan(read_instance(feasible(5)[0]))))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": PATHS},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]


def test_pandas_is_not_loaded_to_plan() -> None:
    code = (
        "import sys\n"
        "from tests.core.planner.tiny import small\n"
        "from tourdetable.core.planner.wire.instance_json import read_instance\n"
        "from tourdetable.core.planner.search.solve import plan\n"
        "before = 'ortools' in sys.modules\n"
        "plan(read_instance(small()))\n"
        "print(before, *(name in sys.modules for name in ('ortools', 'pandas', 'numpy', 'django')))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": PATHS},
        capture_output=True,
        check=True,
    )
    assert said.stdout.decode().split() == ["False", "True", "False", "False", "False"]


def test_a_search_that_is_stopped_keeps_what_it_has() -> None:
    told: list[tuple[int | None, int | None]] = []

    def enough(best: int | None, bound: int | None) -> bool:
        told.append((best, bound))
        return best is None

    instance = read_instance(feasible(0, bodies=3)[0])
    found = plan(instance, Effort(progress=enough))
    assert (found.status in ("feasible", "optimal"), check(instance, found).violations) == (
        True,
        (),
    )
    assert told


def test_several_processes_that_are_stopped_keep_the_first_year() -> None:
    year = plain()
    year["persons"] = [{"id": f"P{number}"} for number in range(20)]
    year["bodies"] = [
        year["bodies"][1]
        | {
            "id": f"B{number}",
            "room_pool": None,
            "seats": [{"id": "s", "persons": [f"P{number}"], "rule": "all"}],
        }
        for number in range(20)
    ]
    told: list[int | None] = []

    def enough(best: int | None, _bound: int | None) -> bool:
        told.append(best)
        return best is None

    found = sound_on(read_instance(year), Effort(workers=2, progress=enough))
    assert found.status in ("feasible", "optimal")
    assert (found.cost and found.cost.total) == told[-1]


def test_a_search_that_is_stopped_at_once_has_no_year() -> None:
    instance = read_instance(feasible(0, bodies=8)[0])
    found = plan(instance, Effort(progress=lambda _best, _bound: False))
    assert (found.status, found.meetings) == ("unknown", ())


def test_each_better_year_on_the_way_is_given_whole_and_sound() -> None:
    instance = read_instance(feasible(3, bodies=8)[0])
    kept: list[Plan] = []
    found = plan(instance, Effort(keep=kept.append))
    costs = [one.cost.total for one in kept if one.cost]
    assert [check(instance, one).violations for one in kept] == [()] * len(kept)
    assert costs == sorted(costs, reverse=True)
    assert (found.cost and found.cost.total) == costs[-1]
    assert {one.status for one in kept} <= {"feasible", "optimal"}
    assert all((one.bound or 0) <= cost for one, cost in zip(kept, costs, strict=True))


def test_a_year_that_its_judge_refuses_is_thrown_away_and_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    instance = week_of(body("Club", seat("Rose")))
    nobody = {("Club", bit): dict[str, str]() for bit in range(99)}
    monkeypatch.setattr(assembly, "attend", lambda *_asked, with_duties: Attendees(nobody))
    found = plan(instance)
    assert (found.status, found.meetings) == ("unknown", ())
    assert "a year that breaks ['quorum', 'seat']" in caplog.text


FELL_SHORT = (16, 54, 55, 76, 82, 98, 106, 110, 116, 124, 129, 144, 148, 184, 192, 193, 202, 206)
"""Years whose duties or places the model once asked less of than the judge does."""


@pytest.mark.parametrize("seed", some((*FELL_SHORT, *range(207, 400)), 18))
def test_the_model_asks_all_that_the_judge_asks_of_places_and_duties(
    seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    found = plan(read_instance(received(seed)), Effort(optimise=False))
    assert (found.status in ("feasible", "infeasible"), caplog.text) == (True, "")


def test_meetings_that_nobody_counts_keep_to_the_week_and_to_their_turns() -> None:
    part = (seat("Rose", PARTIAL, 1), seat("Karim", duties=True))
    club = body("Club", *part, meetings=3, duties=["notes"])
    found = plan(week_of(club, cap=1, relax=[Leave("count", "Club")]))
    assert found.status == "optimal"
    assert plan(week_of(club, cap=1)).status == "infeasible"


def test_a_time_out_is_never_said_impossible() -> None:
    instance = read_instance(feasible(1, bodies=12, people=60)[0])
    found = plan(instance, Effort(seconds=0.01))
    assert found.status in ("unknown", "feasible", "optimal")


# ---- Edges


def test_no_body_is_a_year_already_planned() -> None:
    found = sound(plain() | {"bodies": []})
    assert (found.status, found.meetings, found.cost and found.cost.total) == ("optimal", (), 0)


def test_one_person_alone_meets() -> None:
    year = plain()
    year["persons"] = [{"id": "Rose"}]
    year["bodies"] = [
        year["bodies"][1] | {"seats": [{"id": "s", "persons": ["Rose"], "rule": "all"}]}
    ]
    assert [meeting.attendees for meeting in sound(year).meetings] == [{"s": "Rose"}, {"s": "Rose"}]


def test_a_body_without_seats_nor_meetings_has_nothing_to_plan() -> None:
    year = plain()
    year["bodies"] = [year["bodies"][0] | {"meetings": 0, "seats": []}]
    found = sound(year)
    assert (found.status, found.meetings) == ("optimal", ())


def test_a_leap_year_has_its_day_and_months_end_on_it() -> None:
    year = plain()
    year["calendar"] = {"start": "2028-01-03", "end": "2028-12-15"}
    year["bodies"] = [
        year["bodies"][1]
        | {
            "zones": [],
            "season": ["2028-02-29", "2028-03-31"],
            "meetings": 2,
            "prev_last": "2027-12-31",
            "tail_max": None,
        }
        | {
            "weekdays": [0, 1, 2, 3, 4],
            "gap": {"min": 28, "max_months": 2, "ideal": 30, "tol": 7},
            "blackout": [],
            "avoid": [],
            "zones": [],
        }
    ]
    assert [str(meeting.date) for meeting in sound(year).meetings][:1] == ["2028-02-29"]


def test_a_year_without_school_holidays_is_planned() -> None:
    year = plain()
    del year["calendar"]["school_holidays"]
    for one in year["bodies"]:
        one["zones"] = []
    assert sound(year).status == "optimal"


def test_ten_people_named_alike_are_ten_people() -> None:
    year = plain()
    year["persons"] = [
        {"id": f"p{n}", "name": "Camille Martin", "max_per_week": 1} for n in range(10)
    ]
    year["bodies"][0] |= {"history": {}, "seats": [_seat(n) for n in range(10)]}
    year["bodies"][1] |= {"seats": [_seat(0)]}
    assert {len(set(m.attendees.values())) for m in sound(year).meetings if m.body == "CLUB"} == {
        10
    }


def _seat(number: int) -> dict[str, Any]:
    return {"id": f"s{number}", "persons": [f"p{number}"], "rule": "all", "duties": True}


def test_a_lock_is_kept_and_nothing_new_is_put_before_today() -> None:
    year = plain() | {"today": "2027-04-01", "locks": [{"body": "CLUB", "date": "2027-02-11"}]}
    year["bodies"] = year["bodies"][:1]
    found = sound(year)
    assert [str(m.date) for m in found.meetings if str(m.date) < "2027-04-01"] == ["2027-02-11"]


def test_turns_that_cannot_be_even_are_proved_so() -> None:
    year = plain()
    year["bodies"][0] |= {
        "history": {"Inès": {"animation": 9}},
        "meetings": 3,
        "gap": {"min": 30, "max": 90},
    }
    (fair,) = sound(year).fairness["CLUB"].values()
    assert (fair.loads, fair.sum_squares, fair.bound, fair.proved) == (
        {"s1": 10, "s2": 2},
        104,
        90,
        True,
    )


# ---- What is left out for somebody


def _two_meetings_at_once(people: list[list[str]]) -> dict[str, Any]:
    """Two bodies that meet once, on the same morning; a seat in each for these people."""
    year = plain()
    year["persons"] = [{"id": name} for name in sorted({name for pair in people for name in pair})]
    morning = {
        "season": ["2027-03-09", "2027-03-09"],
        "weekdays": [1],
        "parts": ["AM"],
        "meetings": 1,
        "duties": [],
    }
    morning |= {
        "gap": {"min": 1, "max": 400, "ideal": 7, "tol": 7},
        "prev_last": None,
        "tail_max": None,
        "hosts": [],
    }
    morning |= {"blackout": [], "zones": [], "room_pool": None, "history": {}}
    year["bodies"] = [
        year["bodies"][0]
        | morning
        | {"id": f"B{n}", "seats": [{"id": f"s{n}", "persons": pair, "rule": "all"}]}
        for n, pair in enumerate(people)
    ]
    return year


@pytest.mark.parametrize(
    ("relax", "status"),
    [
        ({"rule": "one_place", "person": "Rose"}, "optimal"),
        ({"rule": "one_place", "person": "Rose", "seat": "s0"}, "optimal"),
        ({"rule": "one_place", "seat": "s1", "body": "B1"}, "optimal"),
        ({"rule": "travel", "person": "Rose"}, "infeasible"),
    ],
)
def test_a_rule_is_left_out_for_a_person_in_a_seat(relax: dict[str, str], status: str) -> None:
    found = plan(read_instance(_two_meetings_at_once([["Rose"], ["Rose"]]) | {"relax": [relax]}))
    assert found.status == status


@pytest.mark.parametrize("spared", ["Inès", "Rose"])
def test_one_of_a_pair_may_be_in_two_places_when_spared(spared: str) -> None:
    year = _two_meetings_at_once([["Inès", "Rose"]] * 3)
    assert plan(read_instance(year)).status == "infeasible"
    found = sound(year | {"relax": [{"rule": "one_place", "person": spared}]})
    assert [who for meeting in found.meetings for who in meeting.attendees.values()].count(
        spared
    ) >= 2


@pytest.mark.parametrize("seconds", [3.0])
def test_when_time_runs_out_a_valid_year_is_kept_with_an_honest_bound(seconds: float) -> None:
    instance = read_instance(country(1, 2, tables=9).year)
    found = plan(instance, Effort(seconds=seconds))
    assert (found.status in ("feasible", "optimal"), check(instance, found).violations) == (
        True,
        (),
    )
    assert found.bound is not None
    assert found.cost is not None
    assert found.bound <= found.cost.total


@pytest.mark.parametrize(
    "year",
    [
        *map(gathered, some([26, 65, 105, *range(300)], 6)),
        *map(paired, some(range(300), 6)),
        *map(vacated, some(range(300), 6)),
        *map(twofold, some([16, 105, *range(300)], 5)),
    ],
)
def test_no_one_does_better_on_a_tiny_year_about_presence(year: Json) -> None:
    instance = read_instance(year)
    found, least = plan(instance), best(instance)
    if found.cost is None:
        assert (found.status, least) == ("infeasible", None)
        return
    audit = check(instance, found)
    assert (audit.violations, audit.mistakes) == ((), ())
    assert (found.status, found.cost.total, found.bound) == ("optimal", least, least)


def test_two_committees_of_the_same_people_meet_apart() -> None:
    """Case `two-committees`: five of five come to each, where nobody came to two meetings."""
    committees = [
        replace(body(name, *(seat(who, PARTIAL, 1) for who in NAMES), meetings=2), parts=("PM",))
        for name in ("Technical", "Departmental")
    ]
    found = plan(week_of(*committees))
    assert (found.status, [len(meeting.attendees) for meeting in found.meetings]) == (
        "optimal",
        [5, 5, 5, 5],
    )


@pytest.mark.parametrize(
    ("last", "cost", "empty"),
    [
        (WEDNESDAY, 0, []),
        (TUESDAY, 1, [("Claire", "elsewhere", {"Arles", "Berre"})]),
    ],
)
def test_a_guest_of_two_tables_is_never_at_both_at_once(
    last: date, cost: int, empty: list[tuple[str, str, set[str]]]
) -> None:
    """Apart where it can be; else missed at one of them, for the true reason, and no quorum asks
    for them."""
    guest = replace(seat("Claire", OPTIONAL), guest=True)
    tables = [
        replace(body(name, seat(host), guest), season=Span(TUESDAY, last), parts=("AM",), quorum=1)
        for name, host in (("Arles", "Inès"), ("Berre", "Karim"))
    ]
    instance = replace(week_of(*tables), weights=Weights(optional_absent=1))
    found = plan(instance)
    assert found.cost is not None
    assert (found.status, found.cost.total) == ("optimal", cost)
    assert [
        (one.person, one.why, {ref.body, one.body})
        for ref, seats in empty_seats(instance, found).items()
        for none in seats
        for one in none.persons
    ] == empty
