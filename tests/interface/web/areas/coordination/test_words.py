"""How the support of bodies is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.verdict import State, Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.coordination.doing import (
    ActCount,
    MeetingDone,
    SeasonDoing,
    SupportedAct,
    Whose,
)
from tourdetable.domain.coordination.overview import Composition, HelpNeed, HelpReason
from tourdetable.interface.web.areas.coordination import words

YEAR = Period(date(2026, 9, 1), date(2027, 8, 31))


def verdict(clause: str, state: State, **days: date) -> Verdict:
    return Verdict(clause, "1", "maximum_gap", state, Phrase("Oui"), **days)


BROKEN = verdict("CIR-02", State.BROKEN, broken_on=date(2027, 3, 1))
KEPT = verdict("CIR-02", State.KEPT, next_break=date(2027, 6, 1))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (HelpReason(HelpNeed.BROKEN, 1, (BROKEN,)), "not kept: CIR-02"),
        (HelpReason(HelpNeed.AT_RISK, 1, (KEPT,)), "at risk: CIR-02"),
        (HelpReason(HelpNeed.NO_MEETING, 1), "no meeting in view"),
        (HelpReason(HelpNeed.OVERDUE, 2), "2 actions overdue"),
        (HelpReason(HelpNeed.AGREED, 1), "1 agreed step is late"),
        (HelpReason(HelpNeed.EMPTY, 3), "3 seats that nobody holds"),
        (HelpReason(HelpNeed.SILENT, 1), "1 silent seat"),
        (HelpReason(HelpNeed.TO_ANSWER, 1), "1 answer that it owes is late"),
        (HelpReason(HelpNeed.UNANSWERED, 2), "2 answers that it waits for are late"),
        (HelpReason(HelpNeed.NOBODY, 1), "no seat takes part"),
        (HelpReason(HelpNeed.FEW, 2), "2 seats alone take part"),
        (HelpReason(HelpNeed.LESS, 25), "does less by itself: 25 points fewer than last season"),
    ],
)
def test_each_reason_has_its_words(reason: HelpReason, said: str) -> None:
    with translation.override("en"):
        assert words.reason_words(reason) == said


def test_seats_clocks_and_shares_are_said() -> None:
    with translation.override("en"):
        assert words.composition_words(Composition(9, 0, 0, 0)) == "9 seats"
        every = words.composition_words(Composition(9, 1, 2, 1))
        assert every == "9 seats, 1 without anybody, 2 incomplete ones, 1 silent"
        clocks = [words.clock_words(one) for one in (None, BROKEN, KEPT)]
        assert clocks == ["", "since 1 March 2027", "until 1 June 2027"]
        assert words.count_words(ActCount(1, 2, 3, 4)).endswith("; not known, or not done 4")


@pytest.mark.parametrize(
    ("acts", "seats", "share", "part"),
    [
        ("uuu", (), "not known", "which seats: not known"),
        ("buu", (), "100% of what is known (1 of 3)", "which seats: not known"),
        ("buu", ("1",), "100% of what is known (1 of 3)", "at least 1 seat of 2 takes part in it"),
        ("buu", ("1", "2"), "100% of what is known (1 of 3)", "2 seats of 2 take part in it"),
        ("bob", ("1", "9"), "67%", "1 seat of 2 takes part in it"),
        ("ooo", (), "0%", "no standing seat takes part in it"),
    ],
)
def test_what_is_not_known_is_said_so(
    acts: str, seats: tuple[str, ...], share: str, part: str
) -> None:
    whose = {"b": Whose.BODY, "o": Whose.OFFICE, "u": Whose.UNKNOWN}
    done = dict(zip(SupportedAct, (whose[one] for one in acts), strict=True))
    met = MeetingDone("1", "Lecture", YEAR.first, done, frozenset(seats))
    season = SeasonDoing(YEAR, (met,), frozenset({"1", "2"}), None)
    with translation.override("en"):
        assert (words.share_words(season), words.part_words(season)) == (share, part)
        assert words.share_words(None) == "not known"
        before = replace(season, meetings=())
        assert (words.share_words(before), words.part_words(before)) == ("no meeting held", "")
