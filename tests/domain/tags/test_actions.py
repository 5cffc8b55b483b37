from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import found_circle
from tourdetable.domain.tags.actions import MOST, named
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.tags.queries import tags_of

pytestmark = pytest.mark.django_db


def test_names_that_differ_by_accents_or_case_are_one_tag() -> None:
    network = found_circle().network
    first = named(network, ["Santé mentale", " Logement  d’abord "])
    again = named(network, ["sante MENTALE", "logement d'abord", "", "!"])
    assert (first, [str(tag) for tag in again]) == (again, ["Logement d’abord", "Santé mentale"])
    assert list(tags_of(network)) == again


def test_the_first_of_two_names_is_kept() -> None:
    [tag] = named(found_circle().network, ["Été", "ete"])
    assert (tag.name, tag.slug) == ("Été", "ete")


@pytest.mark.parametrize("names", [[f"Mot {n}" for n in range(MOST + 1)], ["long " * 13]])
def test_too_many_and_too_long_are_refused(names: list[str]) -> None:
    network = found_circle().network
    with pytest.raises(ValidationError):
        named(network, names)
    assert Tag.objects.count() == 0
