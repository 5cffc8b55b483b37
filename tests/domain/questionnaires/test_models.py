from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import TODAY, Circle
from tests.domain.questionnaires.builders import UNTIL, questions, written
from tourdetable.domain.questionnaires.models import Questionnaire, chosen


def test_english_words_are_for_those_who_read_english_when_there_are_any(circle: Circle) -> None:
    assert (chosen("en", "Oui", "Yes"), chosen("en", "Oui", ""), chosen("fr", "Oui", "Yes")) == (
        "Yes",
        "Oui",
        "Oui",
    )
    row = written(circle, title_en="After", words="Merci.")
    assert (row.titled("en"), row.titled("fr"), row.introduced("en")) == (
        "After",
        "Après la lecture",
        "Merci.",
    )
    assert questions(row)[0].asked_in("en").startswith("What we worked on")
    assert str(row) == "Après la lecture"


def test_it_takes_answers_from_its_opening_to_its_last_day(circle: Circle) -> None:
    row = written(circle)
    assert (row.is_draft, row.takes_answers(TODAY)) == (True, False)
    row.opened_on = TODAY
    assert (row.takes_answers(UNTIL), row.takes_answers(UNTIL.replace(day=21))) == (True, False)
    row.closed_on = TODAY
    assert not row.takes_answers(TODAY)


@pytest.mark.parametrize(
    "wrong",
    [
        {"closed_on": TODAY},
        {"opened_on": TODAY, "published_on": TODAY},
        {"sent_to": "came"},
        {"sent_to": "anybody"},
        {"read_by": "public"},
    ],
)
def test_the_database_keeps_the_order_of_its_days(circle: Circle, wrong: dict[str, object]) -> None:
    row = written(circle)
    with pytest.raises(IntegrityError), transaction.atomic():
        Questionnaire.objects.filter(pk=row.pk).update(**wrong)
