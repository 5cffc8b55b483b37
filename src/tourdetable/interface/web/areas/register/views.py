"""Who is there, marked by whoever keeps the register; and the sheet that is printed and signed."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions import sitting
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.register.actions import record
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import page_of
from tourdetable.interface.web.areas.register.attendance import AttendanceForm
from tourdetable.interface.web.areas.register.parts import everybody, marked_at_once
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

KEPT = "X-Kept"
"""The header of what was kept in a browser."""


@members_form
def attendance(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Mark how each holder of each seat was there; many seats, a page at a time."""
    chosen = choose(scene, pk)
    allowed = chosen.must(Right.ATTENDANCE)
    if not chosen.held:
        return not_open_yet(request, chosen, allowed)
    data, go = without_button(posted(request))
    part = marked_at_once(chosen, data, request.GET)
    form = AttendanceForm(data, scene=scene, capacities=allowed, chosen=chosen, part=part)

    def act() -> None:
        marks, seen = form.marked()
        said = {"marks": marks, "seen": seen, **form.values("paper", "confirmed")}
        record(meeting=chosen.meeting, **said, **form.signature)

    then = request.path + part.address(go) if go else scene.url("meeting", pk)
    title = _("Who is there")
    answered = answer(
        request,
        form,
        act,
        "register/attendance.html",
        then=then,
        said=_("The attendance is recorded."),
        opened=True,
        **page_of(chosen, title),
    )
    return told_to_program(request, form, answered)


def told_to_program(request: Request, form: AttendanceForm, answered: HttpResponse) -> HttpResponse:
    """What `register.js` is told of marks that it had kept without network: whether they are
    recorded (once, however often they were sent), or whether their writer must look at them."""
    if request.method != "POST" or KEPT not in request.headers:
        return answered
    list(messages.get_messages(request))
    done = answered.status_code == HTTPStatus.FOUND or form.already_done
    return JsonResponse({"recorded": done})


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

    title, said = _("Who is there"), _("The attendance is recorded.")
    then = chosen.scene.url("meeting", chosen.meeting.pk)
    page = {**page_of(chosen, title), "opened": False}
    return answer(request, form, act, "register/attendance.html", then=then, said=said, **page)


@require_safe
@members_only
def sheet(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The attendance sheet to print and sign."""
    chosen = choose(scene, pk)
    chosen.must(Right.ATTENDANCE)
    context = page_of(chosen, _("Attendance sheet")) | {"colleges": everybody(chosen)}
    return render(request, "register/sheet.html", context)
