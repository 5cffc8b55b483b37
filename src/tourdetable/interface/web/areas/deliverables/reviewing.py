"""Having it read by another institution, answering as its reader, the network's checklist."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.deliverables import rules
from tourdetable.domain.deliverables.actions import reviewing
from tourdetable.domain.deliverables.models import PeerReview
from tourdetable.domain.deliverables.queries import checklist_of, questions_of, readers
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.deliverables.forms import (
    AskReaderForm,
    ChecklistForm,
    PeerReviewForm,
)
from tourdetable.interface.web.areas.deliverables.page import WorkSheet, sheet_of, trail, workers
from tourdetable.interface.web.areas.deliverables.views import answer_about, form_about
from tourdetable.interface.web.areas.deliverables.writing import closed
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def ask(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Ask a seat of another institution to read the last version."""
    sheet = sheet_of(scene, number)
    able, work = workers(sheet), sheet.work
    seats = list(readers(work, on=scene.today))
    form = form_about(AskReaderForm, request, sheet, able, seats=seats)
    act = domain_call(form, reviewing.ask_review, "seat", "wanted_by", "version", deliverable=work)
    title, said = _("Have it read elsewhere"), _("It is asked: those who hold that seat are told.")
    explain = _(
        "Those who hold the seat of another institution read the last version, with the network’s "
        "checklist. No institution reads what it makes."
    )
    return answer_about(
        request, sheet, form, act, title=title, said=said, explain=explain, not_now=not_yet(sheet)
    )


def not_yet(sheet: WorkSheet) -> str:
    """Why nobody can be asked, if that is so."""
    if sheet.last is None:
        return _("Keep a version first: what is read must not change meanwhile.")
    if sheet.last.approved_on is not None:
        return _("This version is approved: keep another one first.")
    return closed(sheet)


def review_of(sheet: WorkSheet, pk: int) -> PeerReview:
    """What was asked of somebody about a deliverable, or 404."""
    found = next((one for one in sheet.reviews if one.pk == pk), None)
    if found is None:
        raise Http404
    return found


@members_form
def review(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Answer as its reader: line by line, then of the whole."""
    sheet = sheet_of(scene, number)
    asked = review_of(sheet, pk)
    able = reading_seats(scene, asked)
    form = PeerReviewForm(posted(request), scene=scene, capacities=able, review=asked)

    def act() -> PeerReview:
        said = {"answers": form.answers, **form.values("verdict", "words", "version")}
        return reviewing.answer_review(review=asked, **said, **form.signature)

    title, said = _("Read it and answer"), _("Your answer is recorded: thank you.")
    more = {"review": asked, "submit": _("Send the answer"), "not_now": decided(sheet, asked)}
    return answer_about(request, sheet, form, act, "review", title=title, said=said, **more)


def reading_seats(scene: Scene, asked: PeerReview) -> tuple[Seat, ...]:
    """The seat that is asked, if the reader holds it; 403 to others."""
    whose = _("those who hold the seat that was asked: %(seat)s") % {"seat": asked.seat}
    return rules.may_review(scene.member, asked) or reserved(whose)


def decided(sheet: WorkSheet, asked: PeerReview) -> str:
    """Why nothing more is said of a version, if that is so."""
    if asked.of.approved_on is not None:
        return _("This version is approved: what was said of it stays.")
    later = [one for one in sheet.reviews if one.of.number > asked.of.number]
    if later or (sheet.last is not None and sheet.last.number > asked.of.number):
        return _("A later version was kept meanwhile: that one is to be read.")
    return closed(sheet)


@members_form
def take_back(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Ask that seat no more."""
    sheet = sheet_of(scene, number)
    able, asked = workers(sheet), review_of(sheet, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=asked.version)
    act = domain_call(form, reviewing.take_back_review, "version", review=asked)
    title, said = _("Ask this seat no more"), _("It is asked no more.")
    more = {"explain": _("%(seat)s will not have to read it.") % {"seat": asked.seat}}
    more["not_now"] = _("It has been answered: what was said stays.") if asked.verdict else ""
    return answer_about(request, sheet, form, act, title=title, said=said, **more)


@members_form
def checklist(request: Request, scene: Scene) -> HttpResponse:
    """The network's own checklist: read by all, written by whoever leads the network."""
    able, known = rules.may_set_checklist(scene.member), checklist_of(scene.network)
    if request.method == "POST" and not able:
        reserved(_("those who lead the network"))
    lines = questions_of(scene.network)
    begins: dict[str, Any] = {"lines": "\n".join(lines), "number": known.number if known else 0}
    form = ChecklistForm(posted(request), scene=scene, capacities=able, initial=begins)
    act = domain_call(form, reviewing.set_checklist, "lines", "number", network=scene.network)
    title = _("Quality checklist")
    return answer(
        request,
        form,
        act,
        "deliverables/checklist.html",
        then=scene.url("works_checklist"),
        said=_("The checklist is recorded: the next reviews ask it."),
        title=title,
        lines=lines,
        known=known,
        able=able,
        trail=trail(scene, title),
    )
