"""Who signs a period, joins or leaves it; its assessment."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.domain.convention.actions import assessing, renewing, signatories
from tourdetable.domain.convention.models import AgreementPeriod, Assessment
from tourdetable.domain.convention.queries.agreements import seated_before, signing_before
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables.queries import institutions_in
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.convention.forms import (
    AdoptionForm,
    AgreementAmendmentForm,
    AssessmentForm,
    FacilitySeatsForm,
    LeavingForm,
    SignatoriesForm,
    TakeOverForm,
)
from tourdetable.interface.web.areas.convention.loading import (
    StepWords,
    answer_step,
    by_form,
    form_of,
    period_of,
    preparers,
    signatory_of,
)
from tourdetable.interface.web.areas.convention.periods import to_period
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

DECISIONS = 60
"""How many decisions are proposed, the latest first."""


ADD = StepWords(
    title=gettext_lazy("Write who signs"),
    said=gettext_lazy("It is recorded."),
    explain=gettext_lazy("One college at a time: the charter says which ones sit in which bodies."),
)
TAKE_OVER = StepWords(
    title=gettext_lazy("Take over those of the period before"),
    said=gettext_lazy("They are written: look at each, and change what changes."),
    explain=gettext_lazy("Untick those that do not go on. Nothing is signed by this."),
    submit=gettext_lazy("Take over what is ticked"),
)
REMOVE = StepWords(
    title=gettext_lazy("Take it off the list"), said=gettext_lazy("It is taken off the list.")
)
LEAVE = StepWords(
    title=gettext_lazy("Have it leave by an amendment"),
    said=gettext_lazy("Its last day is the day before the amendment applies."),
)
FACILITIES = StepWords(
    title=gettext_lazy("Say where facilities have a seat"),
    said=gettext_lazy("It is recorded."),
    explain=gettext_lazy(
        "Whoever runs one is expected in the bodies of the territory where it stands."
    ),
)
AMEND = StepWords(
    said=gettext_lazy("It is recorded: write who joins or leaves by it."),
    title=gettext_lazy("Record an amendment"),
)
ASSESS = StepWords(
    title=gettext_lazy("Assess this period"),
    said=gettext_lazy("It is given: have it adopted by a decision."),
)
ADOPT = StepWords(
    title=gettext_lazy("Say which decision adopted the assessment"),
    said=gettext_lazy("It is adopted: the charter takes it into account."),
)


@members_form
def add(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write who signs, or who joins by an amendment."""
    period, able = period_of(scene, pk), preparers(scene)
    known = known_to_sign(scene, period)
    asked: dict[str, Any] = {"period": period, "known": known}
    form = form_of(SignatoriesForm, request, scene, able, period.version, **asked)
    names = ("version", "drafts", "amendment")
    act = by_form(form, signatories.add_signatories, *names, period=period)
    return answer_step(
        request,
        form,
        act,
        ADD,
        *to_period(scene, period),
        not_now=needs_amendment(period),
    )


