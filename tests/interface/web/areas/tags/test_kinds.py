"""Each kind of things that has tags is counted and shown under them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.domain.builders import found_circle
from tests.domain.schemes.builders import write_down
from tests.domain.topics.builders import put_forward
from tourdetable.domain.tags.models import Tag
from tourdetable.interface.web.areas.tags.kinds import KINDS, counted, known_to

pytestmark = pytest.mark.django_db


def test_each_kind_that_has_tags_is_there() -> None:
    tagged = {relation.related_model for relation in Tag._meta.related_objects}
    assert len(KINDS) == len(tagged)
    assert all(reverse(kind.page, args=["circle", 1]) for kind in KINDS)


def test_things_are_counted_once_for_a_tag() -> None:
    circle = found_circle()
    put_forward(circle, "Un", tags=["Dehors", "Lecture"])
    put_forward(circle, "Deux", tags=["Dehors"])
    write_down(circle, tags=("Dehors",))
    names = {tag.pk: tag.name for tag in Tag.objects.all()}
    found = {names[key]: n for key, n in counted(circle.network, circle.of(circle.ana)).items()}
    assert found == {"Dehors": 3, "Lecture": 1}
    assert list(known_to(circle.of(circle.zoe))) == []
