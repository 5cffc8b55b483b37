"""The page of a meeting, and what draws, moves, cancels and prepares it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions import meetings as actions
from tourdetable.domain.meetings.actions.amending import amend_meeting
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.meetings.access import AMENDING, body_to_convene, choose
from tourdetable.interface.web.areas.meetings.answers import (
    answer_about,
    form_about,
    trail_to,
)
from tourdetable.interface.web.areas.meetings.asked import may_answer
from tourdetable.interface.web.areas.meetings.forms import (
    CancelForm,
    MeetingForm,
    MoveForm,
    RetitleForm,
)
from tourdetable.interface.web.areas.meetings.page.whole import assemble
from tourdetable.interface.web.areas.meetings.sitting import reply_form
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.fresh.scopes import one_body
from tourdetable.interface.web.opened import OpenLists

WHEN_AND_WHERE = ("starts_at", "ends_at", "place", "link", "confirmed", "cautions")
"""What a form that dates a meeting says."""


@require_safe
@fresh(one_body)
@members_only
def meeting(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One page, three times: before, during, after."""
    chosen = choose(scene, pk)
    page, meeting = assemble(chosen, OpenLists(request.GET)), chosen.meeting
    asked = may_answer(chosen)
    context = {
        "page": page,
        "meeting": meeting,
        "trail": trail_to(scene, meeting.body, meeting),
        "form": reply_form(chosen, page.board.seats, page.replies) if asked else None,
    }
    return render(request, "meetings/meeting.html", context)


@members_form
def new(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Put a meeting in the calendar of a body."""
    place, capacities = body_to_convene(scene, body)
    form = MeetingForm(posted(request), scene=scene, capacities=capacities, body=place)
    words = ("kind", "title", "purpose", *WHEN_AND_WHERE)
    title = _("New meeting")
    return answer(
        request,
        form,
        domain_call(form, actions.draw_meeting, *words, body=place),
        "meetings/changes/new.html",
        then=lambda drawn: scene.url("meeting", drawn.pk),
        said=_("The meeting is in the calendar. Its members are not invited yet."),
        body=place,
        title=title,
        trail=trail_to(scene, place, here=title),
        cancel=scene.url("body", body),
    )


@members_form
def move(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the date, the time or the place."""
    chosen = choose(scene, pk)
    meeting, begun = chosen.meeting, proposed_in(request)
    form = form_about(MoveForm, request, chosen, Right.MOVE, meeting=meeting, initial=begun)
    words = ("version", *WHEN_AND_WHERE)
    act = domain_call(form, actions.move_meeting, *words, meeting=chosen.meeting)
    title, said = _("Change the date or the place"), _("The new date and place are recorded.")
    return answer_about(request, chosen, form, act, "move", title=title, said=said)


def proposed_in(request: Request) -> dict[str, str]:
    """The day and times with which the form begins, where a link proposes them; once it is sent,
    what it says is compared with what holds."""
    said = request.GET if request.method != "POST" else {}
    return {name: said[name] for name in ("day", "starts", "ends") if name in said}


@members_form
def amend(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Correct the title, what the meeting is for, its kind."""
    chosen = choose(scene, pk)
    form = form_about(RetitleForm, request, chosen, *AMENDING, meeting=chosen.meeting)
    words = ("kind", "title", "purpose", "tell_invited", "version", "confirmed")
    act = domain_call(form, amend_meeting, *words, meeting=chosen.meeting)
    title, said = _("Correct the title or the purpose"), _("The meeting is corrected.")
    return answer_about(request, chosen, form, act, "amend", title=title, said=said)


@members_form
def cancel(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take the meeting out of the calendar, saying why."""
    chosen = choose(scene, pk)
    meeting = chosen.meeting
    form = form_about(CancelForm, request, chosen, Right.CANCEL, version=meeting.version)
    words = ("reason", "version", "confirmed")
    act = domain_call(form, actions.cancel_meeting, *words, meeting=meeting)
    title, said = _("Cancel the meeting"), _("The meeting is cancelled; its page says why.")
    return answer_about(request, chosen, form, act, "cancel", title=title, said=said)
