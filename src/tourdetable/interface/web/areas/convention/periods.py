"""One period of the agreement: who signs it, its amendments, its assessment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.convention.actions import periods as actions
from tourdetable.domain.convention.models import (
    AgreementAmendment,
    AgreementPeriod,
    Assessment,
    FacilitySeats,
    Signatory,
)
from tourdetable.domain.convention.queries.agreements import (
    seated_before,
    signatories_of,
    signing_before,
)
from tourdetable.domain.convention.rules import may_prepare
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.convention.agreement import to_agreement
from tourdetable.interface.web.areas.convention.forms import AgreementPeriodForm, SigningForm
from tourdetable.interface.web.areas.convention.loading import (
    Step,
    StepWords,
    answer_step,
    by_form,
    form_of,
    period_of,
    preparers,
    trail,
)
from tourdetable.interface.web.areas.files.serving import stored_file
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh

DOCUMENTED: Mapping[str, Callable[[AgreementPeriod], QuerySet[Any]]] = {
    "period": lambda period: AgreementPeriod.objects.filter(pk=period.pk),
    "amendment": lambda period: AgreementAmendment.objects.filter(period=period),
    "assessment": lambda period: Assessment.objects.filter(period=period),
}
"""What of a period may come with a document, by its name in the address."""


DESCRIBE = StepWords(said=gettext_lazy("It is recorded."), title=gettext_lazy("Change the period"))
SIGN = StepWords(
    title=gettext_lazy("Say that it is signed"),
    said=gettext_lazy("It is signed: the charter is judged on it from its first day."),
    explain=gettext_lazy("From then on, only an amendment changes its days and those who signed."),
)
UNSIGN = StepWords(
    title=gettext_lazy("It is not signed after all"),
    said=gettext_lazy("It is prepared again."),
    explain=gettext_lazy("Only what was recorded by mistake is taken back; the journal keeps it."),
)


@dataclass(frozen=True)
class PeriodSheet:
    """A period as members read it."""

    scene: Scene
    period: AgreementPeriod

    @cached_property
    def may_prepare(self) -> bool:
        return bool(may_prepare(self.scene.member)) and not self.scene.network.closed_on

    @cached_property
    def lines(self) -> list[tuple[Signatory, str, str]]:
        """Who signs, with its college and the kinds of bodies where it is expected, in words."""
        words = self.scene.charter.vocabulary
        return [
            (
                row,
                word_for(words.colleges, row.college),
                ", ".join(word_for(words.body_kinds, code) for code in row.bodies),
            )
            for row in signatories_of(self.period)
        ]

    @cached_property
    def seated(self) -> list[tuple[FacilitySeats, str, str]]:
        """The kinds of facilities that have a seat, with their college and where, in words."""
        words = self.scene.charter.vocabulary
        return [
            (
                row,
                word_for(words.colleges, row.college),
                ", ".join(word_for(words.body_kinds, code) for code in row.bodies),
            )
            for row in self.period.facility_seats.all()
            if row.bodies
        ]

    @cached_property
    def amendments(self) -> list[AgreementAmendment]:
        return list(self.period.amendments.select_related("stored"))

    @cached_property
    def may_take_over(self) -> bool:
        """Whether something of the period before is left to take over, for whoever prepares."""
        draft = self.may_prepare and self.period.signed_on is None
        return draft and bool(signing_before(self.period) or seated_before(self.period))

    @property
    def assessment(self) -> Assessment | None:
        return getattr(self.period, "assessment", None)

    @property
    def in_force(self) -> bool:
        return self.period.holds(self.scene.today)


def to_period(scene: Scene, period: AgreementPeriod) -> tuple[Step, Step]:
    """The way to a period."""
    return to_agreement(scene), (period.title, scene.url("agreement_period", period.pk))


@require_safe
@fresh()
@members_only
def shown(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Who signs it, what amended it, what it gave."""
    period = period_of(scene, pk)
    context = {
        "page": PeriodSheet(scene, period),
        "period": period,
        "today": scene.today,
        "trail": trail(scene, to_agreement(scene), (period.title, "")),
    }
    return render(request, "convention/period.html", context)


@members_form
def describe(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say better what it is, as long as it is not signed."""
    period, able = period_of(scene, pk), preparers(scene)
    begins = {name: getattr(period, name) for name in ("title", "starts", "ends")}
    form = form_of(AgreementPeriodForm, request, scene, able, period.version, initial=begins)
    act = by_form(form, actions.describe_period, "version", "details", period=period)
    steps = to_period(scene, period)
    return answer_step(request, form, act, DESCRIBE, *steps)


@members_form
def sign(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that it is signed."""
    period, able = period_of(scene, pk), preparers(scene)
    form = form_of(SigningForm, request, scene, able, period.version)
    names = ("version", "signed_on", "sent")
    act = by_form(form, actions.sign_period, *names, period=period)
    return answer_step(request, form, act, SIGN, *to_period(scene, period))


@members_form
def unsign(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that it was recorded as signed by mistake."""
    period, able = period_of(scene, pk), preparers(scene)
    form = form_of(ButtonForm, request, scene, able, period.version)
    act = domain_call(form, actions.take_back_signature, "version", period=period)
    steps = to_period(scene, period)
    return answer_step(request, form, act, UNSIGN, *steps)


@require_safe
@members_only
def document(request: Request, scene: Scene, pk: int, kind: str, row: int) -> HttpResponse:
    """The document of a period, of one of its amendments, of its assessment."""
    period = period_of(scene, pk)
    rows = DOCUMENTED[kind](period) if kind in DOCUMENTED else None
    found = rows.filter(pk=row).select_related("stored").first() if rows is not None else None
    if found is None or found.stored is None:
        raise Http404
    return stored_file(found.stored, found.file_name)
