from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.years.planned import drafted
from tourdetable.domain.journal.leases import free, held, put_back, take, worker_name
from tourdetable.domain.years.models import Subproblem

HOLD = timedelta(seconds=30)
SECOND = timedelta(seconds=1)


@pytest.fixture
def jobs(circle: Circle) -> list[Subproblem]:
    draft = drafted(circle.network, 2028)
    return [draft.subproblems.create(number=n, asked=1, instance={}) for n in (1, 2, 3)]


def taken(worker: str = "one", **more: int) -> list[Subproblem]:
    return take(Subproblem.objects.all(), worker=worker, now=NOW, hold=HOLD, **more)


def test_the_first_jobs_are_held_until_a_moment(jobs: list[Subproblem]) -> None:
    found = taken(most=2)
    rows = [(job.held_by, job.held_until, job.attempts) for job in found]
    assert (found, rows) == (jobs[:2], [("one", NOW + HOLD, 1)] * 2)
    assert list(held(Subproblem.objects.all(), worker="one")) == jobs[:2]


def test_what_is_held_is_nobody_else_s_until_then(jobs: list[Subproblem]) -> None:
    taken(most=2)
    assert taken("other") == jobs[2:]
    late = [NOW + HOLD - SECOND, NOW + HOLD]
    assert [list(free(Subproblem.objects.all(), now=now)) for now in late] == [[], jobs]


def test_what_is_put_back_was_not_tried(jobs: list[Subproblem]) -> None:
    taken()
    put_back(Subproblem.objects.filter(pk=jobs[0].pk))
    rows = Subproblem.objects.values_list("held_by", "attempts")
    assert list(rows) == [("", 0), ("one", 1), ("one", 1)]
    put_back(Subproblem.objects.filter(pk=jobs[0].pk))
    assert Subproblem.objects.get(pk=jobs[0].pk).attempts == 0


def test_a_process_has_one_name() -> None:
    assert worker_name() == worker_name()
    assert len(worker_name()) <= 80
