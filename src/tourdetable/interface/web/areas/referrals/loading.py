"""A question that the reader may read, what they may do about it, the way to it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.domain.referrals import rules
from tourdetable.domain.referrals.enums import ANSWERED
from tourdetable.domain.referrals.models import Referral, ReferralStep
from tourdetable.domain.referrals.queries import (
    acting_for,
    last_step,
    sending_for,
    whole,
)
from tourdetable.interface.web.base.capacities import reserved, reserved_for_offices
from tourdetable.interface.web.base.scene import Scene


class QuestionInContext:
    """A question, for one reader: in which capacities they do what."""

    def __init__(self, scene: Scene, referral: Referral) -> None:
        self.scene, self.referral = scene, referral
        referral.network = scene.network

    @cached_property
    def step(self) -> ReferralStep:
        """Where it stands."""
        return last_step(self.referral)

    @cached_property
    def asking(self) -> Capacities:
        """For the body that asked."""
        return sending(self.scene, self.referral.body)

    @cached_property
    def receiving(self) -> Capacities:
        """For the body that is asked, whose own they are."""
        return own(self.scene, self.step.body) if self.step.body else ()

    @cached_property
    def answering(self) -> Capacities:
        """The same; of what went outside, those who record what came by letter."""
        return self.receiving if self.step.body else self.correcting

    @cached_property
    def passing(self) -> Capacities:
        """For the body that is asked, or in its stead."""
        return sending(self.scene, self.step.body) if self.step.body else ()

    @cached_property
    def correcting(self) -> Capacities:
        """For the body that sent it outside."""
        if self.step.body is not None:
            return ()
        steps = sorted(self.referral.steps.all(), key=lambda one: -one.position)
        before = [one.body for one in steps if one.body is not None]
        return sending(self.scene, before[0] if before else self.referral.body)

    @cached_property
    def following(self) -> Capacities:
        """For any of the floors that it went through."""
        bodies = [self.referral.body, *(one.body for one in self.referral.steps.all() if one.body)]
        found = (one for body in bodies for one in sending(self.scene, body))
        return tuple(dict.fromkeys(found))

    @property
    def waits(self) -> bool:
        return self.referral.lives

    @property
    def answered(self) -> bool:
        """Whether it has its answer."""
        return self.referral.state in ANSWERED


def own(scene: Scene, body: Body) -> Capacities:
    """Those in which the reader acts for a body."""
    return acting_for(scene.member, body, now=scene.now)


def sending(scene: Scene, body: Body) -> Capacities:
    """The same, and those in which they carry its questions."""
    return sending_for(scene.member, body, now=scene.now)


def sending_or_refused(scene: Scene, body: Body) -> Capacities:
    """The same; 403 to others who sit there, 404 to those who do not."""
    if not scene.member.sits_in(body.pk):
        raise Http404
    return sending(scene, body) or reserved_for_offices(scene.charter, Right.CONVENE, over=body)


def question(scene: Scene, pk: int) -> QuestionInContext:
    """A question that the reader may read, or 404 (five queries)."""
    referral = get_object_or_404(whole(Referral.objects.filter(network=scene.network)), pk=pk)
    if not rules.may_read(scene.member, referral):
        raise Http404
    return QuestionInContext(scene, referral)


def able(found: Capacities, body: Body | None) -> Capacities:
    """These capacities; 403 to whoever has none of them."""
    who = _("those who act for “%(body)s”") % {"body": body.name} if body else _("those who asked")
    return found or reserved(who)


def trail(scene: Scene, *here: str) -> list[dict[str, str]]:
    """The way to the register, and to a page below."""
    steps = [
        (_("Network"), scene.url("network")),
        (_("Questions sent up"), scene.url("referrals") if here else ""),
    ]
    return [{"label": label, "url": url} for label, url in (*steps, *((one, "") for one in here))]


def question_trail(scene: Scene, referral: Referral, here: str) -> list[dict[str, str]]:
    """The way to a question, and to a gesture about it."""
    steps = trail(scene, referral.reference, here)
    steps[-2]["url"] = scene.url("referral", referral.pk)
    return steps


def page_of(scene: Scene, referral: Referral, title: str) -> dict[str, Any]:
    """What every gesture about a question says, and where it leads back."""
    there = scene.url("referral", referral.pk)
    found = {"title": title, "eyebrow": referral.title, "cancel": there}
    return found | {"trail": question_trail(scene, referral, title), "then": there}
