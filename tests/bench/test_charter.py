"""What is measured is a department as the issue sizes it."""

from __future__ import annotations

from bench.charter import department


def test_a_thousand_bodies_have_the_agreed_facts() -> None:
    record = department()
    assert (len(record.bodies), len(record.meetings), len(record.mandates)) == (1000, 7500, 15000)
    assert 100_000 <= len(record.attendances) <= 110_000


def test_twice_the_bodies_have_twice_the_facts() -> None:
    assert len(department(20).attendances) == 2 * len(department(10).attendances)
