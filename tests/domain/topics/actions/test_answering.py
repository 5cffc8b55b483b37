from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    kinds_of_events,
    last_event,
    nothing_changes,
)
from tests.domain.topics.builders import put_forward
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.actions.answering import (
    before_its_agenda,
    decline,
    give_to_group,
    merge,
    send_on,
)
from tourdetable.domain.topics.actions.supporting import support

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}


def board(circle: Circle) -> Body:
    said = {"kind": "board", "name": "Bureau", "slug": "bureau", "starts": FOUNDED}
    return install_body(network=circle.network, **said, **BY)


def test_it_is_declined_with_a_reason(circle: Circle) -> None:
    topic = put_forward(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        decline(topic=topic, version=1, words=" ", **BY)
    topic = decline(topic=topic, version=1, words="Il pleut.", **BY)
    assert (topic.state, topic.answer, topic.answered_at) == ("declined", "Il pleut.", NOW)
    with nothing_changes(), pytest.raises(ValidationError):
        decline(topic=topic, version=2, words="Encore.", **BY)


def test_it_is_sent_to_another_body_where_it_waits(circle: Circle) -> None:
    topic, there = put_forward(circle), board(circle)
    topic = send_on(topic=topic, version=1, to=there, words="", **BY)
    assert (topic.state, topic.where, topic.waits) == ("sent_on", there, True)
    assert kinds_of_events()[-2:] == ["topic.sent", "topic.received"]
    assert last_event()[4] == {"body": there.pk}
    with nothing_changes(), pytest.raises(ValidationError):
        send_on(topic=topic, version=2, to=there, words="", **BY)


def test_a_group_takes_it_up_once_what_exists_is_said(circle: Circle) -> None:
    topic, there = put_forward(circle), board(circle)
    said = {"topic": topic, "version": 1, "group": there, "words": "", **BY}
    with nothing_changes(), pytest.raises(ValidationError):
        give_to_group(existing="", **said)
    topic = give_to_group(existing="Le kiosque.", **said)
    assert (topic.state, topic.existing, topic.taken_up_at) == ("in_group", "Le kiosque.", NOW)
    assert before_its_agenda(topic) == "in_group"


def test_two_topics_become_one_and_nobody_is_lost(circle: Circle) -> None:
    topic, other = (
        put_forward(circle, existing="Le kiosque."),
        put_forward(circle, "Lire au parc", by=circle.by_ana()),
    )
    support(topic=topic, by=circle.by_chloe(), now=NOW)
    support(topic=topic, by=circle.by_ana(), now=NOW)
    with nothing_changes(), pytest.raises(ValidationError):
        merge(topic=topic, version=1, into=topic, words="", **BY)
    topic = merge(topic=topic, version=1, into=other, words="", **BY)
    other.refresh_from_db()
    assert (topic.state, topic.merged_into) == ("merged", other)
    assert {one.seat for one in other.supports.all()} == {circle.library, circle.school}
    assert other.existing == "Le kiosque."
    with nothing_changes(), pytest.raises(ValidationError):
        merge(topic=other, version=2, into=topic, words="", **BY)


def test_what_was_joined_to_it_follows(circle: Circle) -> None:
    first, second, third = (put_forward(circle, title) for title in ("Un", "Deux", "Trois"))
    merge(topic=first, version=1, into=second, words="", **BY)
    merge(topic=second, version=1, into=third, words="", **BY)
    assert {one.title for one in third.merged.all()} == {"Un", "Deux"}
