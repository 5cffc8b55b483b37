"""Joining what workers found of a draft into its year: nothing that the judge refuses gets in.

The year that a draft had stays when it is as sound and costs less (adr/0045).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.audit import refused
from tourdetable.core.planner.search.decomposition import recompose
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN, Cost, Plan
from tourdetable.core.planner.wire import instance_json, plan_json
from tourdetable.core.planner.wire.fitting import written
from tourdetable.core.words.phrase import Phrase, gettext_noop
from tourdetable.domain.years.actions.plans import keep_answer, keep_meetings
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, Subproblem
from tourdetable.domain.years.queries import held_meetings, pinned, pins_of, plan_of

BROKEN = gettext_noop("The dates that were found break a rule: the search has to be mended.")

STATES = {INFEASIBLE: DraftState.IMPOSSIBLE, UNKNOWN: DraftState.LATE}


def finish(draft: Draft) -> None:
    """Put the answers together: the draft has its year, or the reasons why there is none.

    It keeps its version: what was asked has been answered, nobody changed it. When there is none,
    the year that it had before stays beside the reasons, to be mended once they are gone.
    """
    instance, jobs = asked_of(draft), list(draft.subproblems.all())
    whole = joined(instance, [plan_json.read_plan(job.plan) for job in jobs])
    if whole.meetings and refused(instance, whole):
        if len(jobs) > 1:
            _undivided(draft, instance)
            return
        draft.error = written(Phrase(BROKEN))
        draft.state = DraftState.FAILED
        draft.save(update_fields=["state", "error"])
        return
    if all(job.before is None for job in jobs):
        whole = cheaper(draft, instance, whole)
    draft.state = STATES.get(whole.status, DraftState.PLANNED)
    keep_answer(draft, whole)
    if draft.state == DraftState.PLANNED:
        keep_meetings(draft, whole.meetings)
    draft.save(update_fields=["answer", "state", "error"])


def settle(draft: Draft) -> bool:
    """Keep the best year found so far, of a search that stops there; whether there is any.

    Parts of which nothing is known yet stay as they are in the year that the draft has.
    """
    instance, jobs = asked_of(draft), list(draft.subproblems.all())
    before = plan_of(draft, instance)
    known = [so_far(job, before) for job in jobs]
    plans = [plan for plan in known if plan is not None]
    if not plans or len(plans) < len(jobs):
        return False
    whole = joined(instance, plans)
    if not whole.meetings or refused(instance, whole):
        return False
    if all(job.before is None for job in jobs):
        whole = cheaper(draft, instance, whole)
    keep_answer(draft, whole)
    keep_meetings(draft, whole.meetings)
    draft.save(update_fields=["answer"])
    return True


def joined(instance: Instance, plans: Sequence[Plan]) -> Plan:
    """The whole year's plan, with the meetings that nobody plans."""
    known = {meeting.body for plan in plans for meeting in plan.meetings}
    aside = tuple(meeting for meeting in held_meetings(instance) if meeting.body not in known)
    return recompose(instance, [*plans, Plan(OPTIMAL, Cost(), 0, aside)])


def cheaper(draft: Draft, instance: Instance, found: Plan) -> Plan:
    """What was found, unless it is not proved and the year that the draft has costs less."""
    before = plan_of(draft, instance)
    if found.status == OPTIMAL or found.cost is None or before is None:
        return found
    audit = check(instance, before)
    if audit.violations or audit.cost.total >= found.cost.total:
        return found
    bound = None if found.bound is None else min(found.bound, audit.cost.total)
    return Plan(FEASIBLE, audit.cost, bound, before.meetings, audit.fairness, seconds=found.seconds)


def asked_of(draft: Draft) -> Instance:
    """What was asked of the planner, with the dates that people hold or rule out."""
    assert draft.instance is not None
    return pinned(instance_json.read_instance(draft.instance), pins_of(draft))


def _undivided(draft: Draft, instance: Instance) -> None:
    """Ask for the year in one piece, when the pieces do not go together."""
    draft.subproblems.all().delete()
    whole = instance_json.as_json(instance)
    Subproblem.objects.create(draft=draft, number=1, asked=draft.version, instance=whole)


def so_far(job: Subproblem, before: Plan | None) -> Plan | None:
    """What is known of a part: the answer so far, else its meetings of the year before."""
    if job.plan is not None:
        plan = plan_json.read_plan(job.plan)
        known = [bound for bound in (plan.bound, job.bound) if bound is not None]
        found = replace(plan, status=FEASIBLE, bound=max(known, default=None))
        return found if plan.meetings else None
    if before is None:
        return None
    part = instance_json.read_instance(job.instance)
    names = {body.id for body in part.bodies}
    meetings = tuple(meeting for meeting in before.meetings if meeting.body in names)
    audit = check(part, Plan(FEASIBLE, meetings=meetings))
    if audit.violations:
        return None
    return Plan(FEASIBLE, audit.cost, 0, meetings, audit.fairness)
