"""A bounded memory that threads share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from random import Random

import pytest

from tests.domain.together import together
from tourdetable.interface.web.fresh.memory import Memory


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    memory: Memory[str, int] = Memory(2)
    memory.set("a", 1)
    memory.set("b", 2)
    assert memory.get("a") == 1
    memory.set("c", 3)
    assert [memory.get(key) for key in "abc"] == [1, None, 3]
    memory.clear()
    assert memory.get("a") is None


def test_eight_threads_share_it(hasty_threads: None) -> None:
    """Without its lock, one asks for what another has just let go."""
    memory: Memory[int, int] = Memory(3)

    def work(seed: int) -> set[bool]:
        drawn, right = Random(seed), set()
        for _ in range(1_000):
            key = drawn.randrange(6)
            right.add(memory.get(key) in (None, key * key))
            memory.set(key, key * key)
        return right

    assert together(*(lambda seed=seed: work(seed) for seed in range(8))) == [{True}] * 8
    assert len(memory.known) == 3
