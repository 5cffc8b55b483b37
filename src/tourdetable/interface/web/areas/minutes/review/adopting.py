"""Approving the minutes, adopting them by the charter's rule, saying that they have been read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption, Right
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.actions import adoption
from tourdetable.domain.minutes.actions.adoption import ADOPTS
from tourdetable.domain.minutes.actions.reading import say_read
from tourdetable.domain.minutes.queries import AdoptionProgress, adoption_progress
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.decisions.rights import capacities, deny
from tourdetable.interface.web.areas.minutes.forms import AdoptForm
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, record_of
from tourdetable.interface.web.areas.minutes.page.whole import sentences
from tourdetable.interface.web.areas.minutes.parts.whole import answer_about, begun, form_about
from tourdetable.interface.web.areas.minutes.reading import following, read_form
from tourdetable.interface.web.areas.minutes.words import rule_words
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


def speaking(record: MinutesInContext, seats: Capacities) -> Capacities:
    """Those seats of the reader, of minutes that they may read; or a refusal that says whose it
    is."""
    if not record.readable:
        raise Http404
    whose = _("those who sit in %(body)s") % {"body": record.meeting.body}
    if rules.may_speak(record.scene.member, record.meeting):
        whose = _("the seats that are waited for; yours follows through the minutes")
    return seats or reserved(whose)


@members_form
def approve(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Approve the text in the name of a seat."""
    record = record_of(scene, pk)
    minutes = begun(record)
    form = form_about(ButtonForm, request, record, speaking(record, record.approvers))

    def agree() -> None:
        version, seat = form.cleaned_data["version"], form.actor.seat
        assert seat is not None  # only seats are offered
        adoption.approve(minutes=minutes, seat=seat, version=version, **form.signature)

    title, said = _("Approve the minutes"), _("Your approval is recorded.")
    rule = rule_words(record.charter.minutes)
    return answer_about(request, record, form, agree, "approve", title=title, said=said, rule=rule)


@members_form
def adopt(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Record the adoption, at a later meeting or by silence; when seats adopt, they do it by
    approving."""
    record = record_of(scene, pk)
    minutes = begun(record)
    progress = adoption_progress(minutes, record.charter, scene.today)
    if progress.rule is Adoption.SEATS:
        return redirect("minutes_approve", scene.network.slug, pk)
    allowed = record.adopters(progress) or deny(scene.charter, record.meeting.body, Right.MINUTES)
    form, act = form_and_call(request, record, allowed, progress)
    return answer_about(
        request,
        record,
        form,
        act,
        "adopt",
        title=_("Record the adoption"),
        said=_("The minutes are adopted."),
        progress=progress,
        proposal=proposal_url(record, progress),
        rule=rule_words(record.charter.minutes),
        sentences=sentences(record, progress),
    )


def proposal_url(record: MinutesInContext, progress: AdoptionProgress) -> str:
    """Where the reader puts the adoption as a proposal, on which each seat takes position; empty
    when they may not, or the meeting is not open."""
    at, scene = progress.meeting, record.scene
    if at is None or not progress.ready or not capacities(scene, Right.DECISIONS, at):
        return ""
    return scene.url("decision_new_with", at.pk, ADOPTS.value, begun(record).pk)


def form_and_call(
    request: Request, record: MinutesInContext, allowed: Capacities, progress: AdoptionProgress
) -> tuple[WriteForm, Callable[[], Any]]:
    """What the rule asks to fill in, and the domain call of the rule."""
    minutes, at = begun(record), progress.meeting
    if progress.rule is not Adoption.NEXT_MEETING:
        button = form_about(ButtonForm, request, record, allowed)
        return button, domain_call(button, adoption.adopt_by_silence, minutes=minutes)
    form = form_about(AdoptForm, request, record, allowed, meeting=at)
    words = ("item", "version", "confirmed")
    return form, domain_call(form, adoption.adopt_at_meeting, *words, minutes=minutes, at=at)


@members_form
def say_so(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that one's seat has read the minutes."""
    record = record_of(scene, pk)
    minutes = begun(record)
    if not record.readable:
        raise Http404
    seats = following(record) or reserved(_("the seats that follow through the minutes"))
    form = read_form(record, seats, posted(request))
    act = domain_call(form, say_read, minutes=minutes)
    title, said = _("I have read these minutes"), _("Thank you: your reading is recorded.")
    return answer_about(request, record, form, act, "read", title=title, said=said)
