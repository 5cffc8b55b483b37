from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from tests.domain.builders import NOW, nothing_changes
from tests.interface.web.areas.years.desk import Desk
from tourdetable.domain.years.actions.drafts import set_series
from tourdetable.domain.years.models import Series, SeriesRelation
from tourdetable.domain.years.series import SeriesDraft


def feasts(desk: Desk) -> tuple[Series, Series]:
    """The readings, and feasts added to them."""
    reading = desk.series
    days = (date(2028, 1, 1), date(2028, 12, 31))
    wish = SeriesDraft(reading.body, "feast", 2, *days, time(14), time(16))
    version = desk.now.version
    feast = set_series(draft=desk.now, series=None, wish=wish, version=version, by=desk.by, now=NOW)
    return reading, feast


def relate(desk: Desk, first: Series, second: Series, **said: str) -> Any:
    fields = {"first": first.pk, "second": second.pk, "rule": "before", "days": "14"}
    return desk.post("relation_new", **fields | said)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("apart_day", "jamais le même jour que"),
        ("apart_week", "jamais la même semaine que"),
        ("before", "chaque fois au moins 14 jours avant"),
    ],
)
def test_two_lines_are_related_and_it_is_said_in_a_sentence(writing: Desk, rule: str, words: str):
    answer = relate(writing, *feasts(writing), rule=rule)
    assert (answer.status_code, answer.headers["Location"]) == (302, writing.url("draft_wishes"))
    (found,) = writing.get("draft_wishes").context["page"].relations
    assert words in found.words
    assert found.words.startswith("Cercle du port — Lecture")


def test_a_line_is_not_related_to_itself(writing: Desk):
    reading, _feast = feasts(writing)
    with nothing_changes():
        answer = relate(writing, reading, reading)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["second"])


def test_it_is_taken_back(writing: Desk):
    relate(writing, *feasts(writing))
    pk = SeriesRelation.objects.get().pk
    assert "14 jours" in writing.get("relation_drop", pk).content.decode()
    assert writing.post("relation_drop", pk).status_code == 302
    assert not SeriesRelation.objects.exists()


def test_only_those_who_prepare_the_year_say_it(writing: Desk):
    found = writing.statuses(writing.url("relation_new"))
    assert set(found.values()) == {302, 404}


def test_a_relation_of_another_draft_does_not_exist(writing: Desk):
    assert writing.get("relation_drop", 999).status_code == 404
