from __future__ import annotations

import pytest

from tourdetable.core.words.collation import sort_key
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.people.sorting import LONGEST

pytestmark = pytest.mark.django_db


def test_the_key_follows_the_name_however_the_row_is_written() -> None:
    (row,) = Institution.objects.bulk_create([Institution(name="Île")])
    assert Institution.objects.get(pk=row.pk).sort_key == sort_key("Île")
    row.name = "Œuilly"
    row.save()
    assert Institution.objects.get(pk=row.pk).sort_key == sort_key("Œuilly")


def test_the_longest_name_has_a_key_that_the_column_holds() -> None:
    row = Institution.objects.create(name="1 " * 100)
    assert len(row.sort_key) == LONGEST


def test_the_database_sorts_as_readers_do() -> None:
    for name in ("Zuydcoote", "2-3", "abbaye", "15-16", "Évry", "Île", "Œuilly"):
        Institution.objects.create(name=name)
    found = [str(row) for row in Institution.objects.all()]
    assert found == ["2-3", "15-16", "abbaye", "Évry", "Île", "Œuilly", "Zuydcoote"]


def test_people_are_sorted_by_their_family_names() -> None:
    for given, family in (("Anne", "Roux"), ("Zoé", "Abel")):
        Person.objects.create(given_name=given, family_name=family)
    assert [str(row) for row in Person.objects.all()] == ["Zoé Abel", "Anne Roux"]
