"""Writing a sheet by steps, each of which is saved as one goes on; with whom, and what stands
beside it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.experience.actions import writing
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.directory import members_of
from tourdetable.domain.people.finding import find_persons
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.experience.forms import (
    CarrierForm,
    ReadersForm,
    SheetForm,
    ToldForm,
)
from tourdetable.interface.web.areas.experience.page import ReportSheet, carried, not_draft, trail
from tourdetable.interface.web.areas.experience.words import FIELDS, STEPS
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

FOUND = 12
BEFORE, AFTER, MEETINGS = timedelta(days=400), timedelta(days=120), 60
"""Around today, the meetings where it may have been told; how many are offered."""


def known(sheet: ReportSheet) -> dict[str, Any]:
    """What a form of its carriers is given."""
    version = sheet.report.version
    return {"scene": sheet.scene, "capacities": sheet.carrying, "version": version}


def around(sheet: ReportSheet, title: str, **more: Any) -> dict[str, Any]:
    """What a page of its carriers shows around a form."""
    scene, report = sheet.scene, sheet.report
    there = {"trail": trail(scene, title, report=report), "title": title, "eyebrow": report.title}
    return there | {"report": report, "cancel": scene.url("experience", report.pk)} | more


@members_form
def step(request: Request, scene: Scene, pk: int, step: str) -> HttpResponse:
    """One step of the sheet: it is saved, and the next one comes."""
    sheet = carried(scene, pk)
    order = list(STEPS)
    if step not in order[:-1]:
        raise Http404
    form, act = form_of(request, sheet, step)
    following = order[order.index(step) + 1]
    then = scene.url("experience_check", pk)
    if following in order[:-1]:
        then = scene.url("experience_write", pk, following)
    if "stop" in request.POST:
        then = scene.url("experience", pk)
    before = order[order.index(step) - 1] if step != order[0] else ""
    return answer(
        request,
        form,
        act,
        "experience/write.html",
        then=then,
        said=_("It is saved."),
        not_now=not_draft(sheet),
        steps=[str(words) for words in STEPS.values()],
        current=order.index(step) + 1,
        before=scene.url("experience_write", pk, before) if before else "",
        **around(sheet, str(STEPS[step])),
    )


def form_of(request: Request, sheet: ReportSheet, step: str) -> tuple[WriteForm, Any]:
    """The form of a step, and what it stands for."""
    report = sheet.report
    if step == "readers":
        far = ReadersForm(posted(request), report=report, **known(sheet))
        said = ("audience", "attribution", "version")
        return far, domain_call(far, writing.go_as_far, *said, report=report)
    form = SheetForm(posted(request), report=report, step=step, **known(sheet))
    return form, partial(written, form, report, step)


def written(form: SheetForm, report: ExperienceReport, step: str) -> ExperienceReport:
    """Save the texts of a step."""
    said = form.values(*FIELDS[step])
    tags = said.pop("tags", None)
    version = form.values("version")
    return writing.write(report=report, said=said, tags=tags, **version, **form.signature)


@members_form
def carriers(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Who writes it; somebody of the network is invited by their name."""
    sheet = carried(scene, pk)
    words = " ".join(request.GET.get("who", "").split())[:100]
    among = members_of(scene.network, on=scene.today)
    among = among.exclude(pk__in=[one.pk for one in sheet.carriers])
    found = find_persons(words, among=among, limit=FOUND) if words and "@" not in words else []
    form = CarrierForm(posted(request), found=found, **known(sheet))
    act = domain_call(form, writing.invite, "person", "version", report=sheet.report)
    return answer(
        request,
        form,
        act,
        "experience/carriers.html",
        then=scene.url("experience_carriers", pk),
        said=_("This person may now read and write the sheet, and is told."),
        not_now=not_draft(sheet),
        words=words,
        found=found,
        page=sheet,
        invited=invited(sheet.report),
        **around(sheet, _("Write it with others")),
    )


def invited(report: ExperienceReport) -> QuerySet[Person]:
    """Those who were invited to write it."""
    return Person.objects.filter(carried_reports__report=report).order_by("sort_key", "pk")


@members_form
def leave_out(request: Request, scene: Scene, pk: int, person: int) -> HttpResponse:
    """Somebody who was invited writes it no more."""
    sheet = carried(scene, pk)
    who = invited(sheet.report).filter(pk=person).first()
    if who is None:
        raise Http404
    form = ButtonForm(posted(request), **known(sheet))
    act = domain_call(form, writing.leave_out, "version", report=sheet.report, person=who)
    title = _("Write it without %(person)s") % {"person": who}
    explain = _("They read the sheet again once it is published, if it is for them.")
    page = around(sheet, title, explain=explain, submit=title)
    then = scene.url("experience", pk) if who == scene.member.person else ""
    return answer(
        request,
        form,
        act,
        "experience/gesture.html",
        then=scene.url("experiences") if then else scene.url("experience_carriers", pk),
        said=_("It is recorded."),
        **page,
    )


@members_form
def told(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """At which meeting it was told, when no point of an agenda says it."""
    sheet = carried(scene, pk)
    report = sheet.report
    bodies = [seat.body_id for seat in scene.member.seats]
    bodies += [office.body_id for office in scene.member.offices if office.body_id]
    span = (scene.now - BEFORE, scene.now + AFTER)
    rows = Meeting.objects.filter(body__in=bodies, state__in=CALENDAR, starts_at__range=span)
    meetings = rows.select_related("body").order_by("-starts_at", "-pk")[:MEETINGS]
    begun = {"meeting": str(report.meeting_id or "")}
    form = ToldForm(posted(request), meetings=meetings, initial=begun, **known(sheet))
    act = domain_call(form, writing.tell_where, "meeting", "version", report=report)
    title = _("Say where it was told")
    explain = _("The page of the meeting shows it, and this page leads there.")
    page = around(sheet, title, explain=explain, submit=_("Save"))
    there = scene.url("experience", pk)
    said = _("It is recorded.")
    return answer(request, form, act, "experience/gesture.html", then=there, said=said, **page)


@members_form
def give_up(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Tell it no more."""
    sheet = carried(scene, pk)
    form = ButtonForm(posted(request), **known(sheet))
    act = domain_call(form, writing.give_up, "version", report=sheet.report)
    title = _("Give this experience up")
    explain = _(
        "Nobody else reads the sheet any more. A topic that asked for a session stays: withdraw it "
        "on its own page."
    )
    page = around(sheet, title, explain=explain, submit=title)
    there, said = scene.url("experiences"), _("This experience is given up.")
    return answer(request, form, act, "experience/gesture.html", then=there, said=said, **page)
