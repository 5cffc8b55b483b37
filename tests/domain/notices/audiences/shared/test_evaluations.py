"""Who is told of the report of an evaluation."""

from __future__ import annotations

from tests.domain.builders import NOW
from tests.domain.evaluation.builders import approved, evaluating, given, of_now
from tourdetable.domain.evaluation.actions import giving
from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.audiences.shared.evaluations import of_report
from tourdetable.domain.notices.enums import NoticeKind


def told(event: Event) -> set[str]:
    return {str(one.person) for one in of_report(event, NoticeKind.EVALUATION, NOW)}


def test_those_who_sit_in_the_bodies_that_approve_it_as_long_as_it_is_given(db: None) -> None:
    scene = evaluating()
    campaign = given(scene)
    event = Event.objects.get(kind="campaign.given")
    assert "Ana Ruiz" in told(event)
    assert "Eva Lang" not in told(event)
    giving.take_back(**of_now(scene, campaign))
    assert told(event) == set()


def test_the_network_is_told_once_that_it_is_published(db: None) -> None:
    scene = evaluating()
    campaign = approved(scene)
    for audience in ("network", "public"):
        giving.publish(audience=audience, **of_now(scene, campaign))
    first, again = Event.objects.filter(kind="campaign.published").order_by("pk")
    assert {"Ana Ruiz", "Eva Lang"} <= told(first)
    assert told(again) == set()
