"""Writing in the journal of support."""

from __future__ import annotations

from datetime import date, timedelta

from tests.domain.builders import TODAY
from tests.domain.coordination.builders import LATE, noted
from tests.interface.web.areas.coordination.people import Desk
from tourdetable.domain.coordination.actions.dates import call_for_dates
from tourdetable.domain.coordination.models import DatesCall, SupportNote
from tourdetable.domain.networks.models import Mandate


def test_a_visit_is_written_and_said_better(desk: Desk) -> None:
    circle, where = desk.circle, ("support_note_new", desk.circle.body.slug)
    said = {"kind": "visit", "on": "2027-04-01", "words": "On a parlé.", "seat": circle.town.pk}
    page = desk.send(desk.ivo, *where, **said, agreed="Écrire.", due="2027-05-01")
    assert "C’est au journal." in page.content.decode()
    note = SupportNote.objects.get()
    assert (note.seat, note.agreed, note.due) == (circle.town, "Écrire.", date(2027, 5, 1))
    form = desk.read(desk.ivo, "support_note_change", note.pk)
    assert "On a parlé." in form
    better = said | {"words": "On s’est parlé.", "version": 1}
    desk.send(desk.ivo, "support_note_change", note.pk, **better)
    assert SupportNote.objects.get().words == "On s’est parlé."
    assert desk.send(desk.ivo, *where, **said | {"words": ""}).status_code == 422
    assert SupportNote.objects.count() == 1


def test_those_concerned_say_that_it_is_settled(desk: Desk) -> None:
    circle = desk.circle
    note = noted(desk.supported, seat=circle.library, agreed="Un nom.", due=LATE)
    where = ("support_note_settle", note.pk)
    assert desk.status(circle.ana, *where) == 404
    desk.send(circle.bao, *where, version=1)
    assert SupportNote.objects.get().settled_on == TODAY
    page = desk.send(desk.ivo, *where, version=2)
    assert "En retard" in page.content.decode()
    Mandate.objects.filter(seat=circle.library).update(ends=TODAY - timedelta(days=1))
    assert desk.status(circle.bao, *where) == 404
    assert desk.status(circle.bao, "support", circle.body.slug) == 404


def test_one_is_taken_away_by_whoever_supports(desk: Desk) -> None:
    note = noted(desk.supported)
    where = ("support_note_remove", note.pk)
    assert desk.status(desk.circle.ana, *where) == 403
    desk.send(desk.ivo, *where, version=1)
    assert not SupportNote.objects.exists()


def test_a_date_is_asked_no_more(desk: Desk) -> None:
    body = desk.circle.body
    call = call_for_dates(body=body, until=date(2027, 6, 30), **desk.supported.by)
    assert desk.status(desk.circle.ana, "dates_call_back", call.pk) == 403
    desk.send(desk.ivo, "dates_call_back", call.pk, version=1)
    assert DatesCall.objects.get().taken_back_on == TODAY
