"""The chapter of the story that is about questions: one goes up and is answered, another is asked
outside and withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.domain.builders import NOW, TODAY
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Office
from tourdetable.domain.referrals.actions import answering, reminding, sending
from tourdetable.domain.referrals.actions.answering import GivenAnswer
from tourdetable.domain.referrals.actions.sending import FloorAsked
from tourdetable.domain.referrals.actors import AskedOutside
from tourdetable.domain.referrals.models import Referral
from tourdetable.domain.topics.actions.putting import put_forward

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def sent_up(s: Story) -> Iterator[Step]:
    """The steward carries it outside for the circle; whoever is asked answers by the link."""
    c = s.circle
    office = Office.objects.filter(network=c.network, kind="steward", body=None).latest("pk")
    by: dict[str, Any] = {"by": Actor(office.person, office=office), "now": NOW}
    quay: dict[str, Any] = {"network": c.network, "body": c.body, "title": "Un quai pour lire"}
    yield lambda: s.keep("quay", lambda: put_forward(**quay, **by))
    topic = s.told["quay"]
    asking = FloorAsked(TODAY, institution="Préfecture", email="roy@prefecture.example")
    words = {"title": "Un quai", "words": "Lire au quai.", "source": topic, "asking": asking}
    yield lambda: sending.send_up(body=c.body, **words, **by)
    row = Referral.objects.latest("pk")
    moved = {"contact": "Mme Roy", "email": "cabinet@prefecture.example"}
    yield lambda: sending.correct_address(referral=row, version=1, **moved, **by)
    late = NOW + timedelta(days=3)
    yield lambda: reminding.remind_of_referrals(now=late)
    link: dict[str, Any] = {"referral": row, "by": AskedOutside(row.steps.get()), "now": NOW}
    yield lambda: answering.acknowledge(version=2, **link)
    for version, reply in enumerate(("examined", "accepted"), 3):
        answered = GivenAnswer(reply, "On regarde.")
        yield lambda a=answered, v=version: answering.answer_referral(answered=a, version=v, **link)
    yield lambda: answering.take_note(referral=row, version=5, **by)
    done = {"state": "done", "words": "C’est ouvert.", "on": TODAY}
    yield lambda: answering.tell_sequel(version=6, **done, **link)
    yield lambda: sending.send_up(body=c.body, **words, **by)
    yield lambda: sending.withdraw(
        referral=Referral.objects.latest("pk"), because="Non.", version=1, **by
    )
    yield from passed_on(s, by)


def passed_on(s: Story, by: dict[str, Any]) -> Iterator[Step]:
    """A board asks the circle, which passes it on outside."""
    c = s.circle
    said: dict[str, Any] = {"network": c.network, "kind": "board", "starts": TODAY}
    named = {"name": "Bureau", "slug": "bureau-des-questions"}
    yield lambda: s.keep("asking", lambda: install_body(**said, **named, **s.freely))
    board = s.told["asking"]
    put: dict[str, Any] = {"network": c.network, "body": board, "title": "Un banc"}
    yield lambda: s.keep("bench", lambda: put_forward(**put, **by))
    words: dict[str, Any] = {"title": "Un banc", "words": "S’asseoir.", "body": board}
    asking = FloorAsked(TODAY, to=c.body)
    yield lambda: sending.send_up(**words, source=s.told["bench"], asking=asking, **by)
    row = Referral.objects.latest("pk")
    further = FloorAsked(TODAY, institution="Région", email="banc@region.example")
    yield lambda: sending.pass_on(
        referral=row, reasons="À la Région.", asking=further, version=1, **by
    )
