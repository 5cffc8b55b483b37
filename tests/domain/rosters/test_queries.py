"""The imports of a network, and of somebody."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, OPERATOR, found_circle
from tests.domain.rosters.files import begun, csv
from tourdetable.domain.rosters.actions.arranging import drop
from tourdetable.domain.rosters.queries import counts, imports_of

pytestmark = pytest.mark.django_db


def test_imports_but_for_those_given_up() -> None:
    circle = found_circle()
    kept = begun(circle, csv("Cercle du port;Caf;Communes;;;;", "Cercle du port;;;;x;;"))
    gone = begun(circle, csv("Cercle du port;Caf;Communes;;;;"))
    drop(roster=gone, version=gone.version, by=OPERATOR, now=NOW)
    assert list(imports_of(circle.network, None)) == [kept]
    assert list(imports_of(circle.network, circle.ana)) == []
    assert counts(kept) == {"created": 1, "refused": 1}
