"""The kinds of facts: their names, what one of them is called."""

from __future__ import annotations

import pytest

from tourdetable.core.charter.facts import kinds
from tourdetable.core.charter.facts.kinds import FactKind, one
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.shapes import fact_shapes

KINDS = [kind for kind in vars(kinds).values() if isinstance(kind, FactKind)]


def test_each_kind_of_a_record_can_be_read() -> None:
    assert {kind.name for kind in KINDS} == set(fact_shapes())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_gives_its_field_of_the_record(kind: FactKind) -> None:
    assert kind.of(Record()) == getattr(Record(), kind.name)


@pytest.mark.parametrize(
    ("kind", "called"),
    [
        ("meetings", "meeting"),
        ("bodies", "body"),
        ("minutes", "minutes"),
        ("replies", "reply"),
    ],
)
def test_evidence_calls_one_fact_by_the_singular(kind: str, called: str) -> None:
    assert one(kind) == called
