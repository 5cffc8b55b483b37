from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle, found_circle, nothing_changes
from tests.domain.schemes.builders import write_down
from tests.domain.topics.builders import put_forward
from tourdetable.domain.journal.models import Event
from tourdetable.domain.tags.actions import MOST, merge_tags, named, rename_tag
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


BY = {"by": OPERATOR, "now": NOW}


def test_a_tag_is_written_otherwise_but_not_as_another(circle: Circle) -> None:
    outside, _reading = named(circle.network, ["Dehors", "Lecture"])
    rename_tag(tag=outside, name=" Plein  air ", **BY)
    outside.refresh_from_db()
    assert (outside.name, outside.slug) == ("Plein air", "plein-air")
    assert Event.objects.get(kind="tag.renamed").subject == f"tag:{outside.pk}"
    for wrong in ("LECTURE", "!", "long " * 20):
        with nothing_changes(), pytest.raises(ValidationError):
            rename_tag(tag=outside, name=wrong, **BY)


def test_all_that_is_filed_under_a_tag_follows_it_once(circle: Circle) -> None:
    both = put_forward(circle, "Deux", tags=["Dehors", "Plein air"])
    one = put_forward(circle, "Un", tags=["Dehors"])
    scheme = write_down(circle, tags=("Dehors",))
    outside, air = Tag.objects.filter(slug__in=("dehors", "plein-air")).order_by("slug")
    merge_tags(tag=outside, into=air, **BY)
    assert [[tag.name for tag in row.tags.all()] for row in (both, one, scheme)] == [
        ["Plein air"]
    ] * 3
    assert list(Tag.objects.values_list("name", flat=True)) == ["Plein air"]
    assert Event.objects.get(kind="tag.merged").data == {"into": air.pk}


def test_a_tag_is_not_joined_to_itself_nor_to_that_of_another_network(circle: Circle) -> None:
    [tag] = named(circle.network, ["Dehors"])
    [away] = named(found_circle(slug="elsewhere").network, ["Dehors"])
    for other in (tag, away):
        with nothing_changes(), pytest.raises(ValidationError):
            merge_tags(tag=tag, into=other, **BY)
