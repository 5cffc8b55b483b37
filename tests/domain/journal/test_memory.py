"""A bounded memory that threads share."""

from __future__ import annotations

import time

from tests.domain.together import together
from tourdetable.domain.journal.memory import Memory


class Hesitant(str):
    """A key that lets another thread work each time it is looked for."""

    __slots__ = ()

    def __hash__(self) -> int:
        time.sleep(0)
        return super().__hash__()


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    memory: Memory[str, int] = Memory(2)
    memory.set("a", 1)
    memory.set("b", 2)
    assert memory.get("a") == 1
    memory.set("c", 3)
    assert [memory.get(key) for key in "abc"] == [1, None, 3]
    memory.clear()
    assert memory.get("a") is None


def test_eight_threads_share_it() -> None:
    """Without its lock, two of them let go of the same thing, or of one that is asked for."""
    memory: Memory[str, int] = Memory(2)

    def work(first: int) -> str:
        for number in range(first, first + 60):
            key = Hesitant(number % 7)
            assert memory.get(key) in (None, number % 7)
            memory.set(key, number % 7)
        return "done"

    said = together(*(lambda first=first: work(first) for first in range(8)))
    assert (said, len(memory)) == (["done"] * 8, 2)


def test_what_is_made_stays_as_long_as_it_is_among_the_last_asked_for() -> None:
    memory: Memory[int, object] = Memory(2)
    one = memory.made(1, object)
    memory.made(2, object)
    assert memory.made(1, object) is one
    two = memory.made(3, object)
    assert (memory.made(1, object) is one, memory.made(3, object) is two) == (True, True)
    assert (len(memory), memory.get(2)) == (2, None)


def test_of_several_that_ask_at_once_one_makes_it() -> None:
    memory: Memory[int, object] = Memory(2)

    def ask() -> object:
        return memory.made(1, lambda: (time.sleep(0.001), object())[1])

    assert len(set(together(*(ask for _number in range(8))))) == 1
