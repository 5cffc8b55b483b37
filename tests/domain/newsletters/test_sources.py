"""What is offered is what anybody may read: a canary is set beside each."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, Circle, decided, draw, hold
from tests.domain.deliverables.stage import produced
from tests.domain.evaluation.builders import approved, evaluating
from tests.domain.newsletters.newsroom import feast
from tests.domain.notices.convened import MAY
from tests.domain.site.builders import NOVEMBER, by_lead, drafted, opened, said_to_all
from tests.domain.site.builders import feast as open_to_all
from tests.domain.site.builders import news as written
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.newsletters.sources import offered_to_tell
from tourdetable.domain.site.actions.readings import take_back_reading

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


def test_news_decisions_and_reports_that_were_published(news: News) -> None:
    circle, _by = news
    drafted(circle, "Canari")
    decided(circle, hold(circle, title="Canari"), title="Canari")
    assert [titles(circle, one) for one in ("news", "decision", "evaluation")] == [[], [], []]
    written(circle, "Le Môle rouvre")
    reading = said_to_all(circle, meeting=hold(circle, NOVEMBER, "Novembre"))
    assert (titles(circle, "news"), titles(circle, "decision")) == (
        ["Le Môle rouvre"],
        ["On lit Colette"],
    )
    take_back_reading(reading=reading, version=reading.version, **by_lead(circle))
    assert titles(circle, "decision") == []


def test_an_open_day_is_told_once_and_not_when_it_is_off(news: News) -> None:
    circle, _by = news
    day = opened(circle, open_to_all(circle))
    told = [titles(circle, one) for one in ("day", "meeting")]
    Meeting.objects.filter(pk=day.meeting_id).update(state="cancelled")
    assert (told, titles(circle, "day")) == ([["Fête de mai"], []], [])


def test_the_report_of_an_evaluation_once_everybody_reads_it(db: None) -> None:
    scene = evaluating()
    campaign = approved(scene)
    for audience, told in (("network", []), ("public", ["Une année de lectures"])):
        Campaign.objects.filter(pk=campaign.pk).update(published_on=TODAY, audience=audience)
        assert titles(scene.circle, "evaluation") == told
