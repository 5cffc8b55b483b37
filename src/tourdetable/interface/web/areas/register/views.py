"""Who is there, marked by whoever keeps the register; and the sheet that is printed and signed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions import sitting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.register.actions import record
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.areas.register.attendance import AttendanceForm
from tourdetable.interface.web.areas.register.parts import everybody, marked_at_once
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

KEPT, NOW = "X-Kept", "now"
"""The header of what `register.js` sends, and what it says when somebody has just pressed."""


@members_form
def attendance(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Mark how each holder of each seat was there; many seats, a page at a time."""
    chosen = choose(scene, pk)
    allowed = chosen.must(Right.ATTENDANCE)
    if not chosen.held:
        return not_open_yet(request, chosen, allowed)
    return marking(request, chosen, allowed)


def marking(request: Request, chosen: Chosen, allowed: Capacities) -> HttpResponse:
    """The table of a sitting that was opened, and where one goes once it is recorded."""
    scene, pk = chosen.scene, chosen.meeting.pk
    data, go = without_button(posted(request))
    part = marked_at_once(chosen, data, request.GET)
    form = AttendanceForm(data, scene=scene, capacities=allowed, chosen=chosen, part=part)
    then = request.path + part.address(go) if go else scene.url("meeting", pk)
    answered = shown(request, chosen, form, partial(keep, chosen.meeting, form), then, opened=True)
    return told_to_program(request, form, answered, then)


def keep(meeting: Meeting, form: AttendanceForm) -> None:
    """Record what was written."""
    marks, seen = form.marked()
    written = {"marks": marks, "seen": seen, **form.values("paper", "confirmed")}
    record(meeting=meeting, **written, **form.signature)


def shown(
    request: Request,
    chosen: Chosen,
    form: WriteForm,
    act: Callable[[], None],
    then: str,
    *,
    opened: bool,
) -> HttpResponse:
    """The page of those who are there, or where one goes once it is recorded."""
    page = {**page_of(chosen, _("Who is there")), "opened": opened}
    done = _("The attendance is recorded.")
    return answer(request, form, act, "register/attendance.html", then=then, said=done, **page)


def told_to_program(
    request: Request, form: AttendanceForm, answered: HttpResponse, then: str
) -> HttpResponse:
    """What `register.js` is told of the marks that it sends: whether they are recorded (once,
    however often they were sent), as what, and where to go; or whether their writer must look."""
    if request.method != "POST" or KEPT not in request.headers:
        return answered
    if request.headers[KEPT] != NOW:
        list(messages.get_messages(request))
    if answered.status_code != HTTPStatus.FOUND and not form.already_done:
        return JsonResponse({"recorded": False})
    return JsonResponse({"recorded": True, "then": then, "seen": form.codes()})


def without_button(data: QueryDict | None) -> tuple[QueryDict | None, str]:
    """What was written, and the page to go on to when a button says so."""
    if data is None:
        return None, ""
    written = data.copy()
    pages = [page for page in written.pop("go", []) if page.isdecimal()]
    return written, pages[-1] if pages else ""


def not_open_yet(request: Request, chosen: Chosen, allowed: Capacities) -> HttpResponse:
    """Before the sitting is opened: no table, and what is sent is refused."""
    form = ButtonForm(posted(request), scene=chosen.scene, capacities=allowed)

    def act() -> None:
        sitting.mark_attendance(meeting=chosen.meeting, modes={}, **form.signature)

    then = chosen.scene.url("meeting", chosen.meeting.pk)
    return shown(request, chosen, form, act, then, opened=False)


@require_safe
@members_only
def sheet(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The attendance sheet to print and sign."""
    chosen = choose(scene, pk)
    chosen.must(Right.ATTENDANCE)
    context = page_of(chosen, _("Attendance sheet")) | {"colleges": everybody(chosen)}
    return render(request, "register/sheet.html", context)
