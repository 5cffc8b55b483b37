"""The page of a meeting, and what draws, convenes, moves, cancels and prepares it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions import meetings as actions
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.notices.audience import invited
from tourdetable.interface.web.answer import answer, form_page, posted
from tourdetable.interface.web.areas.meetings.access import Chosen, body_to_convene, choose
from tourdetable.interface.web.areas.meetings.agenda import AgendaForm
from tourdetable.interface.web.areas.meetings.answers import (
    answer_about,
    form_about,
    page_of,
    trail_to,
)
from tourdetable.interface.web.areas.meetings.forms import (
    CancelForm,
    MeetingForm,
    MoveForm,
)
from tourdetable.interface.web.areas.meetings.page import assemble
from tourdetable.interface.web.areas.meetings.sitting import reply_form
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

WHEN_AND_WHERE = ("starts_at", "ends_at", "place", "link", "confirmed")
"""What a form that dates a meeting says."""


@require_safe
@members_only
def meeting(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One page, three times: before, during, after."""
    page = assemble(choose(scene, pk))
    context = {
        "page": page,
        "meeting": page.meeting,
        "trail": trail_to(scene, page.meeting.body, page.meeting),
        "form": reply_form(page.chosen, page.partners, page.known.replies)
        if page.answering
        else None,
    }
    return render(request, "meetings/meeting.html", context)


@form_page
@members_only
def new(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Put a meeting in the calendar of a body."""
    place, capacities = body_to_convene(scene, body)
    form = MeetingForm(posted(request), scene=scene, capacities=capacities, body=place)

    def act() -> Meeting:
        words = form.values("kind", "title", "purpose", *WHEN_AND_WHERE)
        return actions.draw_meeting(body=place, **form.signature, **words)

    def then(drawn: Meeting) -> str:
        return scene.url("meeting", drawn.pk)

    said = _("The meeting is in the calendar. Its members are not invited yet.")
    context = new_page(scene, place)
    return answer(request, form, act, "meetings/changes/new.html", then=then, said=said, **context)


def new_page(scene: Scene, body: Body) -> dict[str, Any]:
    """The body, the title of the page, the way to it, where to go back to."""
    title = _("New meeting")
    trail = [*trail_to(scene, body), {"label": title, "url": ""}]
    return {"body": body, "title": title, "trail": trail, "cancel": scene.url("body", body.slug)}


@form_page
@members_only
def convene(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Send the invitations."""
    chosen = choose(scene, pk)
    meeting = chosen.meeting
    form = form_about(ButtonForm, request, chosen, Right.CONVENE, version=meeting.version)

    def act() -> None:
        actions.convene(meeting=meeting, **form.values("version"), **form.signature)

    guests = dict.fromkeys(mandate.person for mandate in invited(meeting, on=scene.today))
    context = {"agenda": meeting.agenda.exists(), "guests": list(guests)}
    title = _("Send the invitations")
    said = _("The invitations are out: each member is asked to answer.")
    return answer_about(request, chosen, form, act, "convene", title=title, said=said, **context)


@form_page
@members_only
def move(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the date, the time or the place."""
    chosen = choose(scene, pk)
    form = form_about(MoveForm, request, chosen, Right.MOVE, meeting=chosen.meeting)

    def act() -> None:
        words = form.values("version", *WHEN_AND_WHERE)
        actions.move_meeting(meeting=chosen.meeting, **form.signature, **words)

    title, said = _("Change the date or the place"), _("The new date and place are recorded.")
    return answer_about(request, chosen, form, act, "move", title=title, said=said)


@form_page
@members_only
def cancel(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take the meeting out of the calendar, saying why."""
    chosen = choose(scene, pk)
    version = chosen.meeting.version
    form = form_about(CancelForm, request, chosen, Right.CANCEL, version=version)

    def act() -> None:
        words = form.values("reason", "version", "confirmed")
        actions.cancel_meeting(meeting=chosen.meeting, **form.signature, **words)

    title, said = _("Cancel the meeting"), _("The meeting is cancelled; its page says why.")
    return answer_about(request, chosen, form, act, "cancel", title=title, said=said)


@form_page
@members_only
def agenda(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write the agenda; every button but « save » only rearranges the lines."""
    chosen = choose(scene, pk)
    meeting, title = chosen.meeting, _("Agenda")
    form = form_about(AgendaForm, request, chosen, Right.AGENDA, meeting=meeting)
    wanted = request.POST.get("do", "save")
    if request.method == "POST" and wanted != "save":
        return rearranged(request, chosen, form, wanted)

    def act() -> None:
        words = {"items": form.drafts(), **form.values("version")}
        actions.set_agenda(meeting=meeting, **words, **form.signature)

    said = _("The agenda is recorded.")
    return answer_about(request, chosen, form, act, "agenda", title=title, said=said)


def rearranged(request: Request, chosen: Chosen, form: AgendaForm, gesture: str) -> HttpResponse:
    """The same list, with a line more or less or elsewhere."""
    form.rearrange(gesture)
    context = page_of(chosen, _("Agenda")) | {"form": form}
    return render(request, "meetings/changes/agenda.html", context, status=form.status)
