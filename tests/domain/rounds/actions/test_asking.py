"""Asking the room something: go-rounds, what is revealed, consent step by step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, nothing_changes, propose
from tests.domain.rounds.builders import Led
from tourdetable.domain.decisions.models import Position
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.rounds.actions import asking
from tourdetable.domain.rounds.actions.saying import Saying
from tourdetable.domain.rounds.models import Round, RoundEntry
from tourdetable.domain.rounds.tables import all_seated, table_of
from tourdetable.domain.rounds.voices import RoomVoice

pytestmark = pytest.mark.django_db


def code(seat: object) -> str:
    return RoomVoice(seat.pk).code  # type: ignore[attr-defined]  # a seat


def test_in_a_go_round_each_seat_speaks_once() -> None:
    led = Led()
    one, spoke = led.ask("go_round"), []
    for _turn in range(4):
        one = led.on(one, asking.turn, how="next")
        spoke.append(one.speaking)
    seats = (led.circle.town, led.circle.library, led.circle.school)
    assert sorted(spoke[:3]) == sorted(code(seat) for seat in seats)
    assert (spoke[3], one.waiting, len(one.done)) == ("", [], 3)


def test_those_who_pass_are_asked_again_and_those_who_join_late_come_last() -> None:
    led = Led()
    Attendance.objects.filter(seat=led.circle.school).delete()
    one = led.on(led.ask("go_round"), asking.turn, how="next")
    first = one.speaking
    one = led.on(one, asking.turn, how="passes")
    Attendance.objects.create(
        meeting=led.meeting, seat=led.circle.school, person=led.circle.chloe, mode="in_person"
    )
    one = led.on(one, asking.turn, how="next")
    assert (one.speaking, one.passed) == (code(led.circle.school), [first])
    one = led.on(one, asking.turn, how="again")
    assert (one.speaking, one.passed, len(one.done)) == (first, [], 2)


def test_the_floor_is_given_to_the_one_that_is_named() -> None:
    led = Led()
    one = led.on(led.ask("go_round"), asking.turn, how="next", voice=code(led.circle.school))
    assert one.speaking == code(led.circle.school)
    assert code(led.circle.school) not in one.waiting


def test_the_quietest_speak_first() -> None:
    led = Led()
    led.live.spoken = {code(led.circle.town): 90, code(led.circle.library): 10}
    led.live.save()
    one = led.ask("go_round", order="quietest")
    seats = (led.circle.school, led.circle.library, led.circle.town)
    assert one.waiting == [code(seat) for seat in seats]


def test_what_is_noted_of_a_speaker_comes_after_what_they_wrote() -> None:
    led = Led()
    one = led.on(led.ask("go_round"), asking.turn, how="next", voice=code(led.circle.town))
    led.say(one, led.circle.town, "Le toit est refait.")
    led.on(one, asking.turn, how="next", words="Ouverture en mai.", now=NOW + timedelta(minutes=1))
    entry = RoundEntry.objects.get()
    assert (entry.seat, entry.words) == (led.circle.town, "Le toit est refait.\nOuverture en mai.")


def test_who_has_the_floor_writes_and_lets_it_go_in_one_press() -> None:
    led = Led()
    one = led.on(led.ask("go_round"), asking.turn, how="next", voice=code(led.circle.town))
    led.on(one, asking.say_and_turn, how="next", saying=Saying("Le toit est refait."))
    entry = RoundEntry.objects.get()
    assert (entry.seat, entry.words) == (led.circle.town, "Le toit est refait.")
    one.refresh_from_db()
    assert one.done == [code(led.circle.town)]
    assert [*Event.objects.order_by("-pk").values_list("kind", flat=True)[:2]] == [
        "round.turned",
        "round.said",
    ]


def test_letting_the_floor_go_without_a_word_leaves_what_was_said() -> None:
    led = Led()
    one = led.on(led.ask("go_round"), asking.turn, how="next", voice=code(led.circle.town))
    led.say(one, led.circle.town, "Le toit est refait.")
    led.on(one, asking.say_and_turn, how="passes", saying=Saying(" "))
    assert RoundEntry.objects.get().words == "Le toit est refait."


def test_a_note_leaves_the_floor_and_is_kept_once_however_often_it_is_sent() -> None:
    led = Led()
    one = led.on(led.ask("go_round"), asking.turn, how="next", voice=code(led.circle.town))
    for words in ("Le toit.", "Le toit.", "Mai."):
        led.on(one, asking.take_note, words=words)
    assert RoundEntry.objects.get().words == "Le toit.\nMai."
    one.refresh_from_db()
    assert one.speaking == code(led.circle.town)
    assert Event.objects.last().kind == "round.said"  # type: ignore[union-attr]  # there is one


def test_nothing_is_noted_of_nobody() -> None:
    led = Led()
    one = led.ask("go_round")
    with nothing_changes(), pytest.raises(ValidationError):
        led.on(one, asking.take_note, words="Le toit.")


def test_one_thing_is_asked_at_a_time_and_only_while_it_is_led() -> None:
    led = Led()
    one = led.ask("silent")
    with nothing_changes(), pytest.raises(ValidationError):
        led.ask("silent")
    led.on(one, asking.close)
    led.ask("silent")
    assert Round.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "dots", "options": ["Colette"]},
        {"kind": "dots", "options": ["Colette", "Sand"], "per_seat": 0},
        {"kind": "judgement", "options": ["Colette", " Colette "]},
        {"kind": "silent", "question": "  "},
        {"kind": "consent"},
        {"kind": "shout"},
    ],
)
def test_what_cannot_be_asked(wrong: dict[str, object]) -> None:
    led = Led()
    with nothing_changes(), pytest.raises(ValidationError):
        led.ask(**wrong)  # type: ignore[arg-type]  # the words of each case


def test_a_consent_makes_the_positions_of_its_decision() -> None:
    led = Led()
    decision = propose(led.circle, led.meeting)
    one = led.ask("consent", decision=decision)
    assert (one.question, one.step) == (decision.title, "put")
    led.on(one, asking.go_step, step="object")
    one.refresh_from_db()
    led.say(one, led.circle.town, stance="consent")
    led.say(one, led.circle.library, "Trop long.", stance="object", would_lift="Un extrait.")
    assert Position.objects.count() == 0
    led.on(one, asking.go_step, step="lift")
    rows = Position.objects.order_by("pk").values_list("seat", "stance", "words", "would_lift")
    assert [*rows] == [
        (led.circle.town.pk, "consent", "", ""),
        (led.circle.library.pk, "object", "Trop long.", "Un extrait."),
    ]


def test_the_position_of_a_seat_that_is_not_marked_as_there_is_refused_with_its_name() -> None:
    led = Led()
    one = led.ask("consent", decision=propose(led.circle, led.meeting))
    led.on(one, asking.go_step, step="object")
    one.refresh_from_db()
    led.say(one, led.circle.school, stance="consent")
    Attendance.objects.filter(seat=led.circle.school).delete()
    with nothing_changes(), pytest.raises(ValidationError, match="École du Môle"):
        led.on(one, asking.go_step, step="lift")


def test_nothing_is_turned_or_revealed_once_it_is_over() -> None:
    led = Led()
    one = led.on(led.ask("go_round"), asking.close)
    with nothing_changes():
        for act, words in ((asking.turn, {"how": "next"}), (asking.reveal, {})):
            with pytest.raises(ValidationError):
                led.on(one, act, **words)


def test_a_world_cafe_has_tables_that_are_changed_and_late_seats_have_one() -> None:
    led = Led()
    Attendance.objects.filter(seat=led.circle.school).delete()
    one = led.ask("cafe", at_table=3, conversations=2)
    assert (one.step, len(one.tables)) == ("1", 2)
    assert all_seated(one.tables) == {code(led.circle.town), code(led.circle.library)}
    led.say(one, led.circle.town, "Le préau")
    late = led.join("Omar")
    one = led.on(one, asking.change_tables)
    assert one.step == "2"
    assert table_of(one.tables, "2", f"g{late.pk}") == 1
    led.say(one, led.circle.town, "La cour")
    assert RoundEntry.objects.count() == 2
    with nothing_changes(), pytest.raises(ValidationError):
        led.on(one, asking.change_tables)


@pytest.mark.parametrize("wrong", [{"at_table": 2}, {"at_table": 13}, {"conversations": 0}])
def test_tables_that_are_none(wrong: dict[str, int]) -> None:
    led = Led()
    with nothing_changes(), pytest.raises(ValidationError):
        led.ask("cafe", **wrong)


def test_only_a_world_cafe_changes_tables() -> None:
    led = Led()
    one = led.ask("silent")
    with nothing_changes(), pytest.raises(ValidationError):
        led.on(one, asking.change_tables)
