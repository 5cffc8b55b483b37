"""The jobs of a year asked for, taken, held and answered by workers that may die (ADR 0022).

An answer counts only while its draft still asks for it. Nobody acts here: nothing is recorded.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from tourdetable.core.planner.terms.plan import Plan
from tourdetable.core.planner.wire import plan_json
from tourdetable.core.planner.wire.fitting import written
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.domain.journal import leases
from tourdetable.domain.years.actions.joining import finish
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, Subproblem

HOLD = timedelta(seconds=30)
"""How long a worker holds a job without saying so again; after that, another takes over."""

ATTEMPTS = 3
"""How many workers may be lost over a job before it is given up."""

LOST = gettext_noop("Planning stopped %(count)d times without a word.")


def take(*, worker: str, now: datetime) -> Subproblem | None:
    """The oldest free job, now this worker's; one that lost too many workers is given up."""
    while leases.free(asked(), now=now).exists():
        oldest = asked().order_by("pk")
        found = leases.take(oldest, worker=worker, now=now, hold=HOLD, most=1)
        if not found:
            return None
        (job,) = found
        if job.attempts <= ATTEMPTS:
            return job
        give_up(job, Phrase(LOST, count=ATTEMPTS))
    return None


def asked() -> QuerySet[Subproblem]:
    """The jobs whose answer somebody waits for, in networks that are open."""
    rows = Subproblem.objects.filter(done=False, draft__state=DraftState.WORKING)
    rows = rows.filter(draft__network__closed_on=None)
    return rows.filter(asked=F("draft__version"))


def mine(job: Subproblem, worker: str) -> QuerySet[Subproblem]:
    """The job, as long as this worker holds it and its draft asks for it."""
    held = leases.held(asked(), worker=worker).filter(pk=job.pk)
    return Subproblem.objects.filter(pk__in=held.values("pk"))


@transaction.atomic
def keep(
    *,
    job: Subproblem,
    worker: str,
    now: datetime,
    best: int | None = None,
    bound: int | None = None,
    plan: Plan | None = None,
) -> bool:
    """Go on holding a job, and say how far it is. False: stop, it is not asked for or yours.

    `plan`: the best so far, kept if the search is stopped.
    """
    so_far = None if plan is None else plan_json.to_json(plan)
    said = {"best": best, "bound": bound, "plan": so_far}
    known = {key: value for key, value in said.items() if value is not None}
    return bool(mine(job, worker).update(held_until=now + HOLD, **known))


@transaction.atomic
def put_back(*, job: Subproblem, worker: str) -> None:
    """Leave a job to others, as if it had not been taken."""
    leases.put_back(mine(job, worker))


@transaction.atomic
def deliver(*, job: Subproblem, worker: str, plan: Plan) -> bool:
    """Hand over a job's answer. The last one makes the year. False: nobody asks for it any more."""
    draft = _asking(job)
    if draft is None or not mine(job, worker).exists():
        return False
    cost = plan.cost.total if plan.cost else None
    answer = plan_json.to_json(plan)
    rows = Subproblem.objects.filter(pk=job.pk)
    rows.update(done=True, plan=answer, best=cost, bound=plan.bound, held_until=None)
    if not draft.subproblems.filter(done=False).exists():
        finish(draft)
    return True


@transaction.atomic
def fail(*, job: Subproblem, worker: str, why: Phrase) -> None:
    """Say why a job cannot be done at all: its draft stops there."""
    if _asking(job) is not None and mine(job, worker).exists():
        give_up(job, why)


def _asking(job: Subproblem) -> Draft | None:
    """The job's draft, locked, if it asks for anything: workers that end together wait here."""
    rows = Draft.objects.select_for_update(no_key=True).filter(state=DraftState.WORKING)
    return rows.filter(pk=job.draft_id).first()


@transaction.atomic
def give_up(job: Subproblem, why: Phrase) -> None:
    """Neither the job nor its draft goes on; why, for each reader in their language."""
    Subproblem.objects.filter(pk=job.pk).update(done=True, held_until=None)
    waiting = Draft.objects.filter(pk=job.draft_id, state=DraftState.WORKING)
    waiting.update(state=DraftState.FAILED, error=written(why))
