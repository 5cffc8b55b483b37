"""Reminding whoever is asked of what is overdue, once per period."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.networks.actors import By, Operator
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.referrals.actions.sending import write
from tourdetable.domain.referrals.enums import ReferralLetter
from tourdetable.domain.referrals.models import ReferralStep
from tourdetable.domain.referrals.queries import late_steps

AGAIN = timedelta(days=14)
"""The period: how long before one is reminded again."""


def remind_of_referrals(*, now: datetime) -> int:
    """Remind of all that is overdue in networks that go on; how many."""
    found = 0
    for network in Network.objects.filter(closed_on=None):
        on = local_day(network, now)
        for step in list(to_remind(network, on)):
            found += remind(step=step, on=on, by=Operator(), now=now)
    return found


def to_remind(network: Network, on: date) -> list[ReferralStep]:
    """What is overdue and was not reminded of in this period."""
    quiet = Q(reminded_on=None) | Q(reminded_on__lte=on - AGAIN)
    rows = late_steps(on).filter(quiet, referral__network=network)
    return list(rows.select_related("referral__network", "body").order_by("pk"))


@once
def remind(*, step: ReferralStep, on: date, by: By, now: datetime) -> bool:
    """Remind whoever is asked; False when it was answered or done meanwhile."""
    mine = ReferralStep.objects.filter(pk=step.pk, closed_on=None, reminded_on=step.reminded_on)
    if not mine.update(reminded_on=on):
        return False
    tell("referral.reminded", step.referral, by, now, step=step.pk, facts=[])
    write(step, ReferralLetter.OVERDUE, now)
    return True
