"""Who speaks in a room."""

from __future__ import annotations

import pytest

from tourdetable.domain.rounds.models import InTheRoom, RoundEntry
from tourdetable.domain.rounds.voices import Joiner, RoomVoice, in_order, read_voice, voice_of


def test_a_voice_is_read_back_from_its_code() -> None:
    for voice in (RoomVoice(12), RoomVoice(guest=3)):
        assert read_voice(voice.code) == voice


@pytest.mark.parametrize("code", ["", "s", "x12", "s-1", "12"])
def test_what_is_no_voice(code: str) -> None:
    assert read_voice(code) is None


def test_whoever_joins_for_a_seat_has_its_voice() -> None:
    assert Joiner(InTheRoom(pk=3, seat_id=12)).voice == RoomVoice(12)
    assert Joiner(InTheRoom(pk=3)).voice == RoomVoice(guest=3)
    assert [Joiner(InTheRoom(pk=3, seat_id=seat)).capacity for seat in (12, None)] == [
        "seat:12",
        "room:3",
    ]
    assert voice_of(RoundEntry(seat_id=12)) == RoomVoice(12)


def test_the_quietest_first_and_all_of_them() -> None:
    assert in_order(["s1", "s2", "s3"], "quietest", {"s1": 9, "s2": 4}) == ["s3", "s2", "s1"]
    assert sorted(in_order(["s1", "s2", "s3"], "random", {})) == ["s1", "s2", "s3"]
