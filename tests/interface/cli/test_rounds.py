"""Rounds, and their end (with real processes: test_serving)."""

from __future__ import annotations

import os
import threading

import pytest

from tourdetable.interface.cli import rounds as module
from tourdetable.interface.cli.rounds import rounds, watch

NOBODY = -1
"""No process has this id."""


def test_a_round_comes_after_the_other_until_it_is_time_to_leave() -> None:
    done = 0
    for leaving in rounds(3600, None):
        done += 1
        leaving.set()
    assert done == 1


def test_it_is_time_to_leave_when_the_server_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(module, "GRACE", 0.0)
    monkeypatch.setattr(os, "_exit", ended.append)
    leaving = threading.Event()
    watch(NOBODY, leaving)
    assert (leaving.is_set(), ended) == (True, [1])
