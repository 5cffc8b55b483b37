from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, last_event, nothing_changes
from tests.domain.topics.builders import put_forward
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.topics.actions.putting import withdraw_topic
from tourdetable.domain.topics.actions.supporting import add_view, support, take_support_back


def test_a_seat_supports_once_and_may_take_it_back(circle: Circle) -> None:
    topic, by = put_forward(circle), {"by": circle.by_ana(), "now": NOW}
    support(topic=topic, **by)
    assert [one.seat for one in topic.supports.all()] == [circle.town]
    with nothing_changes(), pytest.raises(ValidationError):
        support(topic=topic, **by)
    take_support_back(topic=topic, **by)
    assert not topic.supports.exists()
    with nothing_changes(), pytest.raises(ValidationError):
        take_support_back(topic=topic, **by)


def test_the_seat_that_put_it_forward_does_not_support_it(circle: Circle) -> None:
    topic = put_forward(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        support(topic=topic, by=circle.by_bao(), now=NOW)


def test_a_point_of_view_is_added_for_a_seat(circle: Circle) -> None:
    topic = put_forward(circle)
    row = add_view(topic=topic, words="Au parc, il y a du bruit. ", by=circle.by_ana(), now=NOW)
    assert (row.words, row.seat) == ("Au parc, il y a du bruit.", circle.town)
    assert last_event()[4] == {"body": circle.body.pk, "view": row.pk}
    with nothing_changes(), pytest.raises(ValidationError):
        add_view(topic=topic, words="Oui.", by=Actor(circle.dora, office=circle.lead), now=NOW)
    with nothing_changes(), pytest.raises(ValidationError):
        add_view(topic=topic, words=" ", by=circle.by_ana(), now=NOW)


def test_nothing_is_added_once_it_is_over(circle: Circle) -> None:
    topic = put_forward(circle)
    withdraw_topic(topic=topic, version=1, words="", by=circle.by_bao(), now=NOW)
    with nothing_changes(), pytest.raises(ValidationError):
        support(topic=topic, by=circle.by_ana(), now=NOW)


def test_the_same_words_are_added_once(circle: Circle) -> None:
    topic = put_forward(circle)
    add_view(topic=topic, words="Il y a du bruit.", by=circle.by_ana(), now=NOW)
    with nothing_changes(), pytest.raises(ValidationError):
        add_view(topic=topic, words="Il y a du bruit. ", by=circle.by_ana(), now=NOW)
    add_view(topic=topic, words="Il y a du bruit.", by=circle.by_bao(), now=NOW)
    assert topic.views.count() == 2
