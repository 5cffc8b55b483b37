"""When I cannot come: each member for themselves, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tourdetable.domain.availability import actions as availability
from tourdetable.domain.availability.free_busy import FreeBusy
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.availability.queries import weekly_of
from tourdetable.interface.web.answer import Words, answer, form_page, posted
from tourdetable.interface.web.areas.availability.forms import (
    AbsenceForm,
    CalendarFileForm,
    WeeklyForm,
)
from tourdetable.interface.web.areas.availability.page import page
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


@form_page
@members_only
def add(request: Request, scene: Scene) -> HttpResponse:
    """One day, or several."""
    form = AbsenceForm(posted(request), scene=scene)

    def act(**said: Any) -> None:
        days = form.values("first", "last", "part")
        availability.declare_absence(**days, **said)

    return answer_own(request, form, act, "add", _("Noted: the planner will avoid these days."))


@form_page
@members_only
def weekly(request: Request, scene: Scene) -> HttpResponse:
    """The half-days of every week."""
    held = weekly_of(scene.member.person)
    halves = [f"{day}:{part}" for day, part in held]
    form = WeeklyForm(posted(request), scene=scene, initial={"halves": halves})

    def act(**said: Any) -> None:
        availability.set_weekly_off(halves=form.chosen, **said)

    return answer_own(request, form, act, "weekly", _("Noted: these are your weeks."))


@form_page
@members_only
def read_calendar(request: Request, scene: Scene) -> HttpResponse:
    """The busy half-days of a calendar that another program exported."""
    form = CalendarFileForm(posted(request), files=request.FILES or None, scene=scene)
    window: dict[str, Any] = {
        "first": scene.today,
        "last": scene.today + READ_AHEAD,
        "zone": scene.network.time_zone,
    }

    def act(**said: Any) -> FreeBusy:
        calendar = form.cleaned_data["calendar"]
        return availability.import_calendar(ics=calendar, **window, **said)

    return answer_own(request, form, act, "import", told)


@form_page
@members_only
def remove_import(request: Request, scene: Scene) -> HttpResponse:
    """All that was read from a calendar."""
    form = OwnForm(posted(request), scene=scene)
    act, words = availability.withdraw_import, _("What came from your calendar is deleted.")
    return answer_own(request, form, act, "remove_import", words)


@form_page
@members_only
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One line of my list; another person's is as if it did not exist."""
    mine = Absence.objects.select_related("person").filter(person=scene.member.person)
    absence = get_object_or_404(mine, pk=pk)
    form = OwnForm(posted(request), scene=scene)

    def act(*, person: Any, **said: Any) -> None:
        availability.withdraw_absence(absence=absence, **said)

    words = _("These days are free again.")
    return answer_own(request, form, act, "remove", words, absence=absence)


def answer_own(
    request: Request,
    form: OwnForm,
    act: Callable[..., Any],
    name: str,
    said: Words,
    **context: Any,
) -> HttpResponse:
    """Done, and back to my list; or the form again, with the reason."""
    scene = form.scene

    def run() -> Any:
        return act(person=scene.member.person, **form.signature)

    page, there = f"availability/{name}.html", scene.url("availability")
    return answer(request, form, run, page, then=there, said=said, **context)


def told(found: FreeBusy) -> str:
    """What an import kept, and what it could not read."""
    words = [
        ngettext(
            "%(n)s busy day or half-day of your calendar is kept.",
            "%(n)s busy days or half-days of your calendar are kept.",
            found.days,
        )
        % {"n": found.days}
    ]
    if found.unread:
        left = ngettext(
            "%(n)s entry could not be read (no date, or it repeats too often): type these days "
            "yourself.",
            "%(n)s entries could not be read (no date, or they repeat too often): type these "
            "days yourself.",
            found.unread,
        )
        words.append(left % {"n": found.unread})
    return " ".join(words)
