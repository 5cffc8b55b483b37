from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import TODAY, Circle
from tests.domain.schemes.builders import write_down
from tourdetable.domain.schemes.models import LASTS
from tourdetable.domain.schemes.queries import holding, old, register_of, seen_by

pytestmark = pytest.mark.django_db


def names(rows: object) -> list[str]:
    return [one.name for one in rows]  # type: ignore[attr-defined]  # a queryset of schemes


def test_members_read_the_register_and_nobody_else(circle: Circle) -> None:
    write_down(circle)
    seen = [names(seen_by(circle.of(person))) for person in (circle.ana, circle.zoe)]
    assert seen == [["Lire au port"], []]


def test_each_word_stands_somewhere(circle: Circle) -> None:
    write_down(circle, "Lire au port")
    write_down(circle, "Lire au bourg", acronym="LAB")
    rows = register_of(circle.network)
    assert names(holding(rows, "quais")) == ["Lire au bourg", "Lire au port"]
    assert names(holding(rows, "lire lab")) == ["Lire au bourg"]
    assert names(holding(rows, "lire lune")) == []
    assert names(holding(rows, "")) == ["Lire au bourg", "Lire au port"]


def test_old_ones_come_the_oldest_first(circle: Circle) -> None:
    for number, name in enumerate(("Un", "Deux", "Trois")):
        one = write_down(circle, name)
        one.checked_on = TODAY - LASTS - timedelta(days=number)
        one.save()
    assert names(old(register_of(circle.network), TODAY)) == ["Trois", "Deux"]
