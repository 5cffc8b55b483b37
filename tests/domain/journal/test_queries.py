"""Positions: a number that grows with each transaction, that the parts it touches take."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction

from tests.domain.builders import NOW, OPERATOR, Circle, found_circle
from tests.domain.together import really_apart, together
from tourdetable.domain.journal.actions import AlreadyDone, once, record, touch
from tourdetable.domain.journal.queries import heads, marks, parts_since, position, positions
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Network

Told = tuple[str, int | None, bool]
"""What an event of these tests says: its network, its body, whether it changes what is shared."""

MATH, ARTS = ("math", 1, False), ("math", 2, False)


@once
def act(*told: Told, by: By = OPERATOR, fail: bool = False) -> None:
    """An action of these tests, which records these events."""
    for network, body, shared in told:
        said = {"network": network, "subject": "person:7", "body": body, "shared": shared}
        record(kind="tried", by=by, now=NOW, **said)
    if fail:
        raise LookupError


@once
def both(*, by: By = OPERATOR) -> None:
    """An action made of two."""
    act(MATH)
    act(ARTS)


@pytest.mark.django_db
class TestNumbers:
    def test_of_each_network_with_a_stamp_that_no_other_history_has(self) -> None:
        act(MATH, ("lit", 1, False), ("", 1, False))
        (*_lit, one), (*math, before) = heads("")
        assert (_lit, math) == (["lit", "", 1], ["math", "", 1])
        act(MATH)
        ((*math, after),) = heads("math")
        assert math == ["math", "", 2]
        assert len({one, before, after}) == 3
        assert heads("nowhere") == () == marks("nowhere", ("1", "2", "3"))

    def test_of_parts_with_the_stamp_of_what_touched_them_last(self) -> None:
        act(MATH)
        act(ARTS)
        ((*_head, last),) = heads("math")
        one, two = marks("math", ("2", "1", "3"))
        assert (one[:3], two) == (("math", "1", 1), ("math", "2", 2, last))
        assert one[3] != last

    def test_of_a_network_that_nothing_was_told_of(self) -> None:
        assert (position("math"), parts_since("math", 0)) == (0, {})

    @pytest.mark.parametrize(
        ("told", "parts"),
        [
            ([MATH], {"1"}),
            ([MATH, ARTS, MATH], {"1", "2"}),
            ([("math", None, False)], {"shared"}),
            ([("math", 1, True)], {"1", "shared"}),
        ],
    )
    def test_one_for_all_that_an_action_tells(self, told: list[Told], parts: set[str]) -> None:
        act(("math", 9, False))
        act(*told)
        assert (position("math"), set(parts_since("math", 1))) == (2, parts)
        assert set(positions("math", parts).values()) == {2}

    def test_a_part_keeps_the_last_number_it_took(self) -> None:
        act(MATH)
        act(ARTS)
        act(MATH)
        assert positions("math", ["1", "2", "3"]) == {"1": 3, "2": 2, "3": 0}
        assert [set(parts_since("math", number)) for number in range(4)] == [
            {"1", "2"},
            {"1", "2"},
            {"1"},
            set(),
        ]

    def test_of_a_body_the_kinds_of_facts_that_change(self) -> None:
        said = {"network": "math", "subject": "x", "body": 1, "by": OPERATOR, "now": NOW}
        for facts in (["replies"], [], ["turns", "meetings"], None):
            record(kind="tried", facts=facts, **said)  # type: ignore[arg-type]  # names and values are these
        found = [parts_since("math", number)["1"] for number in range(3)]
        assert found == [None, None, None]
        record(kind="tried", facts=["replies"], **said)  # type: ignore[arg-type]  # names and values are these
        record(kind="tried", facts=[], **said)  # type: ignore[arg-type]  # names and values are these
        assert parts_since("math", 4) == {"1": {"replies"}}
        assert (parts_since("math", 5), set(positions("math", ["1"]).values())) == (
            {"1": set()},
            {6},
        )

    def test_each_network_has_its_own(self) -> None:
        act(("other", 1, False), MATH)
        act(MATH)
        assert (position("math"), position("other"), position("")) == (2, 1, 0)

    def test_of_no_network_those_of_each_person(self) -> None:
        act(("", None, False))
        assert (position(""), set(parts_since("", 0))) == (1, {"person:7"})

    def test_an_action_made_of_others_takes_one(self) -> None:
        both()
        assert (position("math"), parts_since("math", 0)) == (1, {"1": None, "2": None})

    def test_what_is_recorded_outside_of_any_action_takes_one_each(self) -> None:
        record(kind="tried", network="math", subject="x", body=1, by=OPERATOR, now=NOW)
        touch("math", "2", "shared")
        assert (position("math"), set(parts_since("math", 1))) == (2, {"2", "shared"})

    def test_what_is_undone_takes_none(self) -> None:
        act(MATH)
        with pytest.raises(LookupError):
            act(ARTS, fail=True)
        with transaction.atomic():
            act(ARTS)
            transaction.set_rollback(True)
        act(MATH)
        assert (position("math"), parts_since("math", 0)) == (2, {"1": None})

    def test_what_is_sent_twice_takes_none(self, circle: Circle) -> None:
        by = Actor(circle.ana, gesture=uuid4())
        act(MATH, by=by)
        with pytest.raises(AlreadyDone):
            act(MATH, by=by)
        assert position("math") == 1


@pytest.mark.django_db
def test_reading_costs_a_row_by_its_index() -> None:
    asked = "SELECT number FROM journal_position WHERE network = 'math' AND part = ''"
    explained = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(explained + asked)
        plan = str(cursor.fetchall())
    assert "Index Scan" in plan or "SEARCH journal_position USING INDEX" in plan


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_take_two_numbers_and_wait_for_nobody(tmp_path: Path) -> None:
    found_circle()
    before = position("circle")
    ways = [
        [("circle", 1, False), ("other", 2, False)],
        [("other", 2, False), ("circle", 1, True)],
        [("circle", 2, False), ("circle", 1, False)],
        [("", None, False), ("circle", 1, False)],
    ]
    with really_apart(tmp_path / "apart.sqlite3") as read:
        answers = together(*[partial(act, *way) for way in ways])
        rows = dict(read("SELECT network, number FROM journal_position WHERE part = ''"))
    assert answers == [None] * len(ways)
    assert rows == {"circle": before + 4, "other": 2, "": 1}


@pytest.mark.django_db(transaction=True)
def test_a_number_is_taken_after_the_rows_of_the_action(tmp_path: Path) -> None:
    """Two that write the same rows in opposite networks: each waits for rows, none for the other's
    number."""
    circle = found_circle()

    @once
    def renamed(*, by: By) -> None:
        record(kind="renamed", network="circle", subject="network:1", by=by, now=NOW)
        Network.objects.select_for_update().get(pk=circle.network.pk)

    with really_apart(tmp_path / "apart.sqlite3"):
        assert together(*[partial(renamed, by=OPERATOR)] * 4) == [None] * 4
