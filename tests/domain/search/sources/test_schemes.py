"""Members find the lines of the register, and nobody else does."""

from __future__ import annotations

import pytest

from tests.domain.builders import TODAY, Circle
from tests.domain.schemes.builders import write_down
from tourdetable.domain.search.marks import MEMBERS
from tourdetable.domain.search.sources.base import SearchReading, Seen, Thing
from tourdetable.domain.search.sources.schemes import SchemesSource

pytestmark = pytest.mark.django_db


def test_a_line_is_read_by_members(circle: Circle) -> None:
    one = write_down(circle)
    source, seen = SchemesSource(), Seen(circle.network, TODAY)
    reading = SearchReading(frozenset({MEMBERS}), "Lire au port", one.text)
    assert list(source.things(list(source.rows(seen)), seen)) == [
        Thing(one.pk, (reading,), on=TODAY)
    ]
