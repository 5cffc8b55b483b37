"""Leading a group: its terms, the steps of its road map, its reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.domain.groups import rules
from tourdetable.domain.groups.actions import reports, steps
from tourdetable.domain.groups.actions.opening import usual_days
from tourdetable.domain.groups.actions.terms import write_terms
from tourdetable.domain.groups.enums import ReportKind
from tourdetable.domain.groups.models import GroupReport, GroupStep, TermsOfReference
from tourdetable.domain.groups.queries import presenting, terms_of
from tourdetable.domain.networks.models import Body, Office
from tourdetable.interface.web.answer import Words, domain_call, members_form, posted
from tourdetable.interface.web.areas.groups.forms import (
    TERMS,
    FirstTermsForm,
    ReportForm,
    StepDoneForm,
    StepForm,
    TermsForm,
    works_typed,
)
from tourdetable.interface.web.areas.groups.loading import (
    FormWords,
    group_here,
    group_trail,
    leaders,
)
from tourdetable.interface.web.areas.neighbours.shown import Nearby, answer_beginning
from tourdetable.interface.web.base.fields import tags_typed
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

GIVE = FormWords(
    gettext_lazy("Give this report"),
    gettext_lazy("The report is given."),
    gettext_lazy("Give this report"),
    gettext_lazy("The members of the network read it from then on, and it changes no more."),
)
WRITE = FormWords(
    gettext_lazy("Write the report"),
    gettext_lazy("The report is written."),
    explain=gettext_lazy("Until you give it, only those who sit in the group read it."),
)
CHANGE = FormWords(gettext_lazy("Change the step"), gettext_lazy("The step is changed."))


def answered(
    request: Request,
    scene: Scene,
    body: Body,
    form: WriteForm,
    act: Callable[[], Any],
    *,
    title: str,
    said: Words,
    then: str = "",
    nearby: Nearby | None = None,
    **page: Any,
) -> HttpResponse:
    """Done, and back to the group; or the form again."""
    there = then or scene.url("group", body.slug)
    begins = {"eyebrow": body.name, "cancel": there, "explain": ""}
    page = {**begins, **page, "title": title, "trail": group_trail(scene, body, title)}
    template = "groups/change.html"
    return answer_beginning(request, form, act, template, nearby, then=there, said=said, **page)


@members_form
def write(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Write the terms of reference: a new version."""
    found = group_here(scene, body)
    able, last = leaders(scene, found), terms_of(found)
    version = last.number if last else 0
    asked: dict[str, Any] = {"capacities": able, "version": version}
    kind = TermsForm if last else FirstTermsForm
    form = kind(posted(request), scene=scene, initial=begun(scene, found, last), **asked)

    def act() -> TermsOfReference:
        number = form.cleaned_data["version"]
        return write_terms(body=found, version=number, draft=form.draft, **form.signature)

    explain = _(
        "Former versions stay, and can be read. Each expected work is promised as a deliverable."
    )
    words: dict[str, Any] = {
        "title": _("Write the terms of reference"),
        "submit": _("Keep this version"),
    }
    there, said = scene.url("group_terms", found.slug), _("The terms of reference are written.")
    words["cancel"] = there if last else scene.url("group", found.slug)
    known: dict[str, Any] = {"said": said, "then": there, "explain": explain}
    known["nearby"] = near_terms(form, found)
    return answered(request, scene, found, form, act, **known, **words)


def near_terms(form: TermsForm, body: Body) -> Nearby | None:
    """What is near the first terms of a group."""
    if not isinstance(form, FirstTermsForm):
        return None
    return Nearby.of(form, form.begins, "why", "existing", but=("body", body.pk))


def begun(scene: Scene, body: Body, last: TermsOfReference | None) -> dict[str, Any]:
    """What is written already; at first, what the group is for and its usual days."""
    if last is not None:
        lists = {"works": works_typed(last.works), "tags": tags_typed(last)}
        return {name: getattr(last, name) for name in TERMS} | lists
    first = max(scene.today, body.starts)
    return {"question": body.purpose[:500], **usual_days(scene.charter, body.kind, first)}


def step_here(scene: Scene, pk: int) -> tuple[GroupStep, Body, tuple[Office, ...]]:
    """A step of a group that the reader leads."""
    rows = GroupStep.objects.filter(body__network=scene.member.network).select_related("body")
    step = get_object_or_404(rows, pk=pk)
    body = group_here(scene, step.body.slug)
    step.body = body
    return step, body, leaders(scene, body)


STEP = ("title", "due", "seat")


