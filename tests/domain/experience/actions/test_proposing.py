from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    TODAY,
    Circle,
    kinds_of_events,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.experience.builders import DONE, called, proposed
from tests.domain.topics.builders import put_forward
from tourdetable.domain.experience.actions.calling import close_call
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.topics.models import Topic


def test_a_title_and_a_few_words_are_enough(circle: Circle) -> None:
    report = proposed(circle, title="  Lire \n la nuit ")
    assert (report.title, report.done, report.state) == ("Lire la nuit", DONE, "in_draft")
    assert (report.seat, report.body, report.person) == (circle.library, circle.body, circle.bao)
    assert (report.attribution, report.audience) == ("institution", "network")
    told = {"body": circle.body.pk}
    library = f"seat:{circle.library.pk}"
    about = f"experience:{report.pk}"
    assert last_event() == ("experience.proposed", about, circle.bao.pk, library, told)


def test_what_asks_for_a_session_is_a_topic(circle: Circle) -> None:
    report = proposed(circle, urgent=True, session=False, why="Que faire ?")
    topic = Topic.objects.get()
    assert (report.topic, topic.title, topic.urgent) == (topic, "Lire la nuit", True)
    assert (topic.body, topic.seat) == (circle.body, circle.library)
    assert (topic.why, topic.existing) == ("Que faire ?", DONE)
    assert kinds_of_events()[-2:] == ["topic.urgent", "experience.proposed"]


def test_what_is_only_written_asks_nothing(circle: Circle) -> None:
    assert proposed(circle, session=False).topic is None
    assert not Topic.objects.exists()


def test_a_topic_that_is_there_is_answered(circle: Circle) -> None:
    topic = put_forward(circle, urgent=True, by=circle.by_ana())
    report = proposed(circle, topic=topic)
    assert (report.topic, report.urgent, Topic.objects.count()) == (topic, True, 1)


def test_whoever_has_an_office_alone_tells_their_own(circle: Circle) -> None:
    report = proposed(circle, by=Actor(circle.dora, office=circle.lead))
    assert (report.seat, report.body, report.person) == (None, circle.body, circle.dora)


@pytest.mark.parametrize("said", [{"title": " "}, {"done": " "}])
def test_what_says_nothing_is_refused(circle: Circle, said: dict[str, str]) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        proposed(circle, **said)


def test_the_same_is_proposed_once(circle: Circle) -> None:
    by = once_sent(circle.by_bao())
    proposed(circle, by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        proposed(circle, by=by)
    with nothing_changes(), pytest.raises(ValidationError):
        proposed(circle)


def test_a_call_is_answered_until_it_is_over(circle: Circle) -> None:
    call = called(circle, until=TODAY, tags=["plein air"])
    report = proposed(circle, call=call, tags=["nuit"])
    assert (report.call, [tag.name for tag in report.tags.all()]) == (call, ["nuit"])
    with nothing_changes(), pytest.raises(ValidationError):
        proposed(circle, title="Plus tard", call=call, now=NOW + timedelta(days=1))
    close_call(call=call, version=1, by=circle.by_bao(), now=NOW)
    call.refresh_from_db()
    with nothing_changes(), pytest.raises(ValidationError):
        proposed(circle, title="Trop tard", call=call)
