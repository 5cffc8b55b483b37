from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, Circle
from tests.domain.uses.trial import trial
from tourdetable.domain.uses.actions.writing import use_by, write_use

TOLD = {"outcome": "kept", "on": TODAY, "words": "Deux familles sont revenues. ", "today": TODAY}


def test_what_happened_is_written_for_the_seat_and_the_person(circle: Circle) -> None:
    use = trial()
    use_by(use, circle.by_ana())
    write_use(use, **TOLD)
    assert (use.seat, use.person) == (circle.town, circle.ana)
    assert (use.outcome, use.on, use.words) == ("kept", TODAY, "Deux familles sont revenues.")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"outcome": "loved"}, "outcome"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"words": " "}, "words"),
    ],
)
def test_it_is_said_once_it_happened_and_with_what_happened(
    said: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        write_use(trial(), **(TOLD | said))
    assert list(refused.value.message_dict) == [field]


def test_when_it_is_too_soon_no_word_is_asked() -> None:
    use = trial()
    write_use(use, **(TOLD | {"outcome": "early", "words": ""}))
    assert (use.outcome, use.words) == ("early", "")
