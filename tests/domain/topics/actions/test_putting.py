from __future__ import annotations

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
from tests.domain.topics.builders import put_forward
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.topics.actions.answering import decline
from tourdetable.domain.topics.actions.putting import (
    change_topic,
    say_what_exists,
    withdraw_topic,
)


def test_a_line_is_enough(circle: Circle) -> None:
    topic = put_forward(circle, "  Lire \n dehors ")
    assert (topic.title, topic.seat, topic.person) == ("Lire dehors", circle.library, circle.bao)
    assert (topic.put_on, topic.state, topic.waits) == (TODAY, "waiting", True)
    told = {"body": circle.body.pk}
    library = f"seat:{circle.library.pk}"
    assert last_event() == ("topic.put", f"topic:{topic.pk}", circle.bao.pk, library, told)


def test_an_urgent_one_is_said_otherwise(circle: Circle) -> None:
    put_forward(circle, urgent=True)
    assert last_event()[0] == "topic.urgent"


def test_a_topic_without_words_is_refused(circle: Circle) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        put_forward(circle, "  ")


def test_the_same_form_puts_one_topic(circle: Circle) -> None:
    by = once_sent(circle.by_bao())
    put_forward(circle, by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        put_forward(circle, by=by)


def test_it_is_said_better_as_long_as_nothing_is_answered(circle: Circle) -> None:
    topic, by = put_forward(circle), {"by": circle.by_bao(), "now": NOW}
    said = {"question": "Où ?", "why": "Il fait beau.", "existing": "", "urgent": True}
    said |= {"added": "Le soir.", "tags": ["Dehors"]}
    new = change_topic(topic=topic, version=1, title="Lire au parc", **said, **by)
    assert (new.title, new.question, new.version) == ("Lire au parc", "Où ?", 2)
    assert last_event()[0] == "topic.urgent"
    with pytest.raises(Changed):
        change_topic(topic=topic, version=1, title="Lire", **said, **by)
    decline(topic=topic, version=2, words="L’an prochain.", **by)
    with nothing_changes(), pytest.raises(ValidationError):
        change_topic(topic=topic, version=3, title="Lire", **said, **by)


def test_what_exists_is_said_by_others_too(circle: Circle) -> None:
    topic, by = put_forward(circle), {"by": circle.by_ana(), "now": NOW}
    topic = say_what_exists(topic=topic, version=1, existing="Le kiosque du port.", **by)
    assert topic.existing == "Le kiosque du port."
    with nothing_changes(), pytest.raises(ValidationError):
        say_what_exists(topic=topic, version=2, existing=" ", **by)


def test_it_is_withdrawn_and_stays(circle: Circle) -> None:
    topic, by = put_forward(circle), {"by": circle.by_bao(), "now": NOW}
    topic = withdraw_topic(topic=topic, version=1, words="Déjà fait.", **by)
    assert (topic.state, topic.answer, topic.lives) == ("withdrawn", "Déjà fait.", False)
    with nothing_changes(), pytest.raises(ValidationError):
        say_what_exists(topic=topic, version=2, existing="Rien.", **by)
    assert kinds_of_events()[-2:] == ["topic.put", "topic.withdrawn"]


def test_the_same_topic_waits_once_for_a_seat(circle: Circle) -> None:
    topic = put_forward(circle)
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        put_forward(circle)
    assert list(refused.value.error_dict) == ["title"]
    put_forward(circle, by=circle.by_ana())
    withdraw_topic(topic=topic, version=1, words="", by=circle.by_bao(), now=NOW)
    assert put_forward(circle).state == "waiting"
