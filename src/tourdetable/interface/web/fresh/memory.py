"""What one process remembers for all its threads, no more than so much of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memory(Generic[K, V]):
    """A bounded cache: what was asked for longest ago goes first."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.known: OrderedDict[K, V] = OrderedDict()
        self.lock = Lock()

    def get(self, key: K) -> V | None:
        with self.lock:
            if key in self.known:
                self.known.move_to_end(key)
            return self.known.get(key)

    def set(self, key: K, value: V) -> None:
        with self.lock:
            self.known[key] = value
            self.known.move_to_end(key)
            while len(self.known) > self.most:
                self.known.popitem(last=False)

    def clear(self) -> None:
        with self.lock:
            self.known.clear()
