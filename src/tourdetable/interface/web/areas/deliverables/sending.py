"""Putting a version to decision, saying where it went, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.deliverables.actions import circulating, using
from tourdetable.domain.deliverables.effects import APPROVES, may_approve
from tourdetable.domain.deliverables.models import Circulation, Deliverable, DeliverableUse
from tourdetable.domain.deliverables.queries import institutions_in
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import TURNS, in_network
from tourdetable.domain.networks.models import Body
from tourdetable.domain.uses.actions.writing import SAID
from tourdetable.domain.uses.rules import may_use, used_by
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.decisions.rights import capacities
from tourdetable.interface.web.areas.deliverables.forms import CirculationForm
from tourdetable.interface.web.areas.deliverables.page import WorkSheet, sheet_of, trail, workers
from tourdetable.interface.web.areas.deliverables.views import answer_about, form_about
from tourdetable.interface.web.areas.uses.forms import UseForm
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

MOST = 6
"""How many sittings are proposed."""


@dataclass(frozen=True)
class ApprovingSitting:
    """A sitting where the version may be approved: at once by whoever records decisions there, if
    it is open (`url`); else it comes up on its agenda."""

    meeting: Meeting
    url: str
    opened: bool


def approving_sittings(sheet: WorkSheet) -> Iterator[ApprovingSitting]:
    """Those of the bodies that may approve it: the open ones, then those to come."""
    scene, version = sheet.scene, sheet.last
    assert version is not None, "only what is ready is put"
    active = Body.objects.active(scene.today).filter(network=scene.network)
    bodies = [one for one in active if may_approve(scene.charter, one, sheet.work.body)]
    rows = in_network(scene.network).filter(state__in=CALENDAR, sealed_at=None, body__in=bodies)
    for meeting in rows.prefetch_related(TURNS).order_by("starts_at", "pk"):
        meeting.body.network = scene.network
        if (found := approving_sitting(scene, meeting, version.pk)) is not None:
            yield found


def approving_sitting(scene: Scene, meeting: Meeting, version: int) -> ApprovingSitting | None:
    """A sitting, unless it is open and the reader records nothing there, or it is over."""
    opened = meeting.state == MeetingState.OPENED
    able = capacities(scene, Right.DECISIONS if opened else Right.AGENDA, meeting)
    if opened:
        url = scene.url("decision_new_with", meeting.pk, APPROVES, version)
        return ApprovingSitting(meeting, url, opened) if able else None
    if meeting.ends_at < scene.now:
        return None
    return ApprovingSitting(
        meeting, scene.url("meeting_agenda", meeting.pk) if able else "", opened
    )


@require_safe
@members_only
def approve(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Where the version that is ready may be put to decision."""
    sheet = sheet_of(scene, number)
    if not sheet.near or not sheet.ready:
        raise Http404
    found = sorted(approving_sittings(sheet), key=lambda one: not one.opened)
    title = _("Put it to decision")
    context = {"page": sheet, "work": sheet.work, "sittings": found[:MOST], "title": title}
    context["trail"] = trail(scene, title, work=sheet.work)
    return render(request, "deliverables/approve.html", context)


@members_form
def circulate(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Say to whom the version in force went, how and when."""
    sheet = sheet_of(scene, number)
    able, work = workers(sheet), sheet.work
    form = form_about(CirculationForm, request, sheet, able, **addressees(scene, work))
    fields = ("how", "on", "bodies", "institutions", "to_whom", "version")
    act = domain_call(form, circulating.circulate, *fields, deliverable=work)
    title, said = _("Say where it went"), _("It is recorded: its audience reads it from now on.")
    more = {"explain": circulate_words(sheet), "submit": _("Record it")}
    if work.in_force is None:
        more["not_now"] = _("Only a version that was approved is circulated.")
    return answer_about(request, sheet, form, act, "circulate", title=title, said=said, **more)


def addressees(scene: Scene, work: Deliverable) -> dict[str, Any]:
    """To whom a deliverable may go within the network."""
    bodies = Body.objects.active(scene.today).filter(network=scene.network)
    others = institutions_in(scene.network, on=scene.today)
    found: dict[str, Any] = {"work": work, "institutions": list(others)}
    return found | {"bodies": list(bodies.order_by("sort_key", "pk"))}


def circulate_words(sheet: WorkSheet) -> str:
    """What saying it does."""
    words = _(
        "Each way it goes is kept: to whom, by whom, how. From the first time on, those for whom "
        "it was approved read it here: %(audience)s."
    )
    return words % {"audience": sheet.audience_words}


@members_form
def take_back(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Withdraw a circulation that was said by mistake."""
    sheet = sheet_of(scene, number)
    able = workers(sheet)
    row = get_object_or_404(Circulation, pk=pk, of__deliverable=sheet.work)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=row.version)
    act = domain_call(form, circulating.take_back_circulation, "version", circulation=row)
    title, said = _("It did not go there"), _("It is withdrawn.")
    words = _("If nothing else went out, nobody but its body reads it here any more.")
    return answer_about(request, sheet, form, act, title=title, said=said, explain=words)


@members_form
def used(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Say that one used it, and what happened."""
    sheet = sheet_of(scene, number)
    able = may_use(scene.member)
    form = UseForm(posted(request), scene=scene, capacities=able)
    act = domain_call(form, using.say_used, *SAID, deliverable=sheet.work)
    title, said = _("I used it"), _("Thank you: others will know what came of it.")
    words = _("What came of it where you work: that is what tells others whether it helps.")
    closed = "" if sheet.work.out else _("It has not been circulated yet.")
    return answer_about(
        request, sheet, form, act, title=title, said=said, explain=words, not_now=closed
    )


@members_form
def use(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Say more of what came of it."""
    sheet = sheet_of(scene, number)
    rows = DeliverableUse.objects.filter(deliverable=sheet.work)
    row = get_object_or_404(rows.select_related("seat__institution", "person"), pk=pk)
    able = used_by(scene.member, row) or reserved(_("those who said it"))
    form = UseForm(posted(request), scene=scene, capacities=able, use=row)
    act = domain_call(form, using.amend_use, *SAID, "version", use=row)
    title, said = _("Say what came of it"), _("It is recorded.")
    return answer_about(
        request, sheet, form, act, title=title, said=said, explain="", submit=_("Save")
    )
