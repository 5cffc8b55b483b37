"""A reading is lent as an audience has it, documents included."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, propose
from tests.interface.web.areas.decisions.people import SECRETARY, Room
from tests.interface.web.areas.minutes.test_loading import record
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.interface.web.areas.minutes.readings.lent import (
    PassagesLeftOut,
    attached_for,
    left_out,
    lent,
)


@pytest.mark.parametrize(
    ("audience", "public", "documents"),
    [
        (Audience.PRESENT, False, ["present", "body", "network", "partners", "public"]),
        (Audience.BODY, False, ["present", "body", "network", "partners", "public"]),
        (Audience.NETWORK, False, ["network", "partners", "public"]),
        (Audience.PARTNERS, False, ["partners", "public"]),
        (Audience.PUBLIC, True, ["public"]),
        (Audience.PUBLIC, False, []),
    ],
)
def test_each_audience_has_its_documents(
    audience: Audience, public: bool, documents: list[str]
) -> None:
    assert [*attached_for(audience, public=public)] == documents


def test_what_is_left_out_is_counted_below_its_heading(room: Room) -> None:
    hidden = "::: body\nEntre nous.\n:::\n"
    decision = propose(room.circle, room.meeting, text=hidden)
    text = f"{hidden}\n# Un\n\na\n\n{hidden}\n- b\n\n{hidden}\n# Deux\n"
    begin(meeting=room.meeting, text=text, by=room.circle.by_ana(), now=NOW)
    shown = lent(record(room, SECRETARY), Audience.NETWORK, box="…")
    title = f"{decision.reference} — {decision.title}"
    assert left_out(shown) == [
        PassagesLeftOut("", 1),
        PassagesLeftOut("Un", 2),
        PassagesLeftOut(title, 1),
    ]


def test_nobody_is_named_beyond_what_is_asked(room: Room) -> None:
    seat = room.circle.town.pk
    text = f"::: public noms\n@{{seat:{seat}}} : a\n:::"
    begin(meeting=room.meeting, text=text, by=room.circle.by_ana(), now=NOW)
    most = (Attribution.NAMED, Attribution.INSTITUTION, Attribution.NONE)
    found = [lent(record(room, SECRETARY), Audience.PUBLIC, most=one) for one in most]
    assert [one.reading.plain(text) for one in found] == [
        "Ana Ruiz (Ville du Port) : a",
        "Ville du Port : a",
        "a",
    ]
