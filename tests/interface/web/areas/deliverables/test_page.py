"""What one reader may know, read and do about a deliverable."""

from __future__ import annotations

import pytest
from django.http import Http404

from tests.domain.builders import NOW, attached, concluded, propose
from tests.domain.deliverables.builders import answered, approving, asked, kept, out, written
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, SECRETARY, Room
from tests.interface.web.areas.decisions.test_rights import scene
from tests.interface.web.areas.deliverables.sending_forms import page as shown
from tourdetable.core.words.audience import Audience
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.areas.deliverables.page import (
    in_force,
    sheet_of,
    version_of,
)
from tourdetable.interface.web.areas.home.table import MyTable


def test_who_is_asked_reads_the_version_and_no_other(room: Room) -> None:
    work = written(room.circle, audience="body")
    first = kept(room.circle, work)
    felix = scene(room, NEIGHBOUR)
    with pytest.raises(Http404):
        sheet_of(felix, work.number)
    asked(room.circle, work, Seat.objects.get(body__slug="bourg"))
    sheet = sheet_of(felix, work.number)
    assert (version_of(sheet, 1), len(sheet.awaited), sheet.near) == (first, 1, False)
    assert sheet.reading(first).audience is Audience.BODY


def test_a_body_to_which_it_is_put_reads_it(room: Room) -> None:
    work = written(room.circle, audience="body")
    version = kept(room.circle, work)
    answered(room.circle, asked(room.circle, work))
    attached(room.circle, propose(room.circle, room.meeting, "La fiche"), approving(version))
    sheet = sheet_of(scene(room, COLLEAGUE), work.number)
    assert (sheet.for_me, sheet.ready) == (frozenset({version.pk}), True)


def test_what_is_next_follows_its_life(room: Room) -> None:
    work, ana = written(room.circle), scene(room, SECRETARY)
    said = [sheet_of(ana, work.number).next_words]
    kept(room.circle, work)
    said.append(sheet_of(ana, work.number).next_words)
    review = asked(room.circle, work)
    said.append(sheet_of(ana, work.number).next_words)
    answered(room.circle, review, verdict="missing", words="Rien sur le prix.")
    said.append(sheet_of(ana, work.number).next_words)
    Deliverable.objects.update(text="Autrement.")
    kept(room.circle, work)
    answered(room.circle, asked(room.circle, work))
    said.append(sheet_of(ana, work.number).next_words)
    assert len(set(said)) == 5


def test_what_was_not_adopted_says_so_there_and_to_its_makers(room: Room) -> None:
    work = written(room.circle)
    version = kept(room.circle, work)
    answered(room.circle, asked(room.circle, work))
    proposal = propose(room.circle, room.meeting, "La fiche")
    decision = attached(room.circle, proposal, approving(version))
    sheet = sheet_of(scene(room, SECRETARY), work.number)
    assert (sheet.proposal, sheet.refused) == (decision, False)
    concluded(room.circle, decision, "no_decision")
    page = " ".join(shown(room, work).split())
    assert "La version 1 a été soumise à « Cercle du port » et n’a pas été adoptée" in page
    (line,) = MyTable(room.circle.ana, now=NOW).works
    assert (line.refused, line.pressing) == (True, True)
    Deliverable.objects.update(text="Autrement.")
    kept(room.circle, work)
    assert sheet_of(scene(room, SECRETARY), work.number).proposal is None
    assert not MyTable(room.circle.ana, now=NOW).works[0].refused


def test_only_what_is_out_is_cited(room: Room) -> None:
    work = out(room.circle, room.meeting)
    sheet, version = in_force(scene(room, NEIGHBOUR), work.number)
    assert (version, sheet.able, sheet.shown) == (work.in_force, (), work.in_force)
    with pytest.raises(Http404):
        version_of(sheet, 9)
