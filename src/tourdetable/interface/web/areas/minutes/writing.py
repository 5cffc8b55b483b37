"""Writing the minutes, sending them for review, taking them back, circulating them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.actions import minutes as actions
from tourdetable.domain.minutes.models import Minutes
from tourdetable.interface.web.areas.decisions.recording import posted
from tourdetable.interface.web.areas.decisions.rights import reserved, who_may
from tourdetable.interface.web.areas.minutes.forms import CirculateForm, StepForm, TextForm
from tourdetable.interface.web.areas.minutes.loading import Record, record_of
from tourdetable.interface.web.areas.minutes.page import sentences
from tourdetable.interface.web.areas.minutes.skeleton import skeleton
from tourdetable.interface.web.areas.minutes.words import AUDIENCES
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

form_page = require_http_methods(["GET", "HEAD", "POST"])


def writers(record: Record) -> Capacities:
    """In which capacities the reader writes, or a refusal that says who does."""
    return record.writers or reserved(
        who_may(record.scene.charter, Right.MINUTES, record.meeting.body)
    )


def begun(record: Record) -> Minutes:
    """The minutes; a page that needs them does not exist before they are begun."""
    if record.minutes is None:
        raise Http404
    return record.minutes


def back(request: Request, record: Record, said: str) -> HttpResponse:
    """To the page of the minutes, saying what was done."""
    messages.success(request, said)
    return redirect("minutes", record.scene.network.slug, record.meeting.pk)


@form_page
@members_only
def edit(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write the minutes; before they are begun, the form starts from the agenda."""
    record = record_of(scene, pk)
    minutes, meeting = record.minutes, record.meeting
    form = TextForm(
        posted(request),
        scene=scene,
        capacities=writers(record),
        version=minutes.version if minutes else 0,
        initial={"text": minutes.text if minutes else skeleton(record)},
    )
    if form.is_bound and form.is_valid():
        said = {"text": form.cleaned_data["text"], "version": form.cleaned_data["version"]}
        if form.attempt(
            lambda: actions.write_down(
                meeting=meeting, minutes=minutes, **said, by=form.actor, now=scene.now
            )
        ):
            return back(request, record, _("The minutes are saved."))
    context = {
        "form": form,
        "record": record,
        "audiences": AUDIENCES.items(),
        "usual": record.reading.default,
    }
    return render(request, "minutes/edit.html", context, status=form.status)


@form_page
@members_only
def review(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Send the minutes to the members of the body."""
    record = record_of(scene, pk)
    minutes = begun(record)
    form = StepForm(
        posted(request), scene=scene, capacities=writers(record), version=minutes.version
    )
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        if form.attempt(
            lambda: actions.send_for_review(
                minutes=minutes, version=version, by=form.actor, now=scene.now
            )
        ):
            return back(request, record, _("The minutes are sent for review."))
    context = {"form": form, "record": record, "sentences": sentences(record, None)}
    return render(request, "minutes/review.html", context, status=form.status)


@form_page
@members_only
def draft(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take the minutes back from review, to change what they record."""
    record = record_of(scene, pk)
    minutes = begun(record)
    form = StepForm(
        posted(request), scene=scene, capacities=writers(record), version=minutes.version
    )
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        if form.attempt(
            lambda: actions.back_to_draft(
                minutes=minutes, version=version, by=form.actor, now=scene.now
            )
        ):
            return back(request, record, _("The minutes are a draft again."))
    return render(
        request, "minutes/draft.html", {"form": form, "record": record}, status=form.status
    )


@form_page
@members_only
def circulate(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Send adopted minutes to an audience."""
    record = record_of(scene, pk)
    minutes = begun(record)
    form = CirculateForm(
        posted(request),
        scene=scene,
        capacities=writers(record),
        version=minutes.version,
        rule=record.charter.minutes,
        initial={"audience": minutes.audience},
    )
    if form.is_bound and form.is_valid():
        said = {"audience": form.cleaned_data["audience"], "version": form.cleaned_data["version"]}
        if form.attempt(
            lambda: actions.circulate(minutes=minutes, **said, by=form.actor, now=scene.now)
        ):
            return back(request, record, _("The minutes are circulated."))
    return render(
        request, "minutes/circulate.html", {"form": form, "record": record}, status=form.status
    )
