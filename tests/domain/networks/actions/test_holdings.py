from __future__ import annotations

from tests.domain.builders import Circle, hold
from tourdetable.domain.networks.actions.holdings import HOLDINGS, traces


def test_each_app_says_what_it_keeps_for_a_seat(circle: Circle) -> None:
    assert sorted(type(one).__name__ for one in HOLDINGS) == [
        "SeatAtMeetings",
        "SeatCommitments",
        "SeatExperiences",
        "SeatInConsultations",
        "SeatInDecisions",
        "SeatInDiagnoses",
        "SeatInEvaluations",
        "SeatInGroups",
        "SeatInMinutes",
        "SeatInRelays",
        "SeatInRounds",
        "SeatInSupport",
        "SeatLibrary",
        "SeatTopics",
        *["SeatUses"] * 3,
        "SeatWorks",
    ]


def test_whoever_came_held_the_seat(circle: Circle) -> None:
    meeting = hold(circle)
    found = [(one.person, one.day) for one in traces(circle.library)]
    assert found == [(circle.bao.pk, meeting.day)]
