"""Who takes part, and who has not been asked yet."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle
from tests.domain.commitments.builders import FIRST, LAST, asked_of, theme_of
from tourdetable.domain.commitments.actions.asking import answer, end_early
from tourdetable.domain.commitments.queries import (
    Days,
    about,
    commitments_of,
    live_of_seat,
    not_asked,
    participants,
    takes_part,
    themes_of,
)
from tourdetable.domain.networks.actions.seats import end_mandate

WHOLE = Days(FIRST, LAST)


def names(circle: Circle, days: Days = WHOLE) -> list[tuple[str, date]]:
    rows = commitments_of(circle.body)
    left = not_asked(participants(circle.body, days), rows)
    return [(one.person.given_name, one.days.starts) for one in left]


def test_days_are_cut() -> None:
    assert WHOLE.within(TODAY, None) == Days(TODAY, LAST)
    assert Days(FIRST, None).within(TODAY, None) == Days(TODAY, None)
    assert WHOLE.within(date(2027, 11, 1), None) is None


def test_who_was_asked_is_not_asked_again_but_for_the_days_that_are_left(circle: Circle) -> None:
    assert [name for name, _day in names(circle)] == ["Chloé", "Bao", "Ana"]
    ana, bao = asked_of(circle, None, "Ana", "Bao")
    assert names(circle) == [("Chloé", FIRST)]
    one = ana if ana.person == circle.ana else bao
    one = answer(commitment=one, version=1, accepts=True, words="", by=OPERATOR, now=NOW)
    end_early(commitment=one, version=2, ends=TODAY, words="", by=OPERATOR, now=NOW)
    assert names(circle)[1:] == [("Ana", date(2027, 4, 7))]
    longer = Days(FIRST, date(2027, 12, 31))
    assert ("Bao", date(2027, 11, 1)) in names(circle, longer)


def test_what_is_about_a_theme_is_apart(circle: Circle) -> None:
    theme = theme_of(circle)
    asked_of(circle, theme, "Ana")
    asked_of(circle, None, "Bao")
    rows = list(commitments_of(circle.body))
    assert [one.person for one in about(rows, theme)] == [circle.ana]
    assert [one.person for one in about(rows, None)] == [circle.bao]
    assert list(themes_of(circle.body)) == [theme]


def test_the_seat_tells_what_is_not_over_nor_declined(circle: Circle) -> None:
    (one,) = asked_of(circle, None, "Ana")
    assert list(live_of_seat(circle.town, on=TODAY)) == [one]
    assert list(live_of_seat(circle.town, on=date(2028, 1, 1))) == []
    answer(commitment=one, version=1, accepts=False, words="", by=OPERATOR, now=NOW)
    assert list(live_of_seat(circle.town, on=TODAY)) == []


def test_who_left_the_seat_takes_part_no_more(circle: Circle) -> None:
    (one,) = asked_of(circle, None, "Ana")
    assert takes_part(one, on=TODAY)
    ends = {"ends": TODAY, "confirmed": True, "by": OPERATOR, "now": NOW}
    end_mandate(mandate=circle.town.mandates.get(), **ends)
    assert (takes_part(one, on=TODAY), takes_part(one, on=date(2027, 4, 7))) == (True, False)
