"""What has changed of an agenda since the invitation; no database."""

from __future__ import annotations

from tourdetable.domain.meetings.agendas import NO_CHANGE, as_invited, changes, digest
from tourdetable.domain.meetings.models import AgendaItem


def agenda(*titles: str) -> list[AgendaItem]:
    """Points whose id is that of their first letter, of ten minutes."""
    return [
        AgendaItem(pk=ord(title[0]), title=title, purpose="discuss", minutes=10, position=n)
        for n, title in enumerate(titles, start=1)
    ]


def moved(before: list[AgendaItem], after: list[AgendaItem]) -> list[str]:
    found = changes(as_invited(before), after)
    return [item.title for item in after if found.points[item.pk].moved]


def test_nothing_before_the_invitation() -> None:
    assert changes(None, agenda("A")) == NO_CHANGE


def test_the_same() -> None:
    points = agenda("A", "B")
    assert (changes(as_invited(points), points).any, digest(points)) == (False, digest(points))


def test_another_order() -> None:
    before = agenda("A", "B", "C")
    assert moved(before, agenda("C", "B", "A")) == ["C", "A"]
    assert moved(before, agenda("A", "C", "B")) == ["C", "B"]
    assert digest(before) != digest(agenda("C", "B", "A"))


def test_a_point_before_the_others_moves_none_of_them() -> None:
    assert moved(agenda("A", "B"), agenda("Z", "A", "B")) == []
    assert moved(agenda("A", "B", "C"), agenda("B", "C")) == []


def test_point_by_point() -> None:
    before, after = agenda("A", "B", "C"), agenda("A", "B", "New")
    after[0].minutes, after[1].title, after[1].purpose = 30, "Bis", "decide"
    found = changes(as_invited(before), after)
    one, two, new = (found.points[item.pk] for item in after)
    assert (one.longer_or_shorter, one.was.minutes if one.was else 0) == (True, 10)
    assert (two.retitled, two.for_something_else, two.moved) == (True, True, False)
    assert (new.was, new.any) == (None, True)
    assert [(point.title, point.position) for point in found.removed] == [("C", 3)]
    assert found.any


def test_all_was_taken_off() -> None:
    assert [point.title for point in changes(as_invited(agenda("A")), []).removed] == ["A"]
