"""Reviewing the minutes and adopting them, by the charter's rule."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption, Right
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.queries import items_to_decide
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.actions import adoption
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import AdoptionProgress, adoption_progress
from tourdetable.interface.web.areas.decisions.recording import posted
from tourdetable.interface.web.areas.decisions.rights import reserved, who_may
from tourdetable.interface.web.areas.minutes.adopters import adopters
from tourdetable.interface.web.areas.minutes.forms import AdoptForm, RemarkForm, StepForm
from tourdetable.interface.web.areas.minutes.loading import Record, record_of
from tourdetable.interface.web.areas.minutes.page import sentences
from tourdetable.interface.web.areas.minutes.words import rule_words
from tourdetable.interface.web.areas.minutes.writing import back, begun, form_page, writers
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


def speakers(record: Record) -> Capacities:
    """The seats for which the reader speaks of minutes that they may read."""
    if not record.readable:
        raise Http404
    return record.speakers or reserved(
        _("those who sit in %(body)s") % {"body": record.meeting.body}
    )


@form_page
@members_only
def remark(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask for a correction in the name of a seat."""
    record = record_of(scene, pk)
    minutes = begun(record)
    form = RemarkForm(posted(request), scene=scene, capacities=speakers(record))

    def ask() -> None:
        words, seat = form.cleaned_data["words"], form.actor.seat
        assert seat is not None  # only seats are offered
        adoption.remark(minutes=minutes, seat=seat, words=words, by=form.actor, now=scene.now)

    if form.is_bound and form.is_valid() and form.attempt(ask):
        return back(
            request,
            record,
            _("Your remark is recorded; those who write the minutes will answer it."),
        )
    return render(
        request, "minutes/remark.html", {"form": form, "record": record}, status=form.status
    )


@form_page
@members_only
def settle(request: Request, scene: Scene, pk: int, remark: int) -> HttpResponse:
    """Say that a remark has been dealt with."""
    record = record_of(scene, pk)
    row = begun(record).remarks.select_related("seat__institution").filter(pk=remark).first()
    if row is None:
        raise Http404
    form = StepForm(posted(request), scene=scene, capacities=writers(record))

    def answer() -> None:
        adoption.settle_remark(remark=row, by=form.actor, now=scene.now)

    if form.is_bound and form.is_valid() and form.attempt(answer):
        return back(request, record, _("The remark is settled."))
    return render(
        request,
        "minutes/settle.html",
        {"form": form, "record": record, "remark": row},
        status=form.status,
    )


@form_page
@members_only
def approve(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Approve the text in the name of a seat."""
    record = record_of(scene, pk)
    minutes = begun(record)
    form = StepForm(
        posted(request), scene=scene, capacities=speakers(record), version=minutes.version
    )

    def agree() -> None:
        version, seat = form.cleaned_data["version"], form.actor.seat
        assert seat is not None  # only seats are offered
        adoption.approve(minutes=minutes, seat=seat, version=version, by=form.actor, now=scene.now)

    if form.is_bound and form.is_valid() and form.attempt(agree):
        return back(request, record, _("Your approval is recorded."))
    context = {"form": form, "record": record, "rule": rule_words(record.charter.minutes)}
    return render(request, "minutes/approve.html", context, status=form.status)


@form_page
@members_only
def adopt(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Record the adoption, at a later meeting or by silence; when seats adopt, they do it by approving."""
    record = record_of(scene, pk)
    minutes = begun(record)
    progress = adoption_progress(minutes, record.charter, scene.today)
    if progress.rule is Adoption.SEATS:
        return redirect("minutes_approve", scene.network.slug, pk)
    form = adoption_form(request, record, progress)
    if (
        form.is_bound
        and form.is_valid()
        and form.attempt(lambda: carry(form, minutes, progress, scene))
    ):
        return back(request, record, _("The minutes are adopted."))
    context = {
        "form": form,
        "record": record,
        "progress": progress,
        "rule": rule_words(record.charter.minutes),
        "sentences": sentences(record, progress),
    }
    return render(request, "minutes/adopt.html", context, status=form.status)


def adoption_form(
    request: Request, record: Record, progress: AdoptionProgress
) -> AdoptForm | StepForm:
    """What the rule asks to fill in."""
    minutes = begun(record)
    allowed = adopters(record, progress) or reserved(
        who_may(record.scene.charter, Right.MINUTES, record.meeting.body)
    )
    shared: dict[str, Any] = {
        "scene": record.scene,
        "capacities": allowed,
        "version": minutes.version,
    }
    if progress.rule is not Adoption.NEXT_MEETING:
        return StepForm(posted(request), **shared)
    at = progress.meeting
    taken = Decision.objects.filter(meeting=at, outcome__in=ADOPTED, carried_out_at=None).order_by(
        "pk"
    )
    items = items_to_decide(at) if at else ()
    return AdoptForm(posted(request), **shared, decisions=taken if at else (), items=items)


def carry(
    form: AdoptForm | StepForm, minutes: Minutes, progress: AdoptionProgress, scene: Scene
) -> None:
    """Make the domain call of the rule."""
    if isinstance(form, AdoptForm):
        if progress.meeting is None:
            raise ValidationError(_("No later meeting of this body can adopt these minutes yet."))
        said = {name: form.cleaned_data[name] for name in ("version", "confirmed")}
        adoption.adopt_at_meeting(
            minutes=minutes,
            at=progress.meeting,
            **said,
            **form.chosen,
            by=form.actor,
            now=scene.now,
        )
    else:
        adoption.adopt_by_silence(minutes=minutes, by=form.actor, now=scene.now)
