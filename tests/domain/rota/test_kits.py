"""The kits that are due, and who had the duty last."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.rota.seasons import meetings, rota_circle, taken
from tourdetable.core.charter.terms.model import DutyKind, Right
from tourdetable.domain.rota.kits import duty_steps, kits_due, last_turn, last_turns
from tourdetable.domain.rota.models import RotaMethod


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_a_kit_is_due_two_weeks_before(circle: Circle) -> None:
    (meeting,) = meetings(circle, 1, NOW + timedelta(days=16))
    taken([meeting], circle.town)
    assert list(kits_due(circle.network, now=NOW)) == []
    later = NOW + timedelta(days=2)
    assert [(k.meeting, k.duty, k.seat) for k in kits_due(circle.network, now=later)] == [
        (meeting, "secretary", circle.town.pk)
    ]


def test_the_body_settles_how_many_days_before(circle: Circle) -> None:
    (meeting,) = meetings(circle, 1, NOW + timedelta(days=16))
    taken([meeting], circle.town)
    RotaMethod.objects.create(body=circle.body, starts=NOW.date(), kit_days=20)
    assert [kit.seat for kit in kits_due(circle.network, now=NOW)] == [circle.town.pk]


def test_who_had_it_last(circle: Circle) -> None:
    held = meetings(circle, 3)
    taken(held, circle.town, circle.library)
    found = last_turn(held[2], "secretary", now=held[2].starts_at)
    assert found is not None
    assert (found.seat, found.meeting) == (circle.library, held[1])
    assert last_turn(held[0], "secretary", now=held[2].starts_at) is None
    (told,) = last_turns([circle.body.pk], now=held[2].starts_at).values()
    assert (told.seat, told.meeting) == (circle.library, held[1])


def test_a_meeting_to_come_is_no_last_time(circle: Circle) -> None:
    held = meetings(circle, 3, NOW - timedelta(days=12))
    taken(held, circle.town, circle.library)
    found = last_turn(held[2], "secretary", now=NOW)
    assert found is not None
    assert (found.seat, found.meeting) == (circle.town, held[0])
    assert [turn.seat for turn in last_turns([circle.body.pk], now=NOW).values()] == [circle.town]


def steps_of(*rights: Right) -> list[list[str]]:
    duty = DutyKind(code="minutes", name="Secrétariat", bodies=(), rights=frozenset(rights))
    return [
        [step.where for step in some] for _when, some in duty_steps(duty, again=True, others=True)
    ]


def test_whoever_writes_is_told_to_write_after() -> None:
    assert steps_of(Right.MINUTES) == [["", ""], ["minutes"]]


def test_whoever_animates_is_told_to_let_everybody_speak() -> None:
    assert steps_of(Right.AGENDA) == [["", "", "meeting_agenda"], ["", ""]]


def test_one_speaks_with_whoever_there_is() -> None:
    duty = DutyKind(code="minutes", name="Secrétariat", bodies=(), rights=frozenset())
    assert duty_steps(duty, again=False, others=False) == []
    ((_before, (alone,)),) = duty_steps(duty, again=True, others=False)
    ((_before, (beside,)),) = duty_steps(duty, again=False, others=True)
    assert (alone.words, beside.words) == (
        "Speak with whoever did it last time",
        "Settle with whoever has the other duties who does what",
    )
