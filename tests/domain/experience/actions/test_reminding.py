from __future__ import annotations

from datetime import datetime, timedelta

from tests.domain.builders import MARCH, NOW, Circle, draw, kinds_of_events
from tests.domain.experience.builders import proposed, published
from tests.domain.experience.test_queries import scheduled
from tourdetable.domain.experience.actions.reminding import remind_of_experiences
from tourdetable.domain.experience.actions.writing import tell_where


def days(number: int) -> datetime:
    return NOW + timedelta(days=number)


def test_an_urgent_one_without_a_session_is_recalled_each_time_once(circle: Circle) -> None:
    proposed(circle, urgent=True)
    found = [remind_of_experiences(now=days(n)) for n in (1, 2, 2, 3, 4, 7, 30)]
    assert found == [0, 1, 0, 0, 1, 1, 0]
    assert kinds_of_events()[-3:] == ["experience.waits"] * 3


def test_not_once_a_session_is_dated_nor_when_nothing_presses(circle: Circle) -> None:
    scheduled(circle, proposed(circle, urgent=True))
    proposed(circle, title="Rien ne presse")
    assert remind_of_experiences(now=days(4)) == 0


def test_one_that_was_told_waits_for_its_sheet(circle: Circle) -> None:
    report, meeting = proposed(circle, session=False), draw(circle.body, MARCH)
    tell_where(report=report, version=1, meeting=meeting, by=circle.by_bao(), now=NOW)
    assert [remind_of_experiences(now=days(n)) for n in (0, 1, 8)] == [1, 0, 0]
    assert kinds_of_events()[-1] == "experience.unwritten"


def test_nothing_is_recalled_of_what_is_published(circle: Circle) -> None:
    published(circle, proposed(circle, urgent=True))
    assert remind_of_experiences(now=days(5)) == 0
