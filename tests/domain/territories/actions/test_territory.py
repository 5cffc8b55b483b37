from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, TODAY, Circle, nothing_changes
from tests.domain.territories.said import part
from tourdetable.domain.journal.models import Event
from tourdetable.domain.territories.actions.territory import (
    add_to_territory,
    end_in_territory,
    take_back_from_territory,
    word_territory,
)
from tourdetable.domain.territories.models import BodyTerritory
from tourdetable.domain.territories.terrain import Terrain

pytestmark = pytest.mark.django_db
FIFTEENTH, SIXTEENTH = Terrain("municipal:13215"), Terrain("municipal:13216")


def say(circle: Circle, *terrains: Terrain) -> list[BodyTerritory]:
    return add_to_territory(
        body=circle.body, terrains=terrains, starts=FOUNDED, by=circle.by_ana(), now=NOW
    )


def words(circle: Circle) -> str:
    circle.body.refresh_from_db()
    return circle.body.territory


def test_a_body_works_on_several_places_and_its_words_follow(circle: Circle) -> None:
    circle.body.territory = ""
    circle.body.save()
    first, second = say(circle, SIXTEENTH, FIFTEENTH)
    assert words(circle) == "Marseille 15e, Marseille 16e"
    assert (first.starts, first.known_on) == (FOUNDED, TODAY)
    event = Event.objects.get(kind="territory.said")
    assert event.data == {
        "body": circle.body.pk,
        "divisions": ["municipal:13216", "municipal:13215"],
    }
    end_in_territory(part=second, ends=date(2027, 1, 31), by=circle.by_ana(), now=NOW)
    assert words(circle) == "Marseille 16e"
    take_back_from_territory(part=first, by=circle.by_ana(), now=NOW)
    assert [row.division for row in BodyTerritory.objects.all()] == ["municipal:13215"]


def test_words_that_somebody_wrote_stay_until_they_are_given_up(circle: Circle) -> None:
    say(circle, FIFTEENTH)
    assert words(circle) == "Haute-Corse"
    word_territory(body=circle.body, by=circle.by_ana(), now=NOW)
    assert words(circle) == "Marseille 15e"


def test_what_is_said_already_is_left_alone(circle: Circle) -> None:
    say(circle, FIFTEENTH)
    (fresh,) = say(circle, FIFTEENTH, Terrain("municipal:13215", "La Viste"))
    assert fresh.named == "La Viste"
    with nothing_changes(), pytest.raises(ValidationError, match="said already"):
        say(circle, Terrain("municipal:13215", " la  viste"))


@pytest.mark.parametrize(
    ("terrains", "refusal"),
    [
        ([], "Choose at least one place."),
        ([Terrain("commune:00000")], "not in the list any more"),
        ([Terrain("commune:01039")], "not in the list any more"),
        ([Terrain("commune:13055", "x" * 121)], "shorter name"),
        ([Terrain(f"commune:{code}") for code in range(201)], "at most 200 places"),
    ],
)
def test_what_nobody_knows_is_refused(
    circle: Circle, terrains: list[Terrain], refusal: str
) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match=refusal):
        say(circle, *terrains)


def test_a_part_does_not_end_before_it_starts_nor_twice(circle: Circle) -> None:
    row = part(circle, "municipal:13215")
    with nothing_changes(), pytest.raises(ValidationError, match="before it starts"):
        end_in_territory(part=row, ends=date(2020, 1, 1), by=circle.by_ana(), now=NOW)
    BodyTerritory.objects.all().delete()
    with nothing_changes(), pytest.raises(ValidationError, match="taken this back meanwhile"):
        end_in_territory(part=row, ends=TODAY, by=circle.by_ana(), now=NOW)
