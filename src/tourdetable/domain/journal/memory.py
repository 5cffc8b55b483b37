"""What one process remembers for all its threads, no more than so much of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(Generic[K, V]):
    """A bounded cache: what was asked for longest ago goes first."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._known: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def set(self, key: K, value: V) -> None:
        with self._lock:
            self._keep(key, value)

    def made(self, key: K, make: Callable[[], V]) -> V:
        """What is kept under a key; made when there is nothing, by one thread of those that ask."""
        with self._lock:
            value = self._known[key] if key in self._known else make()
            self._keep(key, value)
            return value

    def _keep(self, key: K, value: V) -> None:
        self._known[key] = value
        self._known.move_to_end(key)
        while len(self._known) > self._most:
            self._known.popitem(last=False)

    def __len__(self) -> int:
        return len(self._known)

    def clear(self) -> None:
        with self._lock:
            self._known.clear()
