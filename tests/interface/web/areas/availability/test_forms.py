"""Days away as people write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.availability.test_views import BUSY, MAY, calendar, said, sent
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    Room,
)


def test_a_day_is_added_whole_unless_one_says_otherwise(room: Room) -> None:
    client = room.client(COLLEAGUE)
    assert 'value="DAY" id="id_part_0" checked' in " ".join(
        client.get(room.url("availability_add")).content.decode().replace(" required", "").split()
    )
    answer = client.post(
        room.url("availability_add"), sent(first="2027-05-10", last="", part="DAY")
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, room.url("availability"))
    assert said() == [("Bao", MAY, MAY, "DAY", "typed")]


def test_several_half_days_are_added_at_once(room: Room) -> None:
    room.client(COLLEAGUE).post(
        room.url("availability_add"), sent(first="2027-05-10", last="2027-05-12", part="PM")
    )
    assert said() == [("Bao", MAY, date(2027, 5, 12), "PM", "typed")]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ({"first": "", "last": "", "part": "DAY"}, "first"),
        ({"first": "2027-05-10", "last": "2027-05-09", "part": "DAY"}, "last"),
        ({"first": "2027-04-01", "last": "", "part": "DAY"}, "last"),
        ({"first": "2036-05-10", "last": "", "part": "DAY"}, "last"),
        ({"first": "2027-05-10", "last": "", "part": "NIGHT"}, "part"),
        ({"first": "demain", "last": "", "part": "AM"}, "first"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(
    room: Room, written: dict[str, str], field: str
) -> None:
    client = room.client(COLLEAGUE)
    with nothing_changes():
        answer = client.post(room.url("availability_add"), sent(**written))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


@pytest.mark.parametrize(
    "file",
    [
        lambda: calendar("PK\x03\x04", "agenda.zip"),
        lambda: calendar(""),
        lambda: calendar(BUSY[:60]),
        lambda: calendar("x" * 5_000_001),
        lambda: None,
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    room: Room, file: Callable[[], SimpleUploadedFile | None]
) -> None:
    sending, client = file(), room.client(COLLEAGUE)
    with nothing_changes():
        answer = client.post(
            room.url("availability_import"), sent(**({"calendar": sending} if sending else {}))
        )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["calendar"])
