"""What the stage asks outside: one question waits, one was answered."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, Circle
from tourdetable.domain.referrals.models import Referral, ReferralAnswer, ReferralStep
from tourdetable.domain.topics.models import Topic


def ask_outside(circle: Circle) -> None:
    """Both, of the circle."""
    said = {"network": circle.network, "body": circle.body, "seat": circle.town}
    topic = Topic.objects.create(title="Un quai pour lire", put_on=TODAY, put_at=NOW, **said)
    for number, state in enumerate(("waiting", "accepted"), 1):
        done = TODAY if state == "accepted" else None
        row = Referral.objects.create(
            network=circle.network,
            body=circle.body,
            topic=topic,
            title="Un quai",
            words="Lire au quai.",
            number=number,
            state=state,
            sent_on=TODAY,
            answered_on=done,
        )
        step = ReferralStep.objects.create(
            referral=row,
            position=1,
            institution="Préfecture",
            email="roy@prefecture.example",
            sent_on=TODAY,
            due_on=TODAY + timedelta(days=30),
            closed_on=done,
        )
        if done:
            ReferralAnswer.objects.create(step=step, reply=state, reasons="Oui.", on=TODAY)
