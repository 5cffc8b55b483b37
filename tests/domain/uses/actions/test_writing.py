from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.library.builders import brought
from tests.domain.uses.trial import trial
from tourdetable.domain.library.models import EntryUse
from tourdetable.domain.uses.actions.writing import amend, begin_use, write_use

TOLD = {"outcome": "kept", "on": TODAY, "words": "Deux familles sont revenues. ", "today": TODAY}


def test_what_happened_is_written_for_the_seat_and_amended_by_it_alone(circle: Circle) -> None:
    said: dict[str, Any] = {name: value for name, value in TOLD.items() if name != "today"}
    said |= {"network": circle.network, "now": NOW}
    row = EntryUse(entry=brought(circle))
    use = begin_use(row, "entry.used", by=circle.by_ana(), **said)
    assert (use.seat, use.person) == (circle.town, circle.ana)
    assert (use.outcome, use.on, use.words) == ("kept", TODAY, "Deux familles sont revenues.")
    known: dict[str, Any] = {"version": use.version, **said}
    with pytest.raises(PermissionDenied):
        amend(use, "entry.use_amended", by=circle.by_bao(), **known)
    known["outcome"] = "stopped"
    assert amend(use, "entry.use_amended", by=circle.by_ana(), **known).outcome == "stopped"


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
