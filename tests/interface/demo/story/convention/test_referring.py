"""The questions that the demo's bodies sent up."""

from __future__ import annotations

import pytest

from tourdetable.domain.referrals.models import Referral, ReferralAnswer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_one_is_under_examination_and_another_was_answered_outside():
    rows = Referral.objects.order_by("network__slug")
    assert list(rows.values_list("body__slug", "state", "sequels__state")) == [
        ("club", "partly", "under_way"),
        ("itc-marseille-15-16", "examined", None),
    ]
    carried = Referral.objects.filter(steps__carried=True).count()
    outside = ReferralAnswer.objects.get(step__body=None)
    assert (carried, outside.person, outside.by_letter) == (2, None, False)
