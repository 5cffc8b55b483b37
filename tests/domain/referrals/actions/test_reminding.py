"""What is overdue is reminded of once per period."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, kinds_of_events
from tests.domain.referrals.builders import LATE, Floors, answered, outside, sent
from tourdetable.domain.journal.departures import take_due
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.referrals.actions.reminding import (
    AGAIN,
    remind,
    remind_of_referrals,
)
from tourdetable.domain.referrals.models import ReferralMessage, ReferralStep


def test_whoever_is_asked_is_reminded_once_per_period(floors: Floors) -> None:
    sent(floors)
    sent(floors, outside())
    assert [remind_of_referrals(now=when) for when in (NOW, LATE, LATE)] == [0, 2, 0]
    assert remind_of_referrals(now=LATE + timedelta(days=1)) == 0
    assert remind_of_referrals(now=LATE + AGAIN) == 2
    assert kinds_of_events().count("referral.reminded") == 4
    letters = ReferralMessage.objects.order_by("pk").values_list("letter", flat=True)
    assert list(letters) == ["asked", "overdue", "overdue"]


def test_nobody_is_reminded_of_what_is_answered_or_was_reminded_of_meanwhile(
    floors: Floors,
) -> None:
    referral = sent(floors)
    before = ReferralStep.objects.get()
    said = {"on": LATE.date(), "by": Operator(), "now": LATE}
    assert [remind(step=before, **said), remind(step=before, **said)] == [True, False]
    answered(referral, floors.by_gil(), now=LATE)
    assert remind_of_referrals(now=LATE + AGAIN) == 0


def test_messages_are_taken_once(floors: Floors) -> None:
    sent(floors, outside())
    taken = [take_due(ReferralMessage, worker=f"w:{n}", now=NOW, most=5) for n in (1, 2)]
    assert [len(some) for some in taken] == [1, 0]
