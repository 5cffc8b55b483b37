"""Reviewing the minutes and adopting them, by the charter's rule."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption, Right
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.queries import items_to_decide
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.actions import adoption
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import AdoptionProgress, adoption_progress
from tourdetable.interface.web.answer import form_page, posted
from tourdetable.interface.web.areas.decisions.rights import reserved, who_may
from tourdetable.interface.web.areas.minutes.adopters import adopters
from tourdetable.interface.web.areas.minutes.forms import AdoptForm, RemarkForm
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.page import sentences
from tourdetable.interface.web.areas.minutes.words import rule_words
from tourdetable.interface.web.areas.minutes.writing import answer_about, begun, writers
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


def speakers(record: MinutesInContext) -> Capacities:
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
        adoption.remark(minutes=minutes, seat=seat, words=words, **form.signature)

    said = _("Your remark is recorded; those who write the minutes will answer it.")
    return answer_about(request, record, form, ask, "remark", said)


@form_page
@members_only
def settle(request: Request, scene: Scene, pk: int, remark: int) -> HttpResponse:
    """Say that a remark has been dealt with."""
    record = record_of(scene, pk)
    row = get_object_or_404(begun(record).remarks.select_related("seat__institution"), pk=remark)
    form = ButtonForm(posted(request), scene=scene, capacities=writers(record))

    def act() -> None:
        adoption.settle_remark(remark=row, **form.signature)

    said = _("The remark is settled.")
    return answer_about(request, record, form, act, "settle", said, remark=row)


@form_page
@members_only
def approve(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Approve the text in the name of a seat."""
    record = record_of(scene, pk)
    minutes = begun(record)
    form = ButtonForm(
        posted(request), scene=scene, capacities=speakers(record), version=minutes.version
    )

    def agree() -> None:
        version, seat = form.cleaned_data["version"], form.actor.seat
        assert seat is not None  # only seats are offered
        adoption.approve(minutes=minutes, seat=seat, version=version, **form.signature)

    said = _("Your approval is recorded.")
    rule = rule_words(record.charter.minutes)
    return answer_about(request, record, form, agree, "approve", said, rule=rule)


@form_page
@members_only
def adopt(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Record the adoption, at a later meeting or by silence; when seats adopt, they do it by
    approving."""
    record = record_of(scene, pk)
    minutes = begun(record)
    progress = adoption_progress(minutes, record.charter, scene.today)
    if progress.rule is Adoption.SEATS:
        return redirect("minutes_approve", scene.network.slug, pk)
    form = adoption_form(request, record, progress)

    def act() -> None:
        carry(form, minutes, progress, scene)

    return answer_about(
        request,
        record,
        form,
        act,
        "adopt",
        _("The minutes are adopted."),
        progress=progress,
        rule=rule_words(record.charter.minutes),
        sentences=sentences(record, progress),
    )


def adoption_form(
    request: Request, record: MinutesInContext, progress: AdoptionProgress
) -> AdoptForm | ButtonForm:
    """What the rule asks to fill in."""
    who = who_may(record.scene.charter, Right.MINUTES, record.meeting.body)
    shared: dict[str, Any] = {
        "scene": record.scene,
        "capacities": adopters(record, progress) or reserved(who),
        "version": begun(record).version,
    }
    if progress.rule is Adoption.NEXT_MEETING:
        return AdoptForm(posted(request), **shared, **choices_of(progress.meeting))
    return ButtonForm(posted(request), **shared)


def choices_of(meeting: Meeting | None) -> dict[str, Any]:
    """The adopted decisions of the later meeting, and the points that a new one may answer."""
    if meeting is None:
        return {"decisions": (), "items": ()}
    taken = Decision.objects.filter(meeting=meeting, outcome__in=ADOPTED, carried_out_at=None)
    return {"decisions": taken.order_by("pk"), "items": items_to_decide(meeting)}


def carry(
    form: AdoptForm | ButtonForm, minutes: Minutes, progress: AdoptionProgress, scene: Scene
) -> None:
    """Make the domain call of the rule."""
    if isinstance(form, AdoptForm):
        if progress.meeting is None:
            raise ValidationError(_("No later meeting of this body can adopt these minutes yet."))
        said = form.values("version", "confirmed")
        adoption.adopt_at_meeting(
            minutes=minutes, at=progress.meeting, **said, **form.chosen, **form.signature
        )
    else:
        adoption.adopt_by_silence(minutes=minutes, **form.signature)