@members_form
def take_over(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take over who signs the period before."""
    period, able = period_of(scene, pk), preparers(scene)
    known: dict[str, Any] = {"signing": signing_before(period), "seated": seated_before(period)}
    form = form_of(TakeOverForm, request, scene, able, period.version, **known)
    act = by_form(form, renewing.take_over, "version", "signatories", "seats", period=period)
    return answer_step(
        request,
        form,
        act,
        TAKE_OVER,
        *to_period(scene, period),
        not_now=nothing_left(period, *known.values()),
    )


def nothing_left(period: AgreementPeriod, *left: list[Any]) -> str:
    """Why there is nothing to take over."""
    if period.signed_on is not None:
        return _("This period is signed: only an amendment changes who signs it.")
    return "" if any(left) else _("All that the period before says is written here already.")


def needs_amendment(period: AgreementPeriod) -> str:
    """Why nobody joins or leaves a signed period yet."""
    if period.signed_on is None or period.amendments.exists():
        return ""
    return _("This period is signed: record the amendment first, then who joins or leaves by it.")


def known_to_sign(scene: Scene, period: AgreementPeriod) -> QuerySet[Institution]:
    """The institutions of the network that do not sign the period today, by name."""
    signing = period.signatories.filter(ends=None).values("institution")
    return institutions_in(scene.network, on=scene.today).exclude(pk__in=signing)


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """An institution does not sign after all, or was written as having joined by mistake."""
    row, able = signatory_of(scene, pk), preparers(scene)
    form = form_of(ButtonForm, request, scene, able, row.period.version)
    act = domain_call(form, signatories.remove_signatory, "version", signatory=row)
    steps = to_period(scene, row.period)
    eyebrow = row.institution.name
    return answer_step(request, form, act, REMOVE, *steps, eyebrow=eyebrow)


@members_form
def leave(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """An institution leaves by an amendment."""
    row, able = signatory_of(scene, pk), preparers(scene)
    form = form_of(LeavingForm, request, scene, able, row.period.version, period=row.period)
    act = domain_call(form, signatories.leave_period, "amendment", "version", signatory=row)
    return answer_step(
        request,
        form,
        act,
        LEAVE,
        *to_period(scene, row.period),
        eyebrow=row.institution.name,
        not_now=needs_amendment(row.period),
    )


@members_form
def facilities(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say where the agreement seats whoever runs a facility of a kind."""
    period, able = period_of(scene, pk), preparers(scene)
    form = form_of(FacilitySeatsForm, request, scene, able, period.version)
    act = by_form(form, signatories.seat_facilities, "version", "draft", period=period)
    return answer_step(
        request,
        form,
        act,
        FACILITIES,
        *to_period(scene, period),
    )


@members_form
def amend(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Record an amendment."""
    period, able = period_of(scene, pk), preparers(scene)
    form = form_of(AgreementAmendmentForm, request, scene, able, period.version)
    act = by_form(form, signatories.amend_period, "version", "draft", "sent", period=period)
    steps = to_period(scene, period)
    return answer_step(request, form, act, AMEND, *steps)


@members_form
def assess(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give the assessment of a period."""
    period, able = period_of(scene, pk), preparers(scene)
    known: Assessment | None = getattr(period, "assessment", None)
    begins: dict[str, Any] = {"words": known.words, "led_by": known.led_by} if known else {}
    begins |= {"body": known.body_id or "", "given_on": known.given_on} if known else {}
    more: dict[str, Any] = {"bodies": Body.objects.filter(network=scene.network)}
    version, more["initial"] = known.version if known else 0, begins
    form = form_of(AssessmentForm, request, scene, able, version, **more)
    act = by_form(form, assessing.assess_period, "version", "draft", "sent", period=period)
    return answer_step(request, form, act, ASSESS, *to_period(scene, period))


@members_form
def adopt(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say by which decision it was adopted."""
    period, able = period_of(scene, pk), preparers(scene)
    known: Assessment | None = getattr(period, "assessment", None)
    version, decisions = known.version if known else 0, decisions_to_adopt(scene)
    form = form_of(AdoptionForm, request, scene, able, version, decisions=decisions)
    names = ("decision", "adopted_as", "adopted_on", "version")
    act = domain_call(form, assessing.adopt_assessment, *names, assessment=known)
    return answer_step(
        request,
        form,
        act,
        ADOPT,
        *to_period(scene, period),
        not_now="" if known else _("Nobody has given the assessment of this period yet."),
    )


def decisions_to_adopt(scene: Scene) -> QuerySet[Decision]:
    """What was adopted by the bodies that approve evaluations, the latest first."""
    competent = scene.charter.competent(EffectKind.APPROVE_EVALUATION)
    able = {kind for one in competent for kind in one.bodies}
    rows = Decision.objects.filter(network=scene.network, outcome__in=ADOPTED)
    return rows.filter(body__kind__in=able).order_by("-pk")[:DECISIONS]
