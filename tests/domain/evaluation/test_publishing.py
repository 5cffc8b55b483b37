"""What seats did is told of nobody: an attacker who adds up all that is told finds no few."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from tests.core.figures.attack import Reader
from tests.effort import examples
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure
from tourdetable.domain.evaluation.publishing import HIDDEN, ToldFigure, columns, told

DAY = date(2027, 3, 4)
PRESENCE, RELAYS, HELD = (INDICATORS[one] for one in ("presence", "relays", "meetings_held"))
Body = tuple[int, int]
"""Its seats, and how many of them came."""


def line(body: str, seats: int, counts: int, number: int = 0) -> FactLine:
    """A meeting of a body that so many seats were expected at."""
    who = frozenset(f"{body}-{n}" for n in range(seats))
    return FactLine("meeting", f"{body}{number}", DAY, body, counts, seats, who=who)


def test_five_at_least_came_and_five_did_not_or_nothing_is_told():
    for seats, came in ((4, 3), (9, 9), (9, 0), (9, 5), (9, 4)):
        assert told(IndicatorFigure.of([line("a", seats, came)]), PRESENCE) == HIDDEN
    found = told(IndicatorFigure.of([line("a", 6, 5), line("a", 6, 2, 1)]), PRESENCE)
    assert [(one.kind, one.counts, one.of) for one in found.lines] == [("body", 7, 12)]


def test_bodies_of_which_it_may_not_be_said_are_told_together():
    rows = [line("a", 6, 5), line("b", 7, 2), line("c", 20, 9), line("d", 14, 8)]
    found = told(IndicatorFigure.of(rows), PRESENCE)
    assert [one.body for one in found.lines] == ["c"]
    assert found.rest is not None
    assert (found.rest.counts, found.rest.of, found.bodies) == (15, 27, 3)


def test_a_guest_only_meeting_does_not_tell_that_all_seats_were_away():
    rows = [line("a", 6, 0), line("c", 20, 9), line("d", 14, 8)]
    found = told(IndicatorFigure.of(rows), PRESENCE)
    assert (found.total and found.total.counts, found.lines, found.bodies) == (17, (), 3)
    assert told(IndicatorFigure.of(rows[:2]), PRESENCE) == HIDDEN


def test_a_number_of_gestures_is_told_as_a_whole_or_not():
    def relayed(times: int, elsewhere: int) -> ToldFigure:
        own = [line("a", 9, 1, n) for n in range(times)]
        return told(
            IndicatorFigure.of([*own, *(line("b", 9, 1, n) for n in range(elsewhere))]), RELAYS
        )

    assert [relayed(*times) for times in ((0, 0), (4, 0), (9, 0), (9, 4))] == [HIDDEN] * 4
    found = relayed(9, 5)
    assert (found.total and found.total.counts, found.lines, found.rest) == (14, (), None)


def test_public_facts_of_bodies_are_told_line_by_line():
    figure = IndicatorFigure.of([FactLine("decision", "1", DAY, "a", 1)])
    assert told(figure, HELD).lines == figure.lines


def attacker(sizes: list[int], found: ToldFigure) -> tuple[Reader, list[cp_model.IntVar]]:
    """Who reads all that is told, and knows how many seats each body has."""
    reader = Reader()
    came = [reader.cell(str(at)) for at in range(len(sizes))]
    for cell, size in zip(came, sizes, strict=True):
        reader.model.add(cell <= size)
    if found.total is not None:
        reader.model.add(sum(came) == int(found.total.counts))
    for one in found.lines:
        reader.model.add(came[int(one.body)] == int(one.counts))
    return reader, came


BODIES = st.integers(1, 14).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(st.lists(BODIES, min_size=1, max_size=6))
@settings(max_examples=examples(40))
def test_nobody_finds_whether_a_few_came_or_stayed_away_nor_who_sits_in_one(bodies: list[Body]):
    rows = [line(str(at), *body) for at, body in enumerate(bodies)]
    found = told(IndicatorFigure.of(rows), PRESENCE)
    for known in range(-1, len(bodies)):
        reader, came = attacker([seats for seats, _came in bodies], found)
        if known >= 0:
            reader.model.add(came[known] == bodies[known][1])
        for at, (one, cell) in enumerate(zip(rows, came, strict=True)):
            if at != known and min(columns([one])) < 5:
                assert reader.best(cell, 1) - reader.best(cell, -1) >= min(one.of, 4)
