"""The page of one question: floor after floor, its answers, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.domain.journal.departures import STUCK
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.referrals.enums import ReferralState
from tourdetable.domain.referrals.models import ReferralMessage, ReferralStep
from tourdetable.domain.referrals.ties import origin_of
from tourdetable.interface.web.areas.referrals.loading import (
    QuestionInContext,
    question,
    trail,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

BADGES = {
    ReferralState.WAITING: "",
    ReferralState.EXAMINED: "info",
    ReferralState.ACCEPTED: "good",
    ReferralState.PARTLY: "good",
    ReferralState.REFUSED: "bad",
    ReferralState.WITHDRAWN: "",
}


@dataclass(frozen=True)
class QuestionPage:
    """What one reader sees of a question."""

    known: QuestionInContext

    @property
    def badge(self) -> str:
        return BADGES[ReferralState(self.known.referral.state)]

    @property
    def late(self) -> bool:
        """Whether its answer should have come."""
        return self.known.step.is_late(self.known.scene.today)

    @property
    def days(self) -> int:
        """How long it waited, or has waited."""
        referral = self.known.referral
        end = referral.answered_on or referral.withdrawn_on or self.known.scene.today
        return (end - referral.sent_on).days

    @property
    def source_url(self) -> str:
        """Where what it is made of is read, by those who sit in the body that asks."""
        scene, referral = self.known.scene, self.known.referral
        if not scene.member.sits_in(referral.body_id):
            return ""
        names = (("decision", referral.decision_id), ("topic", referral.topic_id))
        found = next(((name, pk) for name, pk in names if pk), ("entry", referral.entry_id))
        return scene.url(*found)

    @property
    def steps(self) -> list[ReferralStep]:
        return list(self.known.referral.steps.all())

    @cached_property
    def points(self) -> list[AgendaItem]:
        """The agendas that have it, of the meetings that the reader may open (one query)."""
        rows = AgendaItem.objects.filter(
            origin=origin_of(self.known.referral),
            meeting__state__in=CALENDAR,
            meeting__body__network=self.known.scene.network,
        )
        every = rows.select_related("meeting__body__network").order_by("meeting__starts_at")
        member = self.known.scene.member
        return [one for one in every if member.sits_in(one.meeting.body_id)]

    @cached_property
    def unreached(self) -> bool:
        """Whether a message outside did not leave, for those who may correct its address (one
        query)."""
        if not (self.known.waits and self.known.correcting):
            return False
        rows = ReferralMessage.objects.filter(step=self.known.step, to=self.known.step.email)
        return rows.filter(state__in=STUCK).exists()

    @property
    def to_hear(self) -> bool:
        """Whether the reader may take note of its answer."""
        known = self.known
        return known.answered and known.referral.heard_on is None and bool(known.asking)

    @property
    def further(self) -> bool:
        """Whether the reader may pass it on."""
        return self.known.waits and bool(self.known.passing)


@require_safe
@members_only
def referral(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One question, for those whom it went through."""
    known = question(scene, pk)
    context = {"page": QuestionPage(known), "known": known, "referral": known.referral}
    steps = trail(scene, known.referral.reference)
    return render(request, "referrals/referral.html", {**context, "trail": steps})
