"""What a pasted list becomes."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tourdetable.domain.networks.actions.presences import PresenceState
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.guests.presence_forms import (
    digest,
    in_words,
    lines_of,
    state_of,
    written,
)


def test_a_column_of_a_spreadsheet_is_read_line_by_line() -> None:
    pasted = "Vitrolles\r\n\n  • Berre-l’Étang ;\nVITROLLES\n\t\nRognac\tIris\n- Gignac"
    assert list(lines_of(pasted)) == ["Vitrolles", "Berre-l’Étang", "Rognac Iris", "Gignac"]


def test_a_list_is_the_same_whatever_its_ends_of_lines() -> None:
    assert digest("A\nB") == digest("A\r\nB\r\n")
    assert digest("A\nB") != digest("B\nA")


@pytest.mark.parametrize("ends", [None, date(2027, 4, 6)])
def test_what_was_seen_is_carried_and_read_again(ends: date | None) -> None:
    state = PresenceState("towns", date(2026, 9, 1), ends)
    assert state_of(written(state)) == state


@pytest.mark.parametrize("carried", ["", "2026-09-01", "x/y/z", "2026-09-01/hier/towns"])
def test_what_nobody_was_shown_is_refused(carried: str) -> None:
    if carried == "2026-09-01":
        assert state_of(carried) == PresenceState("", date(2026, 9, 1), None)
        return
    with pytest.raises(ValidationError):
        state_of(carried)


def test_an_institution_is_told_from_its_namesakes() -> None:
    plain = Institution(name="Vitrolles")
    told = Institution(name="Vitrolles", kind="commune", tier="municipal", territory="13")
    assert in_words(plain) == "Vitrolles"
    assert in_words(told) == "Vitrolles (commune, communal, 13)"