@members_form
def new_step(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Put a step on the road map."""
    found = group_here(scene, body)
    form = StepForm(
        posted(request), scene=scene, capacities=leaders(scene, found), seats=seats_of(scene, found)
    )
    act = domain_call(form, steps.add_step, *STEP, body=found)
    words: dict[str, Any] = {
        "title": _("Add a step"),
        "submit": _("Add this step"),
        "said": _("The step is added."),
    }
    return answered(request, scene, found, form, act, **words)


def seats_of(scene: Scene, body: Body) -> Any:
    """The seats of a group, by institution."""
    rows = body.seats.active(max(scene.today, body.starts)).select_related("institution")
    return rows.order_by("institution__sort_key", "pk")


@members_form
def step(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say a step otherwise; from there it is said to be done, or taken away."""
    found, body, able = step_here(scene, pk)
    known = {"title": found.title, "due": found.due, "seat": found.seat_id}
    asked: dict[str, Any] = {"capacities": able, "version": found.version, "initial": known}
    form = StepForm(posted(request), scene=scene, seats=seats_of(scene, body), **asked)
    act = domain_call(form, steps.change_step, *STEP, "version", step=found)
    said: dict[str, Any] = {"said": str(CHANGE.said), **CHANGE.page}
    return answered(request, scene, body, form, act, step=found, **said)


@members_form
def done(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say on which day a step was done."""
    found, body, able = step_here(scene, pk)
    known = {"done_on": found.done_on or scene.today}
    asked: dict[str, Any] = {"capacities": able, "version": found.version, "initial": known}
    form = StepDoneForm(posted(request), scene=scene, **asked)
    act = domain_call(form, steps.finish_step, "done_on", "version", step=found)
    words: dict[str, Any] = {
        "title": _("It is done"),
        "said": _("It is recorded."),
        "explain": found.title,
    }
    return answered(request, scene, body, form, act, **words)


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take a step away."""
    found, body, able = step_here(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=found.version)
    act = domain_call(form, steps.remove_step, "version", step=found)
    words: dict[str, Any] = {"title": _("Take the step away"), "said": _("The step is taken away.")}
    more: dict[str, Any] = {"submit": words["title"], "explain": found.title, "danger": True}
    return answered(request, scene, body, form, act, **words, **more)


def report_here(scene: Scene, body: Body, kind: str) -> GroupReport | None:
    """A report of a group; 404 when there is no such kind."""
    if kind not in ReportKind.values:
        raise Http404
    found = body.group_reports.filter(kind=kind).select_related("meeting", "written_by").first()
    if found is not None:
        found.body = body
    return found


@require_safe
@members_only
def report(request: Request, scene: Scene, body: str, kind: str) -> HttpResponse:
    """One report, for those who may read it."""
    group = group_here(scene, body)
    found = report_here(scene, group, kind)
    able = rules.may_lead(scene.member, group)
    if found is not None and not rules.may_read_report(scene.member, found):
        found = None
    if found is None and not able:
        raise Http404
    title = str(ReportKind(kind).label)
    page: dict[str, Any] = {"report": found, "body": group, "kind": kind, "title": title}
    page |= {"able": able, "trail": group_trail(scene, group, title)}
    return render(request, "groups/report.html", page)


@members_form
def write_report(request: Request, scene: Scene, body: str, kind: str) -> HttpResponse:
    """Write a report, as long as it is a draft."""
    group = group_here(scene, body)
    able, found = leaders(scene, group), report_here(scene, group, kind)
    known: dict[str, Any] = {name: getattr(found, name, "") for name in reports.PARTS}
    known["meeting"] = found.meeting_id if found else None
    asked: dict[str, Any] = {"capacities": able, "version": found.version if found else 0}
    form = ReportForm(
        posted(request), scene=scene, meetings=presenting(group), initial=known, **asked
    )
    fields = (*reports.PARTS, "meeting", "version")
    act = domain_call(form, reports.write_report, *fields, body=group, kind=kind)
    page = reporting(scene, group, kind, found) | WRITE.page
    return answered(request, scene, group, form, act, said=str(WRITE.said), **page)


def given(found: GroupReport | None) -> str:
    """Why a report is written no more."""
    if found is None or found.given_on is None:
        return ""
    return _("This report has been given: it stays as it was read.")


@members_form
def give_report(request: Request, scene: Scene, body: str, kind: str) -> HttpResponse:
    """Give a report to the network."""
    group = group_here(scene, body)
    able, found = leaders(scene, group), report_here(scene, group, kind)
    if found is None:
        raise Http404
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=found.version)
    act = domain_call(form, reports.give_report, "version", report=found)
    page = reporting(scene, group, kind, found) | GIVE.page
    return answered(request, scene, group, form, act, said=str(GIVE.said), **page)


def reporting(scene: Scene, group: Body, kind: str, found: GroupReport | None) -> dict[str, Any]:
    """What pages about a report say: which it is, where one goes next, why nothing may change."""
    there = scene.url("group_report", group.slug, kind)
    return {"eyebrow": str(ReportKind(kind).label), "then": there, "not_now": given(found)}
