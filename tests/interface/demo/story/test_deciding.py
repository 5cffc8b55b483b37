"""What the demo decides between meetings, and what became of actions."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.decisions.models import Decision, FollowUp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODAY = date(2027, 4, 6)
NETWORKS = ("club", "convention")


@pytest.mark.parametrize("slug", NETWORKS)
def test_one_consultation_goes_on_and_one_ended_with_its_dissensus(slug: str) -> None:
    asked = Consultation.objects.filter(body__network__slug=slug).order_by("opened_at")
    ended, running = asked
    assert ended.decision is not None
    assert ended.decision.outcome == "adopted_with_dissent"
    assert ended.decision.positions.filter(objection="sustained").exists()
    assert (running.ended, running.last_day > TODAY) == (False, True)
    assert SeatVoice.objects.filter(consultation=running).count() >= 2


@pytest.mark.parametrize("slug", NETWORKS)
def test_decisions_are_replaced_and_come_back(slug: str) -> None:
    rows = Decision.objects.filter(network__slug=slug)
    assert rows.filter(supersedes__isnull=False).count() == 1
    assert rows.filter(review_on__lte=TODAY).count() == 1


@pytest.mark.parametrize("slug", NETWORKS)
def test_actions_are_late_or_done_with_what_shows_it(slug: str) -> None:
    rows = FollowUp.objects.filter(decision__network__slug=slug)
    assert rows.filter(done_on=None, due__lt=TODAY).exists()
    assert rows.filter(done_on__isnull=False).exclude(proof="").exists()
