"""What happened is downloaded by those who may read it."""

from __future__ import annotations

from tests.domain.builders import NOW, consent, objection, propose, stated
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, Room
from tests.interface.web.areas.files.test_views import given
from tests.interface.web.areas.rosters.tables.rows import rows
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.decisions.actions.follow_up import add_follow_up


def test_decisions_hold_what_the_reader_may_see(room: Room) -> None:
    c = room.circle
    decision = stated(c, propose(c, room.meeting), consent(c.town), objection(c.library))
    said = {"what": "=Lire", "seat": c.town, "due": None}
    add_follow_up(decision=decision, **said, by=c.by_ana(), now=NOW)
    mine = rows(room.client(COLLEAGUE), room, "decisions")
    assert [row[0] for row in mine[1:]] == [decision.reference]
    assert "Médiathèque" in str(mine[1][7])
    assert [row[3] for row in rows(room.client(COLLEAGUE), room, "actions")[1:]] == ["=Lire"]
    assert len(rows(room.client(NEIGHBOUR), room, "decisions")) == 1
    assert len(rows(room.client(NEIGHBOUR), room, "actions")) == 1


def test_attendance_is_of_the_reader_s_bodies(room: Room) -> None:
    mine = rows(room.client(COLLEAGUE), room, "attendance")
    assert [row[5] for row in mine[1:]] == ["Chloé Émery", "Bao Trần", "Ana Ruiz"]
    assert len(rows(room.client(NEIGHBOUR), room, "attendance")) == 1


def test_documents_are_those_that_the_reader_may_open(room: Room) -> None:
    given(room, Audience.BODY, 0)
    given(room, Audience.NETWORK, 1)
    mine = rows(room.client(COLLEAGUE), room, "documents")
    assert [row[4] for row in mine[1:]] == ["0.pdf", "1.pdf"]
    (theirs,) = rows(room.client(NEIGHBOUR), room, "documents")[1:]
    one = Attachment.objects.get(name="1.pdf")
    assert list(theirs[4:8]) == [
        "1.pdf",
        str(one.stored.size),
        "tous les membres du réseau",
        one.stored.digest,
    ]
    assert theirs[8] == room.url("document", one.pk)
