"""The journal of support of a body: written, said better, settled, taken away; a call for dates
taken back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.domain.coordination import rules
from tourdetable.domain.coordination.actions import notes
from tourdetable.domain.coordination.actions.dates import take_back_call
from tourdetable.domain.coordination.models import DatesCall, SupportNote
from tourdetable.domain.coordination.queries import notes_of_network
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.coordination.forms import SupportNoteForm, note_values
from tourdetable.interface.web.areas.coordination.loading import body_here, page_of, supporters
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


def seats_of(body: Body, scene: Scene, note: SupportNote | None = None) -> list[Seat]:
    """The seats of today with which one may have been in touch; of a note, whom it is about."""
    if note is not None:
        return [note.seat] if note.seat else []
    rows = Seat.objects.active(scene.today).filter(body=body).select_related("institution")
    return list(rows.order_by("institution__sort_key", "pk"))


def note_here(scene: Scene, pk: int) -> SupportNote:
    """A note that the reader reads, or 404."""
    note: SupportNote = get_object_or_404(notes_of_network(scene.member.network), pk=pk)
    note.body.network = scene.network
    if not rules.may_read_note(scene.member, note):
        raise Http404
    return note


def settling(scene: Scene, note: SupportNote) -> tuple[Seat | Office, ...]:
    """The capacities in which the reader says that what was agreed is settled."""
    able = rules.supports(scene.member, note.body)
    seats = scene.member.seats_in(note.body_id)
    mine = tuple(seat for seat in seats if note.seat_id in (None, seat.pk))
    own = tuple(office for office in scene.member.offices if office.body_id == note.body_id)
    return (*able, *mine, *(own if note.seat_id is None else ()))


@members_form
def write(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Keep what was said and agreed with a body."""
    found = body_here(scene, body)
    known: dict[str, Any] = {"capacities": supporters(scene, found), "scene": scene}
    known["initial"] = {"on": scene.today}
    form = SupportNoteForm(posted(request), seats=seats_of(found, scene), **known)
    title, said = _("Write in the support journal"), _("It is in the journal.")
    return answered(request, scene, form, found, title, said, lambda: write_it(form, found))


def write_it(form: SupportNoteForm, body: Body) -> SupportNote:
    return notes.write_note(body=body, details=form.details, **form.signature)


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say it better."""
    note = note_here(scene, pk)
    known: dict[str, Any] = {"capacities": supporters(scene, note.body), "scene": scene}
    known |= {"version": note.version, "initial": note_values(note)}
    form = SupportNoteForm(posted(request), seats=seats_of(note.body, scene, note), **known)
    title, said = _("Change this note"), _("The note is changed.")
    return answered(request, scene, form, note.body, title, said, lambda: amend_it(form, note))


def amend_it(form: SupportNoteForm, note: SupportNote) -> SupportNote:
    said = form.values("version") | form.signature
    return notes.amend_note(note=note, details=form.details, **said)


@members_form
def settle(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that what was agreed is settled, or is not after all."""
    note = note_here(scene, pk)
    settled = note.settled_on is None
    known: dict[str, Any] = {"capacities": settling(scene, note), "scene": scene}
    form = ButtonForm(posted(request), version=note.version, **known)
    act = domain_call(form, notes.settle_note, "version", note=note, settled=settled)
    title = _("What was agreed is settled") if settled else _("It is not settled after all")
    explain = note.agreed
    return answered(request, scene, form, note.body, title, _("It is recorded."), act, explain)


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take away a note that was written by mistake."""
    note = note_here(scene, pk)
    known: dict[str, Any] = {"capacities": supporters(scene, note.body), "scene": scene}
    form = ButtonForm(posted(request), version=note.version, **known)
    act = domain_call(form, notes.remove_note, "version", note=note)
    title, said = _("Take this note away"), _("The note is taken away.")
    return answered(request, scene, form, note.body, title, said, act, note.words)


@members_form
def take_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask a body for a date no more."""
    rows = DatesCall.objects.select_related("body")
    call = get_object_or_404(rows, pk=pk, body__network=scene.member.network)
    body = body_here(scene, call.body.slug)
    known: dict[str, Any] = {"capacities": supporters(scene, body), "scene": scene}
    form = ButtonForm(posted(request), version=call.version, **known)
    act = domain_call(form, take_back_call, "version", call=call)
    title, said = _("Ask for this date no more"), _("It is asked for no more.")
    return answered(request, scene, form, body, title, said, act, call.words)


def answered(
    request: Request,
    scene: Scene,
    form: Any,
    body: Body,
    title: str,
    said: str,
    act: Any,
    explain: str = "",
) -> HttpResponse:
    """Done, and back to the support of the body; or the form again."""
    page = page_of(scene, body, title) | {"explain": explain}
    there = scene.url("support", body.slug)
    return answer(request, form, act, "coordination/change.html", then=there, said=said, **page)
