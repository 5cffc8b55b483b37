"""`tourdetable work`: plan the drafts that wait, part by part, carry out the imports of members
that were confirmed, read the feeds whose time has come, and index what was recorded; once, or for
as long as the server runs.

Several may run at once, on several machines that share the database, and each may be killed at any
moment: a job is held for a while only, its lease said again from a thread of its own while the
solver works.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.explain import explain
from tourdetable.core.planner.search.mending.replan import replan
from tourdetable.core.planner.search.rotation.round_robin import round_robin
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import INFEASIBLE, Plan
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.interface.cli.network.importing import import_once
from tourdetable.interface.cli.network.searching import index_once
from tourdetable.interface.cli.platform import load_platform
from tourdetable.interface.cli.processes.rounds import Troubles, interval, parent, rounds

if TYPE_CHECKING:
    from tourdetable.domain.years.models import Subproblem

RENEW = 4.0
"""Seconds between two sayings that a job is still held."""

UNREADABLE = gettext_noop("The planner cannot read what was asked: %(why)s")
FAILED = gettext_noop(
    "The planner failed (%(kind)s): whoever runs this site finds the details in its log."
)

log = logging.getLogger(__name__)


@click.command()
@interval
@parent
def work(every: int | None, beside: int | None) -> None:
    """Plan the drafts that wait (several may run at once, on several machines)."""
    load_platform()
    if every is None:
        click.echo(f"Planner: {one_round(threading.Event())} parts planned")
    else:
        troubles = Troubles("Planner")
        for leaving in rounds(every, beside):
            one_round(leaving, troubles)


def one_round(leaving: threading.Event, troubles: Troubles | None = None) -> int:
    """Plan all that waits; how many jobs were taken.

    What fails is told, and does not end the service.
    """
    done, troubles = 0, troubles or Troubles("Planner")
    try:
        while not leaving.is_set() and (import_once(leaving) or work_once(leaving)):
            done += 1
        read_feeds(leaving)
        while index_once(leaving):
            pass
    except Exception as error:
        troubles.tell(error)
    else:
        troubles.over()
    return done


def read_feeds(leaving: threading.Event) -> int:
    """Read the feeds whose time has come; how many."""
    from tourdetable.interface.feeds.reading import read_due

    return read_due(machine_time, leaving=leaving.is_set)


def work_once(leaving: threading.Event) -> bool:
    """Do one job, if there is any; whether there was."""
    from tourdetable.domain.journal.leases import worker_name
    from tourdetable.domain.years.actions.subproblems import deliver, fail, put_back, take

    worker = worker_name()
    job = take(worker=worker, now=machine_time())
    if job is None:
        return False
    lease = Heartbeat(job, worker, leaving)
    try:
        with lease.kept():
            plan = planned(job, lease)
    except Exception as error:
        log.exception("Planner: part %s of draft %s failed", job.number, job.draft_id)
        fail(job=job, worker=worker, why=why_not(error))
        return True
    except BaseException:  # this process is being ended
        put_back(job=job, worker=worker)
        raise
    if leaving.is_set():
        put_back(job=job, worker=worker)
    elif not lease.lost.is_set():
        deliver(job=job, worker=worker, plan=plan)
    return True


def planned(job: Subproblem, lease: Heartbeat) -> Plan:
    """A job's year, or why there is none."""
    instance = read_instance(job.instance)
    return in_rounds(instance, sought(instance, job, lease))


def in_rounds(instance: Instance, found: Plan) -> Plan:
    """The year with the turns that an article asks going round, when it keeps its rules so."""
    asked = {body.id for body in instance.bodies if instance.article("duty_holder", body.id)}
    turned = round_robin(instance, found, asked) if found.meetings else found
    audit = check(instance, turned)
    return found if audit.violations or audit.mistakes else turned


def sought(instance: Instance, job: Subproblem, lease: Heartbeat) -> Plan:
    """The best year of a job, or the one nearest to the year before, or why there is none."""
    from django.conf import settings

    seconds = float(settings.PLANNER_SECONDS)
    if job.before is None:
        return from_nothing(instance, seconds, lease)
    before = read_plan(job.before)
    return replan(instance, before, (), seconds=seconds, progress=lease.heard)


def from_nothing(instance: Instance, seconds: float, lease: Heartbeat) -> Plan:
    """The best year found in the time given; when there is none, the rules that clash."""

    def so_far(found: Plan) -> None:
        lease.found = in_rounds(instance, found)

    found = plan(instance, Effort(seconds=seconds, progress=lease.heard, keep=so_far))
    if found.status != INFEASIBLE or not lease.goes_on():
        return found
    reasons = explain(instance, seconds)
    return reasons if reasons.status == INFEASIBLE else found


class Heartbeat:
    """The thread that says again that this worker holds a job, until nobody asks for it.

    `found`: a better year, to be told.
    """

    def __init__(self, job: Subproblem, worker: str, leaving: threading.Event) -> None:
        self.job, self.worker, self.leaving = job, worker, leaving
        self.lost, self._over = threading.Event(), threading.Event()
        self._best: int | None = None
        self._bound: int | None = None
        self.found: Plan | None = None

    def heard(self, best: int | None, bound: int | None) -> bool:
        """What the solver has so far; whether it should go on.

        Told to others by the thread, at its own pace.
        """
        self._best, self._bound = best, bound
        return self.goes_on()

    def goes_on(self) -> bool:
        """Whether somebody still wants the answer, and this process is not ending."""
        return not (self.lost.is_set() or self.leaving.is_set())

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Hold the job for as long as the block runs."""
        thread = threading.Thread(target=self._renew, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()

    def _renew(self) -> None:
        from django.db import connection

        while not self._over.wait(RENEW):
            try:
                if not self._said():
                    self.lost.set()
                    break
            except Exception:
                log.exception("Planner: the database did not answer; the job is held a while yet")
        connection.close()

    def _said(self) -> bool:
        from tourdetable.domain.years.actions.subproblems import keep

        found, self.found = self.found, None
        return keep(
            job=self.job,
            worker=self.worker,
            now=machine_time(),
            best=self._best,
            bound=self._bound,
            plan=found,
        )


def machine_time() -> datetime:
    """The real time: leases are between machines, also in a demo whose clock stands still."""
    return datetime.now(UTC)


def why_not(error: Exception) -> Phrase:
    """Why nothing can be planned, for whoever asked."""
    if isinstance(error, BadInput):
        return Phrase(UNREADABLE, why=error.phrase)
    return Phrase(FAILED, kind=type(error).__name__)
