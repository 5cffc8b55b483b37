"""What every message has in common."""

from __future__ import annotations

import pytest

from tests.domain.builders import CHARTER
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.networks.models import Office
from tourdetable.interface.mail.desks.news import capacities, duty_words, office_word


def test_duties_are_said_in_the_charters_words_and_unknown_ones_by_their_code():
    turns = [
        Turn(seat_id=1, duty="secretary"),
        Turn(seat_id=2, duty="secretary"),
        Turn(seat_id=1, duty="tea"),
    ]
    assert duty_words(turns, {1}, load(CHARTER)) == ("Secrétariat", "tea")
    assert duty_words(turns, set(), load(CHARTER)) == ()


def test_an_office_is_said_in_the_charters_words_or_by_its_code():
    charter = load(CHARTER)
    kind, known = next(iter(charter.vocabulary.offices.items()))
    assert office_word(Office(kind=kind), charter) == known.name
    assert office_word(Office(kind="chair"), charter) == "chair"


@pytest.mark.parametrize(
    ("group", "ids"), [("seat", {3, 12}), ("office", {4}), ("person", set()), ("operator", set())]
)
def test_in_whose_name_events_were_done(group: str, ids: set[int]):
    said = ("seat:3", "seat:12", "office:4", "person", "operator", "seat:", "seat:x", "")
    assert capacities([Event(capacity=words) for words in said], group) == ids
