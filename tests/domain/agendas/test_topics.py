from __future__ import annotations

from tests.domain.agendas.actions.test_topics import LATER, on_agenda
from tests.domain.builders import NOW, TODAY, Circle, circle_with, draw
from tests.domain.topics.builders import put_forward
from tourdetable.domain.agendas.topics import (
    coming,
    kinds_for_urgent,
    points_of,
    prepared_bodies,
    preparers,
)
from tourdetable.domain.networks.queries import charter_in_force


def test_topics_go_on_the_agenda_of_meetings_to_come(circle: Circle) -> None:
    draw(circle.body)
    meeting, topic = draw(circle.body, LATER), put_forward(circle)
    assert coming([circle.body], now=NOW) == [meeting]
    assert coming([], now=NOW) == []
    on_agenda(topic, meeting)
    assert [point.meeting for point in points_of(topic)] == [meeting]


def test_those_who_prepare_are_known(circle: Circle) -> None:
    dora, bao = circle.of(circle.dora), circle.of(circle.bao)
    assert preparers(dora, circle.body, now=NOW) == (circle.lead,)
    assert preparers(bao, circle.body, now=NOW) == ()
    assert preparers(bao, None, now=NOW) == ()
    assert prepared_bodies(dora, [circle.body]) == [circle.body]


def test_a_kind_that_is_known_a_year_ahead_does_not_answer_what_is_urgent(db: None) -> None:
    rule = 'check = "calendar_ahead"\nbodies = ["circle"]\nmeetings = ["reading"]'
    circle = circle_with(f'{rule}\ncounting = "season"\nminimum = 1', "none")
    charter = charter_in_force(circle.network, on=TODAY)
    assert [kind.code for kind in kinds_for_urgent(charter, circle.body)] == ["feast"]
