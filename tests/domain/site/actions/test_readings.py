from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, Circle, hold, last_event, nothing_changes, propose
from tests.domain.site.builders import by_lead, said_to_all
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.site.actions import readings
from tourdetable.domain.site.queries import published_readings

WORDS = {"title": "Un", "text": "Deux."}


def test_a_decision_is_said_in_words_of_its_own_and_taken_back(circle: Circle) -> None:
    reading = said_to_all(circle)
    kind, subject, _person, _capacity, data = last_event()
    assert (kind, subject) == ("reading.published", f"reading:{reading.pk}")
    assert data["body"] == circle.body.pk
    assert list(published_readings(circle.network)) == [reading]
    with nothing_changes(), pytest.raises(Changed):
        readings.publish_reading(decision=reading.decision, **WORDS, **by_lead(circle))
    reading = readings.take_back_reading(reading=reading, version=1, **by_lead(circle))
    assert list(published_readings(circle.network)) == []
    with nothing_changes(), pytest.raises(ValidationError):
        readings.take_back_reading(reading=reading, version=2, **by_lead(circle))
    again = readings.amend_reading(reading=reading, version=2, **WORDS, **by_lead(circle))
    assert (again.taken_back_on, again.published_on, again.text) == (None, TODAY, "Deux.")


def test_one_that_is_open_or_not_for_everybody_is_not_published(circle: Circle) -> None:
    meeting = hold(circle)
    still = propose(circle, meeting)
    with nothing_changes(), pytest.raises(ValidationError, match="still open"):
        readings.publish_reading(decision=still, **WORDS, **by_lead(circle))
    reading = said_to_all(circle, meeting=meeting)
    for text in ("", "Oui.\n\n::: body\nNon.\n:::"):
        said = {"title": "Un", "text": text, "version": 1}
        with nothing_changes(), pytest.raises(ValidationError):
            readings.amend_reading(reading=reading, **said, **by_lead(circle))
