"""What waits for an agenda."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.agendas.builders import to_come, topic, written
from tests.domain.builders import NOW, OPERATOR, Circle, hold
from tourdetable.domain.agendas import backlog
from tourdetable.domain.agendas.backlog import (
    ProposedPoint,
    left_over,
    of_cancelled,
    proposed,
    topics_waiting,
)
from tourdetable.domain.agendas.models import PointLeftOver
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, cancel_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.topics.models import Topic


def titles(circle: Circle) -> list[str]:
    return [row.title for row in topics_waiting(circle.body)]


def test_topics_wait_urgent_ones_first_then_by_support(circle: Circle) -> None:
    topic(circle, "Le bus")
    backed = topic(circle, "Le train")
    backed.supports.create(seat=circle.town, at=NOW)
    topic(circle, "La crue", urgent=True)
    topic(circle, "Refusé", state="declined")
    topic(circle, "Du réseau", body=None)
    topic(circle, "Envoyé ici", body=None, sent_to=circle.body, state="sent_on")
    assert titles(circle) == ["La crue", "Le train", "Le bus", "Envoyé ici"]


def test_what_a_cancelled_meeting_had_taken_waits_again(circle: Circle) -> None:
    march, may, bus = hold(circle), to_come(circle), topic(circle)
    (item,) = written(march, AgendaDraft("Le train", "discuss", 20))
    PointLeftOver.objects.create(body=circle.body, item=item, why="Trop tard", at=NOW)
    taken = {"carried_from": item.pk, "topic": bus.pk}
    written(may, AgendaDraft("Les deux", "discuss", 20, **taken))
    assert ([*left_over(circle.body)], titles(circle)) == ([], [])
    may = Meeting.objects.get(pk=may.pk)
    why = {"reason": "Grève", "confirmed": True}
    cancel_meeting(meeting=may, version=may.version, by=OPERATOR, now=NOW, **why)
    assert [row.item for row in left_over(circle.body)] == [item]
    assert titles(circle) == ["Le bus"]


def test_the_points_of_a_cancelled_meeting_wait_until_they_are_taken_or_the_body_meets(
    circle: Circle,
) -> None:
    may, bus = to_come(circle), topic(circle)
    plain, _of_a_topic, _break = written(
        may,
        AgendaDraft("Le train", "discuss", 20),
        AgendaDraft("Le bus", "discuss", 20, topic=bus.pk),
        AgendaDraft("Pause", "inform", 10, kind="break"),
    )
    assert [*of_cancelled(circle.body)] == []
    may.refresh_from_db()
    why = {"reason": "Grève", "confirmed": True}
    cancel_meeting(meeting=may, version=may.version, by=OPERATOR, now=NOW, **why)
    assert [*of_cancelled(circle.body)] == [plain]
    july = to_come(circle, 16, "Lecture de juillet")
    written(july, AgendaDraft("Le train", "discuss", 20, carried_from=plain.pk))
    assert [*of_cancelled(circle.body)] == []
    written(july)
    assert [*of_cancelled(circle.body)] == [plain]
    Meeting.objects.filter(pk=july.pk).update(state="opened")
    assert [*of_cancelled(circle.body)] == []


def test_what_was_let_go_waits_no_more(circle: Circle) -> None:
    (item,) = written(hold(circle), AgendaDraft("Le train", "discuss", 20))
    said = {"body": circle.body, "why": "Trop tard", "at": NOW}
    PointLeftOver.objects.create(item=item, dropped_at=NOW, **said)
    assert [*left_over(circle.body)] == []


def test_other_subjects_propose(circle: Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    point = ProposedPoint("review:1", "Revoir la décision")
    monkeypatch.setattr(backlog, "PROPOSERS", [lambda _meeting, _on: [point]])
    assert list(proposed(to_come(circle), date(2027, 4, 6))) == [point]
    assert not Topic.objects.exists()
