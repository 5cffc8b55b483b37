"""Asking for a year: the draft is told to the planner, and cut in jobs for workers (ADR 0022)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from msgspec.structs import replace

from tourdetable.core.planner.search.decomposition import decompose
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import Plan
from tourdetable.core.planner.wire import instance_json, plan_json
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.networks.actors import By
from tourdetable.domain.years.actions.drafts import changeable
from tourdetable.domain.years.actions.plans import forget_proof
from tourdetable.domain.years.enums import DraftState, PinKind
from tourdetable.domain.years.ids import is_held
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.models import Draft, Pin, ScheduledMeeting, Subproblem
from tourdetable.domain.years.queries import pinned, pins_of, plan_of


@once
def ask(*, draft: Draft, version: int, by: By, now: datetime) -> Draft:
    """Ask for the year, from nothing. Raises `Changed`, `ValidationError` with nothing to plan."""
    current = changeable(draft, version)
    return _ask(current, instance_of(current, now), None, by, now, again=False)


@once
def ask_again(*, draft: Draft, version: int, by: By, now: datetime) -> Draft:
    """Ask for the year nearest to the one that the draft has, whatever its wishes have become."""
    current = changeable(draft, version)
    instance = instance_of(current, now)
    before = plan_of(current, instance)
    if before is None and not ScheduledMeeting.objects.filter(series__draft=current).exists():
        raise ValidationError(_("There is no year to mend yet: ask for it first."))
    return _ask(current, instance, before, by, now, again=True)


def _ask(
    draft: Draft, instance: Instance, before: Plan | None, by: By, now: datetime, **said: bool
) -> Draft:
    if not any(body.meetings for body in instance.bodies if not is_held(body.id)):
        raise ValidationError(_("No series asks for a meeting: there is nothing to plan."))
    draft.subproblems.all().delete()
    wished = instance_json.as_json(instance)
    if wished != draft.instance:
        forget_proof(draft)
    draft.instance = wished
    draft.state, draft.error = DraftState.WORKING, None
    _forget_bodies_not_in(draft, instance)
    asked = with_pins(draft, instance)
    draft = save("programme.draft_asked", draft, by, now, **said)
    Subproblem.objects.bulk_create(_jobs(draft, asked, before))
    return draft


def _jobs(draft: Draft, asked: Instance, before: Plan | None) -> Iterator[Subproblem]:
    """A job for each part of what is asked, unsaved."""
    for number, part in enumerate(to_plan(asked), start=1):
        row = Subproblem(draft=draft, number=number, asked=draft.version)
        row.instance, row.before = instance_json.as_json(part), _before(part, before)
        yield row


def with_pins(draft: Draft, instance: Instance) -> Instance:
    """The instance with the dates held or ruled out today, which from now on are told."""
    today = instance.today or date.min
    Pin.objects.filter(series__draft=draft).update(told=True)
    pins = pins_of(draft).items()
    return pinned(
        instance, {key: kind for key, kind in pins if kind != PinKind.LOCK or key[1] > today}
    )


def _forget_bodies_not_in(draft: Draft, instance: Instance) -> None:
    """Meetings of series that ask for nothing any more leave the year that the draft has."""
    asked = {body.id for body in instance.bodies}
    gone = [row for row in draft.series.all() if str(row.planner_id) not in asked]
    ScheduledMeeting.objects.filter(series__in=gone).delete()


def to_plan(instance: Instance) -> list[Instance]:
    """The parts that ask for something: meetings that no series places are where they are."""
    parts = decompose(instance)
    return [part for part in parts if not all(is_held(body.id) for body in part.bodies)]


def _before(part: Instance, before: Plan | None) -> object:
    """What a plan says of a part's bodies and of days to come, if anything."""
    if before is None:
        return None
    names, today = {body.id for body in part.bodies}, part.today or date.min
    meetings = tuple(m for m in before.meetings if m.body in names and m.date > today)
    if not meetings:
        return None
    told = replace(before, meetings=meetings, fairness={}, conflict=None, moves=None)
    return plan_json.to_json(told)
