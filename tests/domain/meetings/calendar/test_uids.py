from __future__ import annotations

import pytest

from tourdetable.domain.meetings.calendar.uids import network_named_in, uid

OURS = uid("club", 12)
BLOCK = bytes.fromhex("040000008200E00074C5B7101A82E008") + bytes(20)
WRAPPED = BLOCK + b"\x2a\0\0\0vCal-Uid\x01\0\0\0" + OURS.encode() + b"\0"


def test_an_identifier_is_the_network_s_and_the_meeting_s() -> None:
    assert OURS == "meeting-12@club.tourdetable"


@pytest.mark.parametrize(
    ("text", "network"),
    [
        (OURS, "club"),
        (OURS.upper(), "club"),
        (f" {OURS}_R20270504", "club"),
        (WRAPPED.hex(), "club"),
        (WRAPPED.hex().upper(), "club"),
        ("meeting-12@caf-du-nord.tourdetable", "caf-du-nord"),
        (BLOCK.hex(), ""),
        ("040000008200E00074C5B7101A82E00800", ""),
        ("12@club.example", ""),
        ("", ""),
    ],
)
def test_it_is_read_back_even_as_exchange_writes_it(text: str, network: str) -> None:
    assert network_named_in(text) == network
