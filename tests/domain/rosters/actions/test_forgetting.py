from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, found_circle
from tests.domain.rosters.files import begun, csv
from tourdetable.domain.rosters.actions.forgetting import KEPT, forget_imports
from tourdetable.domain.rosters.enums import ImportState
from tourdetable.domain.rosters.models import RosterImport, RosterLine

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "age", "left"),
    [
        (ImportState.READ, KEPT, 1),
        (ImportState.READ, KEPT + timedelta(seconds=1), 0),
        (ImportState.DONE, KEPT + timedelta(seconds=1), 0),
        (ImportState.WORKING, KEPT + timedelta(days=9), 1),
    ],
)
def test_what_was_read_is_kept_a_month(state: ImportState, age: timedelta, left: int) -> None:
    begun(found_circle(), csv("Cercle du port;Caf;Communes;Martin Aline;a@caf.fr;;"))
    RosterImport.objects.update(state=state, begun_at=NOW - age)
    forget_imports(now=NOW)
    assert (RosterImport.objects.count(), RosterLine.objects.count()) == (left, left)
