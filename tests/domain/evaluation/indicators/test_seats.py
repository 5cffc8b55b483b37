"""What seats do together: only standing ones, while somebody holds them."""

from __future__ import annotations

from datetime import date

from tests.domain.evaluation.indicators.year import evaluated, every, lines


def test_seats_are_expected_while_somebody_holds_them():
    assert lines("presence", evaluated()) == [("m1", 2, 2), ("m2", 1, 2), ("m3", 1, 1)]


def test_a_meeting_of_which_nobody_recorded_who_came_says_nothing():
    meetings = ["m1 berre session 2026-10-01"]
    assert lines("presence", evaluated({"meetings": meetings})) == []


def test_seats_come_regularly_by_the_share_that_the_charter_advises():
    assert lines("assiduity", evaluated()) == [("berre", 2, 2)]
    rare = {"attendances": ["m1 town ana", "m2 caf bao"]}
    assert lines("assiduity", evaluated(rare)) == [("berre", 0, 2)]


def test_colleges_are_those_that_came_each_counted_once():
    assert lines("diversity", evaluated()) == [("m1", 3, 1), ("m2", 1, 1), ("m3", 1, 1)]


def test_turns_count_seats_once_for_each_duty():
    turns = {"turns": ["m1 facilitation town", "m2 facilitation town", "m1 minutes caf"]}
    found = every("turns", evaluated(turns))
    assert [(one.group, one.counts, one.of) for one in found] == [
        ("facilitation", 1, 2),
        ("minutes", 1, 2),
    ]


def test_initiative_counts_the_seats_that_put_something_forward():
    topics = ["t1 berre 2026-10-01 seat=town", "t2 berre 2026-11-01 seat=town"]
    late = "t3 berre 2027-05-01 seat=caf"
    assert lines("initiative", evaluated({"topics": [*topics, late]})) == [("berre", 1, 2)]


def test_relays_are_told_by_what_was_carried_and_by_how_many_seats():
    relays = ["r1 town 12 2026-10-02", "r2 town work:3 2026-10-03", "r3 elsewhere 12 2026-10-03"]
    found = evaluated({"relays": relays})
    assert [one.group for one in every("relays", found)] == ["minutes", "work"]
    assert lines("relaying", found) == [("berre", 1, 2)]


def test_guests_are_those_of_meetings_that_were_held():
    guests = ["g1 m1 actor", "g2 off expert", "g3 later actor"]
    assert lines("guests", evaluated({"guests": guests})) == [("g1", 1, 1)]


def test_what_is_about_seats_says_which():
    found = every("presence", evaluated())
    assert [sorted(one.who) for one in found] == [["caf", "town"], ["caf", "town"], ["town"]]
    assert found[0].on == date(2026, 10, 1)
