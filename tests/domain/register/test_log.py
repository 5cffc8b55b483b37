"""What was written in the register, and over what."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import MARCH, NOW, Circle, hold
from tourdetable.domain.meetings.actions.marking import Noted
from tourdetable.domain.meetings.enums import HowMarked
from tourdetable.domain.register.actions import check_in, record
from tourdetable.domain.register.log import logged_marks


def test_the_latest_first_each_with_its_hand(circle: Circle) -> None:
    meeting, pair = hold(circle, came=[]), (circle.library.pk, circle.bao.pk)
    late = MARCH + timedelta(minutes=30)
    record(
        meeting=meeting,
        marks={pair: Noted("absent")},
        seen={},
        by=circle.by_ana(),
        now=MARCH,
    )
    come = {"seats": [circle.library], "mode": "in_person", "by": circle.by_bao(), "now": late}
    check_in(meeting=meeting, **come)
    record(
        meeting=meeting,
        marks={pair: Noted("in_person", late, late + timedelta(hours=1))},
        seen={},
        by=circle.by_ana(),
        now=NOW,
        paper=True,
    )
    paper, own, first = logged_marks(meeting)
    assert (paper.how, own.how, first.how) == (HowMarked.PAPER, HowMarked.SELF, HowMarked.HAND)
    assert (paper.by, own.by) == (circle.ana.pk, circle.bao.pk)
    assert (first.correction, own.correction, own.was, own.whose) == (
        False,
        True,
        Noted("absent"),
        pair,
    )
    assert (own.now, paper.was) == (
        Noted("in_person", late),
        Noted("in_person", late),
    )
    assert paper.now == Noted("in_person", late, late + timedelta(hours=1))
