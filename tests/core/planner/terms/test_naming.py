"""Names in sentences: the person's, told from those who have the same.

Ids where there is no name.
"""

from __future__ import annotations

import pytest

from tourdetable.core.planner.terms.naming import PersonNames
from tourdetable.core.planner.wire.instance_json import read_instance

PEOPLE = [{"id": "p1", "name": "Inès Roux"}, {"id": "p2"}] + [
    {"id": f"c{n}", "name": "Camille"} for n in range(10)
]
CALENDAR = {"start": "2027-01-04", "end": "2027-12-17"}


@pytest.mark.parametrize(
    ("place", "said", "words"),
    [
        ("person", "p1", "Inès Roux"),
        ("person", "p2", "p2"),
        ("person", "c7", "Camille (c7)"),
        ("person", "nobody", "nobody"),
        ("body", "p1", "p1"),
    ],
)
def test_a_person_is_told_from_all_others(place: str, said: str, words: str) -> None:
    year = {"format": "planner-instance/1", "calendar": CALENDAR, "persons": PEOPLE, "bodies": []}
    assert PersonNames(read_instance(year))(place, said) == words
