"""When I cannot come: each member for themselves, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.availability import actions as availability
from tourdetable.domain.availability.free_busy import FreeBusy
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.availability.queries import weekly_of
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.availability.forms import (
    AbsenceForm,
    CalendarFileForm,
    WeeklyForm,
    codes,
)
from tourdetable.interface.web.areas.availability.page import page
from tourdetable.interface.web.areas.availability.reading import told
from tourdetable.interface.web.base.forms import OwnForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

READ_AHEAD = timedelta(days=2 * 366)
"""How far ahead a calendar is read: the season under way and the one that is being prepared."""


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """All that I have said, and who reads it."""
    return render(request, "availability/availability.html", {"page": page(scene)})


@members_form
def add(request: Request, scene: Scene) -> HttpResponse:
    """One day, or several."""
    form = AbsenceForm(posted(request), scene=scene)
    fields = ("first", "last", "part", "if_need_be")
    act = domain_call(form, availability.declare_absence, *fields, person=scene.member.person)
    title, said = _("Add days"), _("Noted: the planner will avoid these days.")
    return answer_own(request, form, act, "add", title=title, said=said)


@members_form
def weekly(request: Request, scene: Scene) -> HttpResponse:
    """The half-days of every week."""
    person = scene.member.person
    held = {
        "halves": codes(weekly_of(person)),
        "reluctant": codes(weekly_of(person, if_need_be=True)),
    }
    form = WeeklyForm(posted(request), scene=scene, initial=held)
    act = domain_call(form, availability.set_weekly_off, "halves", "reluctant", person=person)
    title, said = _("My weeks"), _("Noted: these are your weeks.")
    return answer_own(request, form, act, "weekly", title=title, said=said)


@members_form
def read_calendar(request: Request, scene: Scene) -> HttpResponse:
    """The busy half-days of a calendar that another program exported."""
    form = CalendarFileForm(posted(request), files=request.FILES or None, scene=scene)
    person, zone = scene.member.person, scene.network.time_zone
    window: dict[str, Any] = {"first": scene.today, "last": scene.today + READ_AHEAD}
    window |= {
        "senders": [parseaddr(settings.DEFAULT_FROM_EMAIL)[1]],
        "sites": [request.get_host(), urlsplit(settings.SITE_URL).netloc],
    }

    def act() -> FreeBusy:
        ics = form.cleaned_data["calendar"]
        return availability.import_calendar(
            ics=ics, person=person, zone=zone, **window, **form.signature
        )

    return answer_own(request, form, act, "import", title=_("Read my calendar"), said=told)


@members_form
def remove_import(request: Request, scene: Scene) -> HttpResponse:
    """All that was read from a calendar."""
    form = OwnForm(posted(request), scene=scene)
    act = domain_call(form, availability.withdraw_import, person=scene.member.person)
    title = _("Delete what came from my calendar")
    said = _("What came from your calendar is deleted.")
    return answer_own(request, form, act, "remove_import", title=title, said=said)


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One line of my list; another person's is as if it did not exist."""
    mine = Absence.objects.select_related("person").filter(person=scene.member.person)
    absence = get_object_or_404(mine, pk=pk)
    form = OwnForm(posted(request), scene=scene)
    act = domain_call(form, availability.withdraw_absence, absence=absence)
    title, said = _("Remove these days"), _("These days are free again.")
    return answer_own(request, form, act, "remove", title=title, said=said, absence=absence)


def answer_own(
    request: Request, form: OwnForm, act: Callable[[], Any], name: str, **words: Any
) -> HttpResponse:
    """Done, and back to my list; or the form again, with the reason."""
    page, there = f"availability/{name}.html", form.scene.url("availability")
    return answer(request, form, act, page, then=there, cancel=there, **words)
