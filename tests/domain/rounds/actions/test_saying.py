"""What a voice says: one entry a seat, hidden until it is revealed."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, nothing_changes
from tests.domain.rounds.builders import Led
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.rounds.actions import asking
from tourdetable.domain.rounds.actions.saying import Saying, say
from tourdetable.domain.rounds.models import Round, RoundEntry
from tourdetable.domain.rounds.queries import shown
from tourdetable.domain.rounds.voices import Joiner, RoomVoice

pytestmark = pytest.mark.django_db

CANARY = "kanari-4711"
MOST_QUERIES = 12


def options(one: Round) -> list[int]:
    return list(one.options.values_list("pk", flat=True))


def test_a_pair_that_answers_twice_has_one_voice() -> None:
    led = Led()
    one = led.ask("dots", options=["Colette", "Sand"])
    first, second = options(one)
    led.say(one, led.circle.town, choices={first: 3})
    led.say(one, led.circle.town, choices={first: 1, second: 2})
    assert RoundEntry.objects.get().choices == {str(first): 1, str(second): 2}


def test_nothing_takes_back_what_was_said() -> None:
    led = Led()
    one = led.ask("silent")
    led.say(one, led.circle.town, "Colette")
    assert led.say(one, led.circle.town, " ") is None
    assert not RoundEntry.objects.exists()


def test_a_silent_round_shows_nothing_before_it_is_revealed() -> None:
    led = Led()
    one = led.ask("silent")
    led.say(one, led.circle.library, CANARY)
    assert shown([one]) == {}
    assert CANARY not in json.dumps([*Event.objects.values_list("data", flat=True)])
    one = led.on(one, asking.reveal)
    assert [entry.words for entry in shown([one])[one.pk]] == [CANARY]
    with nothing_changes(), pytest.raises(ValidationError):
        led.say(one, led.circle.town, "Après coup")


def test_more_dots_than_one_has_and_options_of_another_round_are_refused() -> None:
    led = Led()
    one = led.ask("dots", options=["Colette", "Sand"], per_seat=3)
    first, second = options(one)
    with nothing_changes():
        for wrong in ({first: 2, second: 2}, {first: 4}, {0: 1}):
            with pytest.raises(ValidationError):
                led.say(one, led.circle.town, choices=wrong)


def test_an_objection_is_argued_and_positions_wait_for_their_step() -> None:
    from tests.domain.builders import propose  # noqa: PLC0415  only this test puts a proposal

    led = Led()
    one = led.ask("consent", decision=propose(led.circle, led.meeting))
    with nothing_changes(), pytest.raises(ValidationError):
        led.say(one, led.circle.town, "Trop tôt")
    one = led.on(one, asking.go_step, step="clarify")
    with nothing_changes(), pytest.raises(ValidationError):
        led.say(one, led.circle.town, stance="consent")
    led.say(one, led.circle.town, "Quand ?")
    one = led.on(one, asking.go_step, step="object")
    with nothing_changes():
        for wrong in ({"stance": "object"}, {"stance": "object", "words": "Non"}, {"stance": "so"}):
            with pytest.raises(ValidationError):
                led.say(one, led.circle.town, **wrong)
    assert one.step == "object"


def test_whoever_has_no_seat_is_heard_and_has_no_voice() -> None:
    led = Led()
    joiner = Joiner(led.join())
    one = led.ask("silent")
    said = Saying("Sand", attribution="named", label="Inès")
    entry = say(one=one, voice=joiner.voice, saying=said, by=joiner, now=NOW)
    assert entry is not None
    assert (entry.seat, entry.label, entry.words) == (None, "Inès", "Sand")
    led.on(one, asking.close)
    dots = led.ask("dots", options=["Colette", "Sand"])
    choice = Saying(choices={options(dots)[0]: 1})
    with nothing_changes(), pytest.raises(ValidationError):
        say(one=dots, voice=joiner.voice, saying=choice, by=joiner, now=NOW)


def test_the_same_sending_twice_changes_nothing() -> None:
    led = Led()
    one, gesture = led.ask("silent"), uuid4()
    said = {"one": one, "voice": RoomVoice(led.circle.town.pk), "saying": Saying("Sand")}
    say(**said, by=led.circle.by_ana(gesture=gesture), now=NOW)
    with nothing_changes(), pytest.raises(AlreadyDone):
        say(**said, by=led.circle.by_ana(gesture=gesture), now=NOW)


@pytest.mark.parametrize("many", [1, 3])
def test_to_say_something_costs_few_queries(many: int) -> None:
    led = Led()
    one = led.ask("silent")
    seats = [led.circle.library, led.circle.school, led.circle.town][:many]
    for seat in seats:
        led.say(one, seat, "Sand")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        led.say(one, led.circle.town, "Colette")
    assert len([q for q in asked if "SAVEPOINT" not in q["sql"]]) <= MOST_QUERIES
