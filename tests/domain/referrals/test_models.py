"""What the tables refuse."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import TODAY
from tests.domain.referrals.builders import DUE, Floors, answered, sent
from tourdetable.domain.referrals.models import Referral, ReferralStep


def test_one_step_is_open_at_a_time_and_goes_somewhere(floors: Floors) -> None:
    referral = sent(floors)
    known = {"referral": referral, "position": 2, "sent_on": TODAY, "due_on": DUE}
    for wrong in ({"body": floors.circle.body}, {"closed_on": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReferralStep.objects.create(**known, **wrong)


def test_a_state_and_its_days_agree(floors: Floors) -> None:
    referral = sent(floors)
    for wrong in ({"state": "accepted"}, {"answered_on": TODAY}, {"withdrawn_on": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Referral.objects.filter(pk=referral.pk).update(**wrong)
    assert (str(referral), referral.source, referral.lives) == (
        "Un créneau au quai",
        floors.topic,
        True,
    )
    assert not answered(referral, floors.by_gil()).lives
