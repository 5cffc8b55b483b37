"""The register of questions: who asked whom, since when, what was answered; taken away as a
spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.sheets.writing import CSV, MEDIA, ODS, Table, Value, written
from tourdetable.domain.networks.models import Body
from tourdetable.domain.referrals.enums import ReferralState
from tourdetable.domain.referrals.models import Referral, ReferralStep
from tourdetable.domain.referrals.queries import (
    AskedReferrals,
    in_order,
    last_step,
    seen_by,
    sending_bodies,
    sequel_of,
    whole,
)
from tourdetable.interface.web.areas.referrals.loading import trail
from tourdetable.interface.web.areas.referrals.page import BADGES
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download
from tourdetable.interface.web.paging import Pages

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS = 20

STATES: Mapping[str, StrOrPromise] = {
    "live": gettext_lazy("That wait for an answer"),
    "late": gettext_lazy("Overdue"),
    "answered": pgettext_lazy("questions", "Answered"),
    **{one.value: one.label for one in ReferralState if one != ReferralState.WAITING},
}
"""What one may ask to see."""


@dataclass(frozen=True)
class QuestionRow:
    """A question, as the register tells it."""

    scene: Scene
    referral: Referral

    @property
    def step(self) -> ReferralStep:
        return last_step(self.referral)

    @property
    def badge(self) -> str:
        return BADGES[ReferralState(self.referral.state)]

    @property
    def late(self) -> bool:
        return self.step.is_late(self.scene.today)

    @property
    def days(self) -> int:
        """How long it waited, or has waited."""
        referral = self.referral
        end = referral.answered_on or referral.withdrawn_on or self.scene.today
        return (end - referral.sent_on).days

    @property
    def sequel(self) -> str:
        """What became of it, in a word."""
        told = sequel_of(self.referral)
        return str(told.get_state_display()) if told else ""


@dataclass(frozen=True)
class QuestionRegister:
    """The questions that the reader may read, as they are asked for: as many queries for 3 as for
    300."""

    scene: Scene
    asked: AskedReferrals
    number: str = ""

    @cached_property
    def found(self) -> QuerySet[Referral]:
        rows = seen_by(self.scene.member)
        return whole(in_order(self.asked.among(rows, self.scene.today)))

    @cached_property
    def page(self) -> Page[Referral]:
        return Pages(self.found, ROWS).get_page(self.number)

    @property
    def rows(self) -> list[QuestionRow]:
        return [QuestionRow(self.scene, one) for one in self.page]

    @cached_property
    def bodies(self) -> tuple[list[Body], list[Body]]:
        """Those that asked something, and those that were asked (two queries)."""
        seen = seen_by(self.scene.member)
        every = Body.objects.filter(network=self.scene.network)
        asking = every.filter(referrals__in=seen)
        asked = every.filter(referral_steps__referral__in=seen)
        return list(asking.distinct()), list(asked.distinct())

    @property
    def states(self) -> Iterable[tuple[str, StrOrPromise]]:
        return STATES.items()

    @property
    def said(self) -> dict[str, str]:
        """What is asked, as addresses have it."""
        every = {"body": self.asked.body, "to": self.asked.to, "state": self.asked.state}
        return {name: value for name, value in every.items() if value}

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        return f"{urlencode(self.said)}&" if self.said else ""

    @cached_property
    def may_send(self) -> list[Body]:
        """The bodies for which the reader may send a question."""
        return sending_bodies(self.scene.member, now=self.scene.now)


def asked_of(request: Request) -> AskedReferrals:
    """What the address asks."""
    said = {name: request.GET.get(name, "")[:80] for name in ("body", "to", "state")}
    said["state"] = said["state"] if said["state"] in STATES else ""
    return AskedReferrals(**said)


@require_safe
@members_only
def referrals(request: Request, scene: Scene) -> HttpResponse:
    """The register."""
    register = QuestionRegister(scene, asked_of(request), request.GET.get("page", ""))
    return render(request, "referrals/register.html", {"register": register, "trail": trail(scene)})


@require_safe
@members_only
def taken(request: Request, scene: Scene, kind: str) -> HttpResponse:
    """The rows found, all of them, for a spreadsheet."""
    if kind not in (CSV, ODS):
        raise Http404
    register = QuestionRegister(scene, asked_of(request))
    lines = [line_of(QuestionRow(scene, one)) for one in register.found]
    sheet = Table(_("Questions sent up"), [*heads(), *ends()], lines)
    name = f"{scene.network.slug}-questions-{scene.today}.{kind}"
    return download(written(kind, [sheet]), name, MEDIA[kind])


def heads() -> list[str]:
    words = [_("Number"), _("Question"), _("Body that asks"), _("Sent on"), _("Floors")]
    return [*words, _("Who is asked"), _("Received on"), _("To be answered by")]


def ends() -> list[str]:
    words = [_("State"), _("Answered on"), _("Days"), _("Overdue"), _("Reasons")]
    return [*words, _("What became of it")]


def line_of(row: QuestionRow) -> list[Value]:
    """One question, column by column."""
    referral, step = row.referral, row.step
    floors = " > ".join(one.whom for one in referral.steps.all())
    found: list[Value] = [referral.reference, referral.title, referral.body.name, referral.sent_on]
    found += [floors, step.whom, step.received_on, step.due, str(referral.get_state_display())]
    reasons = " ; ".join(one.reasons for one in step.answers.all())
    late = _("yes") if row.late else _("no")
    return [*found, referral.answered_on, row.days, late, reasons, row.sequel]
