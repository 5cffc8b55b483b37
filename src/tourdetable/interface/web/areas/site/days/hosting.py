"""An open day: its page, preparing it, opening it to everybody, who comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from tourdetable.core.sheets.writing import CSV, MEDIA, ODS, Table, written
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.site.actions import days
from tourdetable.domain.site.enums import CONFIRMED
from tourdetable.domain.site.models import DayRegistration, OpenDay
from tourdetable.domain.site.rules import is_public
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.site.days.forms import CameForm, DayForm
from tourdetable.interface.web.areas.site.days.sheets import DaySheet, day_sheet, hosts
from tourdetable.interface.web.areas.site.sheets import trail
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.files import download
from tourdetable.interface.web.paging import Pages

BEFORE, AFTER = timedelta(days=3), timedelta(days=30)
"""How long before a day one registers, and after it names are kept, unless hosts say otherwise."""
A_PAGE = 100


@require_safe
@in_network
def open_day(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What everybody reads of a day; for its hosts, how many come too."""
    sheet = day_sheet(scene, pk)
    context = {"sheet": sheet, "day": sheet.day, "trail": sheet.trail()}
    return render(request, "site/days/day.html", context)


@members_form
def prepare(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Make an open day of a public meeting."""
    rows = Meeting.objects.select_related("body__network", "place")
    meeting = get_object_or_404(rows, body__network=scene.network, pk=pk)
    if not is_public(scene.charter, meeting):
        raise Http404
    able = hosts(scene, meeting)
    there = OpenDay.objects.filter(meeting=meeting).first()
    if there is not None:
        return redirect(scene.url("open_day", there.pk))
    form = DayForm(posted(request), scene=scene, capacities=able, initial=usual(scene, meeting))
    return answer(
        request,
        form,
        lambda: days.prepare_day(meeting=meeting, details=form.details, **form.signature),
        "site/change.html",
        then=lambda day: scene.url("open_day", day.pk),
        said=_("It is prepared: look at it, then open it to everybody."),
        over=meeting.title,
        **around(scene, meeting),
    )


def around(scene: Scene, meeting: Meeting) -> dict[str, Any]:
    """What is said about that form."""
    title = _("Prepare an open day")
    explain = _("Anybody will read its programme, and register without an account.")
    said = {"title": title, "explain": explain, "submit": _("Prepare it")}
    return said | {"trail": trail(scene, title), "cancel": scene.url("meeting", meeting.pk)}


def usual(scene: Scene, meeting: Meeting) -> dict[str, Any]:
    """What is said unless hosts say otherwise."""
    closes = max(meeting.day - BEFORE, min(scene.today, meeting.day))
    return {"closes_on": closes, "forget_on": meeting.day + AFTER, "places": meeting.capacity}


def form_about(request: Request, sheet: DaySheet, kind: type[WriteForm], **more: Any) -> Any:
    """A form of its hosts, on the version that was shown."""
    able, version = hosts(sheet.scene, sheet.meeting), sheet.day.version
    return kind(posted(request), scene=sheet.scene, capacities=able, version=version, **more)


def changed(
    request: Request,
    sheet: DaySheet,
    form: WriteForm,
    act: Callable[[], Any],
    *,
    title: str,
    said: str,
    **more: Any,
) -> HttpResponse:
    """Done, and back to the day; or the form again."""
    context = {"title": title, "submit": title, "over": str(sheet.day), "explain": "", **more}
    context |= {"cancel": sheet.url, "trail": sheet.trail(title)}
    return answer(request, form, act, "site/change.html", then=sheet.url, said=said, **context)


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say it better."""
    sheet = day_sheet(scene, pk)
    names = ("lead", "for_whom", "programme", "places", "closes_on", "forget_on")
    begins = {name: getattr(sheet.day, name) for name in names}
    form = form_about(request, sheet, DayForm, initial=begins)

    def act() -> OpenDay:
        said = {**form.values("version"), **form.signature}
        return days.change_day(day=sheet.day, details=form.details, **said)

    return changed(
        request,
        sheet,
        form,
        act,
        title=pgettext("open day", "Change it"),
        said=_("It is recorded."),
    )


@members_form
def publish(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Everybody reads it, and registers."""
    sheet = day_sheet(scene, pk)
    form = form_about(request, sheet, ButtonForm)
    act = domain_call(form, days.open_day, "version", day=sheet.day)
    explain = _("Everybody reads its programme, and registers without an account.")
    said = _("It is open to everybody.")
    title = _("Open it to everybody")
    return changed(request, sheet, form, act, title=title, said=said, explain=explain)


@members_form
def withdraw(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Nobody reads it any more, as long as nobody has registered."""
    sheet = day_sheet(scene, pk)
    form = form_about(request, sheet, ButtonForm)
    act = domain_call(form, days.withdraw_day, "version", day=sheet.day)
    said = _("Nobody outside reads it any more.")
    return changed(request, sheet, form, act, title=_("Close it again"), said=said, danger=True)


def come_in(day: OpenDay) -> Any:
    """Those who confirmed, those who have a place first, then by name."""
    return day.registrations.filter(state__in=CONFIRMED).order_by("state", "name", "pk")


@members_form
def attendance(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Who registered, what they need, who came: for the hosts alone."""
    sheet = day_sheet(scene, pk)
    number = request.POST.get("part") or request.GET.get("page")
    page: Page[DayRegistration] = Pages(come_in(sheet.day), A_PAGE).get_page(number)
    rows = list(page)
    form = form_about(request, sheet, CameForm, rows=rows)
    act, title = partial(noted, form, sheet.day, rows), _("Who comes")
    context: dict[str, Any] = {"sheet": sheet, "day": sheet.day, "page": page, "rows": rows}
    context |= {"title": title, "trail": sheet.trail(title)}
    there = f"{scene.url('day_attendance', pk)}?page={page.number}"
    said = _("It is recorded.")
    return answer(request, form, act, "site/days/attendance.html", then=there, said=said, **context)


def noted(form: CameForm, day: OpenDay, rows: Sequence[DayRegistration]) -> OpenDay:
    """The domain call."""
    said = {**form.values("version"), **form.signature}
    among = [one.pk for one in rows]
    return days.note_who_came(day=day, came=form.chosen, among=among, **said)


@require_safe
@members_only
def attendance_file(request: Request, scene: Scene, pk: int, ending: str) -> HttpResponse:
    """The same for the door, as a spreadsheet."""
    sheet = day_sheet(scene, pk)
    hosts(scene, sheet.meeting)
    if ending not in (CSV, ODS):
        raise Http404
    headings = (
        _("Name"),
        _("Institution"),
        _("E-mail address"),
        pgettext("open day", "Place"),
        _("What they need"),
    )
    lines = [line(one) for one in come_in(sheet.day)]
    name = slugify(f"{_('registered')} {sheet.day}")[:80]
    content = written(ending, [Table(_("Who comes"), headings, lines)])
    return download(content, f"{name}.{ending}", MEDIA[ending])


def line(one: DayRegistration) -> Sequence[str]:
    return (one.name, one.organisation, one.email, str(one.get_state_display()), one.needs)
