"""Dots and grades, counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.domain.rounds.builders import Led
from tourdetable.domain.rounds.models import RoundEntry
from tourdetable.domain.rounds.results import DotCount, dot_counts, judged, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    with translation.override("fr"):
        yield


def test_dots_by_proposal_most_first() -> None:
    led = Led()
    one = led.ask("dots", options=["Colette", "Sand", "Duras"])
    first, second, _third = one.options.all()
    led.say(one, led.circle.town, choices={first.pk: 1, second.pk: 2})
    led.say(one, led.circle.library, choices={second.pk: 1})
    rows = RoundEntry.objects.all()
    assert dot_counts(one, rows) == [
        DotCount("Sand", 3, 2),
        DotCount("Colette", 1, 1),
        DotCount("Duras", 0, 0),
    ]


def test_grades_in_words() -> None:
    led = Led()
    one = led.ask("judgement", options=["Colette", "Sand"])
    first, second = one.options.all()
    led.say(one, led.circle.town, choices={first.pk: 5, second.pk: 3})
    led.say(one, led.circle.library, choices={first.pk: 0, second.pk: 3})
    found = judged(one, RoundEntry.objects.all())
    assert [(option.words, option.rank, option.median) for option in found] == [
        ("Sand", 1, "assez bien"),
        ("Colette", 2, "à rejeter"),
    ]
    assert [(share.grade, share.seats) for share in found[1].shares] == [(5, 1), (0, 1)]


def test_ideas_are_listed_in_an_order_that_says_nothing_of_who_wrote_first() -> None:
    led = Led()
    one = led.ask("silent")
    led.say(one, led.circle.town, "Sand")
    led.say(one, led.circle.library, "Colette")
    assert [entry.words for entry in said(one, [*RoundEntry.objects.all()])] == ["Colette", "Sand"]
