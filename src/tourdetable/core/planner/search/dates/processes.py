"""Groups of bodies searched at once, each in a process of its own, that all hear a stop."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from multiprocessing.sharedctypes import SynchronizedArray
from multiprocessing.synchronize import Event
from typing import Any

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.dates.separator import search_on
from tourdetable.core.planner.search.dates.watch import Name, Watch
from tourdetable.core.planner.search.dates_search import SearchSettings, Solution, part_of
from tourdetable.core.planner.terms.instance import BodySpec, Instance

LISTENS_EVERY = 0.2
"""Seconds between two looks at how far the processes are."""

UNTOLD = -1
Task = tuple[Sequence[BodySpec], SearchSettings]


class _Shared:
    """What a process shares with the one that started it: `told`, two numbers a task."""

    stop: Event
    told: Any


def _begin(stop: Event, told: SynchronizedArray[int]) -> None:
    """A process hears of a stop from the one that started it, not from the keyboard.

    It ends with the one that started it, however that one ended.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlive_nobody, daemon=True).start()
    _Shared.stop, _Shared.told = stop, told


@contextmanager
def _unheard(number: signal.Signals) -> Iterator[None]:
    """Processes that are started here never hear of a signal; this one does later."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _search(instance: Instance, how: SearchSettings, number: int) -> Solution:
    """The best dates of a group, in a process of its own."""

    def tell(best: int | None, bound: int | None) -> bool:
        for at, said in enumerate((best, bound)):
            if said is not None:
                _Shared.told[2 * number + at] = said
        return not _Shared.stop.is_set()

    return search_on(Masks(Ground(instance)), instance.bodies, how, tell)


def searched(
    instance: Instance, tasks: Sequence[Task], workers: int, watch: Watch, names: Sequence[Name]
) -> Iterator[tuple[int, Solution | None]]:
    """The tasks' numbers and solutions, as they come; they end soon after a stop.

    None when its process was killed, or never began.
    """
    context = multiprocessing.get_context("spawn")
    stop, told = context.Event(), context.Array("q", [UNTOLD] * (2 * len(tasks)))
    with ProcessPoolExecutor(workers, context, _begin, (stop, told)) as pool:
        waiting: dict[Future[Solution], int] = {}
        with _unheard(signal.SIGINT):
            for number, (group, how) in enumerate(tasks):
                waiting[pool.submit(_search, part_of(instance, group), how, number)] = number
        try:
            while waiting:
                done, _ = wait(waiting, LISTENS_EVERY, FIRST_COMPLETED)
                _hear(watch, told, names)
                if not watch.goes_on() or watch.late():
                    _end(stop, waiting)
                for future in sorted(done, key=waiting.__getitem__):
                    yield waiting.pop(future), _result(future)
        finally:  # nobody listens any more
            _end(stop, waiting)


def _end(stop: Event, waiting: Iterable[Future[Solution]]) -> None:
    """Those that run end soon, the others do not begin."""
    stop.set()
    for future in waiting:
        future.cancel()


def _hear(watch: Watch, told: SynchronizedArray[int], names: Sequence[Name]) -> None:
    """How far each process says that it is."""
    for number, name in enumerate(names):
        watch.heard(name, *(_known(told[2 * number + at]) for at in (0, 1)))


def _result(future: Future[Solution]) -> Solution | None:
    try:
        return future.result()
    except (BrokenExecutor, CancelledError):
        return None


def _known(said: int) -> int | None:
    return None if said == UNTOLD else said
