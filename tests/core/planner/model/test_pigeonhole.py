"""Meetings that must find their moments apart: which are too many, and which to leave out."""

from __future__ import annotations

from datetime import date

from tests.core.planner.search.few import body
from tourdetable.core.planner.model.pigeonhole import HALF_DAY, WEEK, WHOLE_DAY, Claim, Pigeonhole
from tourdetable.core.planner.terms.instance import Leave

MONDAY = date(2027, 3, 1).toordinal()


def hole(*moments: tuple[int, ...], meetings: int = 1, unit: str = WHOLE_DAY) -> Pigeonhole:
    """Bodies A, B… that share a place, each meeting at some of these moments."""
    claims, leaves = [], []
    for name, mine in zip("ABCDEF", moments, strict=False):
        slots = frozenset((at, "Hall", 0) for at in mine)
        claims.append(Claim(body(name, meetings=meetings), meetings, slots))
        leaves.append(Leave("host", name))
    return Pigeonhole("host", tuple(leaves), tuple(claims), unit, MONDAY)


def test_moments_are_told_as_days() -> None:
    assert hole((0, 3)).days == [date(2027, 3, 1), date(2027, 3, 4)]
    assert hole((0, 3), unit=HALF_DAY).days == [date(2027, 3, 1), date(2027, 3, 2)]
    assert hole(((MONDAY - 1) // 7,), unit=WEEK).days == [date(2027, 3, n) for n in range(1, 6)]


def test_those_who_have_too_few_moments_by_themselves_are_kept() -> None:
    crowd = hole((0, 1), (0, 1), (4, 5), (1,))
    squeezed = crowd.squeezed()
    assert squeezed is not None
    assert [one.id for one in squeezed.bodies] == ["A", "B", "D"]
    assert (squeezed.meetings, squeezed.moments, squeezed.holes) == (3, [0, 1], 1)
    assert squeezed.names == ["Hall"]
    assert hole((0, 1), (1,)).squeezed() is None


def test_the_first_who_are_too_many_and_those_beyond() -> None:
    crowd = hole((0, 1), (0, 1), (0, 1), (0, 1), (5,))
    assert [one.id for one in crowd.smallest().bodies] == ["A", "B", "C"]
    assert crowd.beyond() == [Leave("host", "C"), Leave("host", "D")]


def test_each_meeting_takes_a_moment() -> None:
    assert not hole((0, 1, 2, 3), (2, 3), meetings=2).too_small()
    assert hole((0, 2, 3), (2, 3), meetings=2).too_small()
