from __future__ import annotations

import pytest

from tourdetable.domain.years.ids import (
    BodyId,
    HeldMeetingsId,
    PersonId,
    PlaceId,
    PlannerId,
    RelayId,
    RoomId,
    SeatId,
    SeriesId,
    VacantId,
    is_held,
    read,
    row_in,
)

WRITTEN = [
    (SeatId(12), "seat:12"),
    (PersonId(3), "person:3"),
    (VacantId(7), "vacant:7"),
    (RelayId(7), "relay:7"),
    (BodyId(1), "body:1"),
    (PlaceId(4), "place:4"),
    (RoomId(4), "room:4"),
    (SeriesId(1, "reading"), "series:1:reading"),
    (HeldMeetingsId(1, "reading"), "held:1:reading"),
]


@pytest.mark.parametrize(("known", "text"), WRITTEN)
def test_what_is_written_is_read_back(known: PlannerId, text: str) -> None:
    assert (str(known), read(text)) == (text, known)


@pytest.mark.parametrize(
    "text", [None, "", "seat", "seat:", "seat:x", "chair:1", "series:1", "series:1:", "held:x:a"]
)
def test_what_was_not_made_here_is_nothing(text: str | None) -> None:
    assert read(text) is None


def test_ids_of_two_kinds_are_two() -> None:
    assert len({known for known, _text in WRITTEN}) == len(WRITTEN)
    assert SeriesId(1, "reading") != HeldMeetingsId(1, "reading")


def test_a_row_is_named_by_an_id_of_its_kind_only() -> None:
    found = [row_in(text, SeatId) for text in ("seat:12", "person:12", "series:12:a", None)]
    assert found == [12, None, None, None]


def test_only_what_the_calendar_has_is_held() -> None:
    bodies = ("held:3:feast", "series:3:feast", "feast", None)
    assert [is_held(body) for body in bodies] == [True, False, False, False]
