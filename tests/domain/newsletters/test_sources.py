"""What is offered is what anybody may read: a canary is set beside each."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, Circle, decided, draw, hold, in_review
from tests.domain.deliverables.stage import produced
from tests.domain.newsletters.newsroom import feast
from tests.domain.notices.convened import MAY
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.newsletters.sources import offered_to_tell

News = tuple[Circle, Actor]


def titles(circle: Circle, source: str) -> list[str]:
    charter = charter_in_force(circle.network, on=TODAY)
    return [one.title for one in offered_to_tell(circle.network, charter, now=NOW)[source]]


def test_meetings_to_come_that_are_public(news: News) -> None:
    circle, _by = news
    draw(circle.body, MAY, "Canari", "reading")
    draw(circle.body, NOW - timedelta(days=30), "Passée", "feast")
    feast(circle)
    assert titles(circle, "meeting") == ["Cercle du port – Fête du livre"]


def test_deliverables_that_are_out_for_everybody(news: News) -> None:
    circle, _by = news
    produced(circle)
    out = Deliverable.objects.get(number=1)
    assert titles(circle, "work") == [out.in_force.title]


def test_decisions_whose_minutes_went_to_everybody(news: News) -> None:
    circle, _by = news
    meeting = hold(circle)
    decided(circle, meeting)
    in_review(circle, meeting, "On a lu.")
    assert titles(circle, "decision") == []
    out = {"state": "circulated", "adopted_on": TODAY, "adoption": "seats"}
    out["circulated_on"] = TODAY
    Minutes.objects.update(**out, audience=Audience.NETWORK)
    assert titles(circle, "decision") == []
    Minutes.objects.update(audience=Audience.PUBLIC)
    one = Decision.objects.get()
    assert titles(circle, "decision") == [f"{one.reference} — Lire Colette"]
