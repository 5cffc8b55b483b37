"""Moving one meeting by hand: what is said of each time is what a whole check of the moved plan
finds."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.planner.chance import drawn
from tests.core.planner.generate import feasible
from tests.core.planner.tiny import small, small_plan, tiny
from tests.effort import examples
from tourdetable.core.planner.hand.moving import Option, moved, options
from tourdetable.core.planner.judge.charges import charges
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.instance import RULES, Instance
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting, PlannedTurn
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan

Json = dict[str, Any]


def crowded(seed: int) -> Json:
    """A year of a few weeks where people, rooms and days run short; now and then some rules are
    left out."""
    rng = random.Random(seed)
    year, _ = feasible(seed, bodies=4, people=12, meetings=3, shared=0.7)
    for body in year["bodies"]:
        body |= {
            "season": ["2027-03-01", "2027-03-26"],
            "room_pool": rng.choice(["ROOM", None]),
            "blackout": [],
        }
        body["seats"] += [
            {"id": "extra", "persons": [rng.choice(year["persons"])["id"]], "rule": {"min": 2}}
        ]
    for person in year["persons"]:
        person["max_per_week"] = rng.choice([0, 1, 2, None])
    year["locks"] = [{"body": "B0", "date": "2027-03-09"}] if rng.random() < 0.3 else []
    year["forbid"] = [{"body": "B1", "date": "2027-03-10", "part": "AM"}]
    year["relax"] = [{"rule": rule} for rule in RULES if rng.random() < 0.1]
    year["relax"] += [{"rule": rule, "body": "B2"} for rule in RULES if rng.random() < 0.1]
    return year


YEARS: list[Callable[[int], Json]] = [tiny, crowded]


def agree(
    instance: Instance, before: Plan, meeting: PlannedMeeting, found: Sequence[Option]
) -> None:
    """Whether options say of their moves what a whole check says."""
    old, paid = check(instance, before), Counter(charges(instance, before))
    for option in found:
        after = moved(instance, before, meeting, option.date, option.part)
        new = check(instance, after)
        assert set(option.violations) == set(new.violations) - set(old.violations)
        assert (option.change, new.mistakes) == (new.cost.total - old.cost.total, ())
        assert Counter(option.charges) == Counter(charges(instance, after)) - paid


@settings(max_examples=examples(60))
@given(
    st.integers(0, 300), st.integers(0, 300), st.sampled_from(YEARS), st.sampled_from([0.0, 0.15])
)
def test_a_move_in_any_plan_is_judged_as_the_moved_plan(
    seed: int, lot: int, year: Callable[[int], Json], missing: float
) -> None:
    instance = read_instance(year(seed))
    before = drawn(instance, lot, missing)
    meeting = random.Random(lot).choice(before.meetings)
    agree(instance, before, meeting, options(instance, before, meeting)[lot % 3 :: 3])


@pytest.mark.parametrize("seed", range(4))
def test_a_move_in_a_sound_plan_is_judged_as_the_moved_plan(seed: int) -> None:
    instance = read_instance(feasible(seed, bodies=3, people=16, meetings=3, shared=0.6)[0])
    before = plan(instance)
    meeting = random.Random(seed).choice(before.meetings)
    agree(instance, before, meeting, options(instance, before, meeting)[seed::9])


# ---- Named


def of_small(change: Callable[[Json], object] = lambda year: None) -> tuple[Instance, Plan]:
    year = small()
    change(year)
    instance = read_instance(year)
    return instance, read_plan(small_plan(), instance)


def _liked(pref: Json) -> Callable[[Json], None]:
    """Times that GROUP likes less, the evenness of its gaps being of no matter."""

    def change(year: Json) -> None:
        year["weights"]["gap_excess_week"] = 0
        year["bodies"][1]["pref"] = pref

    return change


def at(found: tuple[Option, ...], day: str, part: str = "AM") -> Option:
    return next(option for option in found if (str(option.date), option.part) == (day, part))


def test_every_working_half_day_of_the_season_is_an_option() -> None:
    instance, before = of_small()
    group = options(instance, before, before.meetings[1])
    assert (str(group[0].date), str(group[-1].date)) == ("2027-01-11", "2027-06-30")
    assert len(group) == 2 * 123
    assert {option.date.weekday() for option in group} == {0, 1, 2, 3, 4}
    assert {option.part for option in options(instance, before, before.meetings[0])} == {
        "AM",
        "PM",
        "DAY",
    }


def test_where_it_is_nothing_changes() -> None:
    instance, before = of_small()
    meeting = before.meetings[0]
    assert at(options(instance, before, meeting), "2027-02-11") == Option(meeting.date, "AM", 0)
    assert moved(instance, before, meeting, meeting.date, "AM").meetings == before.meetings


def test_a_better_time_costs_less_and_breaks_nothing() -> None:
    instance, before = of_small(_liked({"1": {"PM": 3}}))
    assert at(options(instance, before, before.meetings[1]), "2027-03-10", "PM") == Option(
        date(2027, 3, 10), "PM", -3
    )


def test_a_time_that_costs_more_says_why() -> None:
    instance, before = of_small(_liked({"3": {"AM": 4}}))
    option = at(options(instance, before, before.meetings[1]), "2027-03-11")
    assert (option.change, [str(charge.words) for charge in option.charges]) == (
        4,
        ["2027-03-11, in the morning: a moment that suits less."],
    )


def test_the_rules_that_it_breaks_cite_their_articles() -> None:
    instance, before = of_small(
        lambda year: year["persons"][2].update(unavail=[["2027-03-04", "AM"]])
    )
    found = options(instance, before, before.meetings[0])
    said = [(v.rule, str(v.words), v.article) for v in at(found, "2027-03-04").violations]
    assert said == [
        (
            "gap_max",
            "CLUB does not meet between 2026-12-02 and 2027-03-04: it should by 2027-02-20.",
            "CLUB-07",
        ),
        ("seat", "CLUB meets on 2027-03-04 with nobody for the seat s2.", "CLUB-12"),
        (
            "duty_repeat",
            "The seat s1 has a duty at CLUB on 2027-03-04 and again on 2027-04-15.",
            "",
        ),
    ]


def test_the_other_of_a_pair_comes_when_one_is_away() -> None:
    instance, before = of_small(
        lambda year: year["persons"][0].update(unavail=[["2027-02-09", "DAY"]])
    )
    after = moved(instance, before, before.meetings[0], date(2027, 2, 9), "AM")
    assert after.meetings[0].attendees == {
        "s1": "Karim",
        "s2": "Rose",
        "s3": "Louise",
        "s4": "Amadou",
    }
    assert after.meetings[0].duties == {"animation": PlannedTurn("s2", "Rose")}


def test_the_other_of_a_pair_comes_when_one_is_elsewhere() -> None:
    instance, before = of_small(lambda year: year["room_pools"][0].update(capacity=2))
    after = moved(instance, before, before.meetings[1], date(2027, 2, 11), "AM")
    assert check(instance, after).violations == ()
    assert (
        moved(instance, after, after.meetings[0], date(2027, 2, 9), "AM")
        .meetings[0]
        .attendees["s1"]
        == "Inès"
    )


def test_who_would_be_in_two_places_is_named() -> None:
    def busy(year: Json) -> None:
        year["room_pools"][0]["capacity"] = 2
        year["bodies"][1]["seats"][0]["persons"] = ["Rose"]

    instance, before = of_small(busy)
    before = Plan("feasible", meetings=tuple(_for_rose(meeting) for meeting in before.meetings))
    option = at(options(instance, before, before.meetings[1]), "2027-02-11")
    assert [(v.rule, v.person) for v in option.violations] == [("one_place", "Rose")]


def _for_rose(meeting: PlannedMeeting) -> PlannedMeeting:
    here = {"s1": "Rose"} if meeting.body == "GROUP" else meeting.attendees
    return PlannedMeeting(
        meeting.body, meeting.date, meeting.part, here, meeting.duties, meeting.host
    )


def test_a_room_that_is_taken_is_told() -> None:
    instance, before = of_small()
    option = at(options(instance, before, before.meetings[1]), "2027-02-11")
    assert [(v.rule, v.room) for v in option.violations] == [("room", "ROOM")]


def test_another_host_receives_when_one_is_closed() -> None:
    instance, before = of_small(
        lambda year: year["bodies"][0]["hosts"][0].update(closed=["2027-02-09"])
    )
    after = moved(instance, before, before.meetings[0], date(2027, 2, 9), "AM")
    assert after.meetings[0].host == "H2"


def test_a_turn_passes_to_another_seat_when_its_own_cannot() -> None:
    def optional(year: Json) -> None:
        year["bodies"][0]["seats"][1] |= {"rule": "optional"}
        year["bodies"][0]["seats"][3] |= {"duties": True}
        year["persons"][2]["unavail"] = [["2027-02-09", "DAY"]]

    instance, before = of_small(optional)
    after = moved(instance, before, before.meetings[0], date(2027, 2, 9), "AM")
    assert after.meetings[0].duties == {"animation": PlannedTurn("s4", "Amadou")}
    assert after.fairness == {}


def test_past_meetings_do_not_move_and_none_moves_to_the_past() -> None:
    instance, before = of_small(lambda year: year.update(today="2027-04-01"))
    from_past = at(options(instance, before, before.meetings[0]), "2027-04-08")
    to_past = at(options(instance, before, before.meetings[3]), "2027-03-31")
    assert [str(v.words) for v in from_past.violations if v.rule == "lock"] == [
        "CLUB meets on 2027-02-11, which is past: that meeting does not move."
    ]
    assert [str(v.words) for v in to_past.violations if v.rule == "lock"] == [
        "GROUP cannot meet on 2027-03-31 any more: that day is past."
    ]


@pytest.mark.parametrize(
    ("pins", "said"),
    [
        (
            {"locks": [{"body": "GROUP", "date": "2027-03-09"}]},
            "GROUP does not meet on 2027-03-09, which is locked.",
        ),
        (
            {"forbid": [{"body": "GROUP", "date": "2027-03-10"}]},
            "GROUP meets on 2027-03-10, which is forbidden.",
        ),
    ],
)
def test_what_is_locked_or_forbidden_is_told(pins: Json, said: str) -> None:
    instance, before = of_small(lambda year: year.update(pins))
    option = at(options(instance, before, before.meetings[1]), "2027-03-10", "PM")
    assert [str(violation.words) for violation in option.violations] == [said]


def test_a_moved_plan_is_no_longer_proven_and_keeps_a_bound_that_bounds() -> None:
    instance = read_instance(small())
    best = plan(instance)
    assert best.bound is not None
    meeting = next(m for m in best.meetings if m.body == "CLUB")
    after = moved(instance, best, meeting, date(2027, 2, 9), "AM")
    assert after.cost is not None
    assert (after.status, after.bound, after.cost.total >= best.bound) == (
        "feasible",
        best.bound,
        True,
    )
    assert check(instance, after).mistakes == ()


def test_a_meeting_that_the_plan_does_not_hold_cannot_move() -> None:
    instance, before = of_small()
    with pytest.raises(ValueError, match="not in tuple"):
        options(instance, before, PlannedMeeting("CLUB", date(2027, 2, 9), "AM"))
