"""Making many small frozen things without stopping to look for garbage among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Judging keeps nearly all that it makes: each full collection on the way walks all of it, for nothing.

    Without this, twice the facts cost more than twice the time. Whoever had the collector off keeps it off.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
