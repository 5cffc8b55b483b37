"""What the page of a corrected version says and offers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import NOW, charter, found_circle
from tests.domain.minutes.actions.test_superseding import adopted, opened, put
from tests.interface.web.areas.decisions.people import COLLEAGUE, SECRETARY, Room, furnish
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.domain.minutes.actions.superseding import send_back
from tourdetable.domain.minutes.models import Minutes, MinutesCorrection
from tourdetable.interface.web.areas.minutes.loading import record_of
from tourdetable.interface.web.areas.minutes.review.editions import (
    CorrectionPage,
    correction_for,
)
from tourdetable.interface.web.opened import OpenLists


def room_where(**rule: object) -> tuple[Room, Minutes]:
    circle = found_circle(charter(**rule))
    minutes = adopted(circle)
    return furnish(circle, minutes.meeting), minutes


def page(room: Room, name: str, row: MinutesCorrection) -> CorrectionPage:
    record = record_of(scene(room, name), row.minutes.meeting_id)
    return CorrectionPage(record, row, OpenLists({}))


def offered(found: CorrectionPage) -> list[str]:
    return [name for name, may in found.may.items() if may]


@pytest.mark.parametrize(
    ("rule", "said", "mine"),
    [
        ({}, "La séance « Avril » peut l’adopter dès maintenant.", ["send_back"]),
        (
            {"adoption": "seats", "seats": 2},
            "Sièges qui l’ont approuvée : 0 sur les 2 nécessaires.",
            ["send_back", "approve"],
        ),
        (
            {"adoption": "silence_days", "days": 15},
            "Elle est adoptée par silence le mercredi 21 avril 2027 si personne ne la renvoie.",
            ["send_back"],
        ),
    ],
)
def test_what_it_waits_for_and_what_is_offered(
    clock: None, db: None, rule: dict[str, Any], said: str, mine: list[str]
) -> None:
    room, minutes = room_where(**rule)
    row = put(room.circle, minutes)
    shown = page(room, COLLEAGUE, row)
    words = [one.replace("\N{NO-BREAK SPACE}", " ") for one in shown.sentences]
    assert (words, offered(shown)) == ([said], mine)


def test_those_who_write_put_it_or_give_it_up(clock: None, db: None) -> None:
    room, minutes = room_where()
    row = opened(room.circle, minutes)
    assert offered(page(room, SECRETARY, row)) == ["write", "put", "withdraw"]
    row = put_again(room, row)
    assert offered(page(room, SECRETARY, row)) == ["write", "withdraw", "send_back", "adopt"]


def put_again(room: Room, row: MinutesCorrection) -> MinutesCorrection:
    row.delete()
    return put(room.circle, row.minutes)


def test_it_says_who_sent_it_back(clock: None, db: None) -> None:
    room, minutes = room_where()
    row = put(room.circle, minutes)
    said = {"seat": room.circle.library, "words": "Le lieu.", "version": row.version}
    row = send_back(correction=row, **said, by=room.circle.by_bao(), now=NOW)
    assert page(room, SECRETARY, row).sentences[1] == "Renvoyée par\N{NO-BREAK SPACE}: Médiathèque."


def test_members_know_of_it_once_it_is_put_to_them(clock: None, db: None) -> None:
    room, minutes = room_where()
    row = opened(room.circle, minutes)
    known = [correction_for(record_of(scene(room, name), minutes.meeting_id)) for name in BOTH]
    assert known == [row, None]
    row = put_again(room, row)
    known = [correction_for(record_of(scene(room, name), minutes.meeting_id)) for name in BOTH]
    assert known == [row, row]


BOTH = (SECRETARY, COLLEAGUE)
