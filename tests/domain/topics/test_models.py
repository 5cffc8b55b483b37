from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW, TODAY, Circle
from tourdetable.domain.topics.models import Topic


def topic(circle: Circle, **said: object) -> Topic:
    made = {"network": circle.network, "title": "Lire dehors", "put_on": TODAY, "put_at": NOW}
    return Topic.objects.create(**{**made, **said})


def test_a_topic_of_a_body_changes_its_facts_and_one_of_the_network_those_of_none(circle: Circle):
    wide, narrow = topic(circle), topic(circle, body=circle.body)
    assert wide.told == {"network": "circle", "subject": f"topic:{wide.pk}"}
    said = {"network": "circle", "subject": f"topic:{narrow.pk}"}
    assert narrow.told == said | {"body": circle.body.pk, "facts": ["topics"]}
    assert str(narrow) == "Lire dehors"


def test_one_that_was_merged_says_into_which(circle: Circle):
    kept = topic(circle)
    with pytest.raises(IntegrityError), transaction.atomic():
        topic(circle, state="merged")
    with pytest.raises(IntegrityError), transaction.atomic():
        topic(circle, merged_into=kept)
    assert topic(circle, state="merged", merged_into=kept).merged_into == kept
