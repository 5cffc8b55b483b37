"""Words name bodies and colleges in several ways."""

from __future__ import annotations

import pytest

from tourdetable.core.charter.terms.model import Kind
from tourdetable.domain.rosters.places import bare, matching

KNOWN = [
    Kind("towns", "Communes"),
    Kind("centres", "Centres sociaux"),
    Kind("union", "Union des centres sociaux"),
    Kind("state", "État"),
]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("communes", ["towns"]),
        ("Commune", ["towns"]),
        ("Collège des communes", ["towns"]),
        ("towns", ["towns"]),
        ("Centre social", []),
        ("centres sociaux", ["centres"]),
        ("Union", ["union"]),
        ("UCS", ["union"]),
        ("ETAT", ["state"]),
        ("Élus", []),
    ],
)
def test_which_college_a_text_means(text: str, codes: list[str]) -> None:
    assert matching(text, KNOWN) == codes


def test_bare_words() -> None:
    assert (bare("college des elus"), bare("des")) == ("elu", "de")
