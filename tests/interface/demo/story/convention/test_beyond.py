"""What the demo tells beyond its members, and of what somebody complained."""

from __future__ import annotations

import pytest

from tourdetable.domain.complaints.models import Complaint, ComplaintMessage
from tourdetable.domain.newsletters.models import Newsletter, NewsletterCopy, NewsSubscription

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_each_network_sent_a_newsletter_that_tells_what_is_public_and_the_club_writes_another():
    rows = Newsletter.objects.order_by("pk").values_list("network__slug", "sent_at__date", "pk")
    left = [(slug, day is not None) for slug, day, _pk in rows]
    assert left == [("club", True), ("club", False), ("convention", True)]
    for one in Newsletter.objects.exclude(sent_at=None):
        assert (one.items.count() >= 2, one.copies.exists()) == (True, True)
    assert set(NewsletterCopy.objects.values_list("state", flat=True)) == {"sent"}
    assert NewsSubscription.objects.count() == 5


def test_one_complaint_was_answered_and_one_waits():
    rows = Complaint.objects.order_by("pk").values_list("network__slug", "answered_at")
    assert [(slug, at is not None) for slug, at in rows] == [("club", True), ("convention", False)]
    assert set(ComplaintMessage.objects.values_list("state", flat=True)) == {"sent"}
