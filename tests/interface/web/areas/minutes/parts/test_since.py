"""What a meeting holds of its points, offered to whoever writes."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, decided
from tests.interface.web.areas.decisions.people import LEAD, SECRETARY, Room
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.core.documents.text.sections import apart
from tourdetable.domain.agendas.models import BroughtWords
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.parts.sections import MinutesDraft
from tourdetable.interface.web.areas.minutes.parts.since import (
    NOWHERE,
    missing,
    said_in,
    since,
    with_said,
)


@pytest.fixture
def items(room: Room) -> list[AgendaItem]:
    """Two points; something was brought to each, which only the first tells to everybody."""
    made = [
        AgendaItem.objects.create(
            meeting=room.meeting, position=n, title=title, purpose="decide", bringing=who
        )
        for n, (title, who) in enumerate([("Choix", "everybody"), ("Divers", "preparers")], 1)
    ]
    for item in made:
        library = room.circle.library
        BroughtWords.objects.create(item=item, seat=library, words="# Lire Sand", at=NOW)
    return made


def record(room: Room) -> MinutesInContext:
    return record_of(scene(room, SECRETARY), room.meeting.pk)


def test_what_was_brought_to_all_and_what_was_decided_is_told(
    room: Room, items: list[AgendaItem]
) -> None:
    circle, item = room.circle, items[0]
    decision = decided(circle, room.meeting)
    Decision.objects.update(item=item)
    FollowUp.objects.create(decision=decision, what="Acheter", seat=circle.town)
    assert said_in(record(room)) == {
        item.pk: (
            "**Apporté avant la séance**\n\n- Médiathèque\u00a0: Lire Sand\n\n"
            f"**Décision {decision.reference}\u00a0: {decision.title}**\n\n"
            "- Consensus\n- Ville du Port\u00a0: Acheter\n\n"
        )
    }


def test_only_what_a_part_does_not_hold_is_offered(room: Room, items: list[AgendaItem]) -> None:
    begin(meeting=room.meeting, text="# Choix\n\nDéjà.", by=room.circle.by_ana(), now=NOW)
    known = record(room)
    assert known.minutes is not None
    offered = since(known, apart(known.minutes.text))
    line = "- Médiathèque\u00a0: Lire Sand"
    assert offered == {("Choix", 1): f"**Apporté avant la séance**\n\n{line}"}
    assert since(known, apart(f"# Choix\n\n{line}")) == {}
    assert with_said(known, known.minutes.text).endswith(line)


def test_a_point_without_a_part_is_offered_with_its_title(
    room: Room, items: list[AgendaItem]
) -> None:
    begin(meeting=room.meeting, text="# Autre", by=room.circle.by_ana(), now=NOW)
    offered = since(record(room), apart("# Autre"))
    assert list(offered) == [NOWHERE]
    assert offered[NOWHERE].startswith("# Choix\n\n**Apporté")


def test_what_is_sealed_for_the_writer_is_neither_shown_nor_offered_again(
    room: Room, items: list[AgendaItem]
) -> None:
    line = "- Médiathèque\u00a0: Lire Sand"
    text = f"# Choix\n\n::: present\n{line}\n:::\n\nDéjà."
    begin(meeting=room.meeting, text=text, by=room.circle.by_ana(), now=NOW)
    draft = MinutesDraft(record_of(scene(room, LEAD), room.meeting.pk))
    assert (draft.text.count("::: sealed"), draft.since) == (1, {})
    assert with_said(draft.record, draft.text) == draft.text


def test_each_line_comes_under_its_own_title() -> None:
    said = "**Un**\n\n- a\n- b\n\n**Deux**\n\n- c\n"
    assert missing(said, "- a\n- c") == "**Un**\n\n- b"
    assert missing(said, "") == "**Un**\n\n- a\n- b\n\n**Deux**\n\n- c"
