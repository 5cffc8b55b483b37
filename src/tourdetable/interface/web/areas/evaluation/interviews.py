"""Notes of interviews, for those who conduct the evaluation."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation.actions import interviewing
from tourdetable.domain.evaluation.models import InterviewNote
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.evaluation.campaigns import answer_about, form_about, given
from tourdetable.interface.web.areas.evaluation.forms import InterviewForm
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet, sheet_of, trail
from tourdetable.interface.web.areas.evaluation.words import ATTRIBUTIONS, NOTES
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 10
"""How many notes are shown at once."""


@require_safe
@members_only
def listed(request: Request, scene: Scene, number: int) -> HttpResponse:
    """All notes, for those who conduct the evaluation."""
    sheet = sheet_of(scene, number)
    sheet.must_conduct()
    rows = sheet.campaign.interviews.select_related("seat__institution").order_by("-on", "-pk")
    page = Pages(rows, PAGE).get_page(request.GET.get("page"))
    title = _("Interviews")
    context = {"page": page, "sheet": sheet, "campaign": sheet.campaign, "title": title}
    context["rows"] = [(one, *told_to(one)) for one in page]
    context["trail"] = trail(scene, title, sheet)
    return render(request, "evaluation/interviews.html", context)


def told_to(note: InterviewNote) -> tuple[object, object]:
    """Who reads a note, and how far it is told who spoke."""
    return NOTES[Audience(note.audience)], ATTRIBUTIONS[Attribution(note.attribution)]


def seats_of(scene: Scene) -> list[Seat]:
    """The seats of the network today, by institution."""
    rows = Seat.objects.active(scene.today).filter(body__network=scene.network)
    rows = rows.select_related("institution", "body")
    return list(rows.order_by("institution__sort_key", "pk"))


@members_form
def note(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Write down what somebody said."""
    sheet = sheet_of(scene, number)
    initial = {"on": scene.today}
    known: dict[str, Any] = {"seats": seats_of(scene), "initial": initial, "version": None}
    form = form_about(InterviewForm, request, sheet, **known)

    def act() -> InterviewNote:
        details = form.details
        return interviewing.note(campaign=sheet.campaign, details=details, **form.signature)

    return answer_note(request, sheet, form, act, _("Note an interview"))


def answer_note(
    request: Request, sheet: CampaignSheet, form: InterviewForm, act: Any, title: str
) -> HttpResponse:
    """Answer the form of a note; once done, on to all notes."""
    there, said = sheet.url("evaluation_interviews"), _("The interview is noted.")
    more = {"then": there, "submit": _("Save"), "not_now": given(sheet)}
    return answer_about(request, sheet, form, act, title=title, said=said, **more)


def own_note(sheet: CampaignSheet, pk: int) -> InterviewNote:
    """A note of this evaluation, for those who conduct it."""
    sheet.must_conduct()
    row = get_object_or_404(sheet.campaign.interviews.select_related("seat__body"), pk=pk)
    row.campaign = sheet.campaign
    return row


@members_form
def amend(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Write it better."""
    sheet = sheet_of(scene, number)
    row = own_note(sheet, pk)
    names = ("on", "whom", "text", "audience", "attribution")
    initial = {name: getattr(row, name) for name in names} | {"seat": row.seat_id or ""}
    known = {"seats": seats_of(scene), "initial": initial, "version": row.version}
    form = form_about(InterviewForm, request, sheet, **known)

    def act() -> InterviewNote:
        words = form.values("version")
        return interviewing.amend(interview=row, details=form.details, **words, **form.signature)

    return answer_note(request, sheet, form, act, _("Change this note"))


@members_form
def withdraw(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Take it away."""
    sheet = sheet_of(scene, number)
    row = own_note(sheet, pk)
    form = form_about(ButtonForm, request, sheet, version=row.version)
    act = domain_call(form, interviewing.withdraw, "version", interview=row)
    title, said = _("Withdraw this note"), _("The note is withdrawn.")
    words = _("Nothing of what %(whom)s said is left in the evaluation.") % {"whom": row.whom}
    more = {"then": sheet.url("evaluation_interviews"), "words": words, "not_now": given(sheet)}
    return answer_about(request, sheet, form, act, title=title, said=said, **more)
