"""Two writers at the same moment, each with a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection


def together(*gestures: Callable[[], Any]) -> list[Any]:
    """What each gesture answered (or raised), all begun at once."""
    barrier = Barrier(len(gestures))

    def run(gesture: Callable[[], Any]) -> Any:
        barrier.wait(timeout=10)
        try:
            return gesture()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(gestures)) as pool:
        return list(pool.map(run, gestures))
