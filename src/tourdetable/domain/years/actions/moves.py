"""Changing by hand the year that a draft has: it stays the draft's year, whatever it breaks.

What it breaks is told each time that it is read (`board`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.planner.hand.moving import moved
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.years.actions import asking, drafts, joining
from tourdetable.domain.years.actions.plans import forget_proof, keep_answer, keep_meeting
from tourdetable.domain.years.board import Slot, Year, planned_year
from tourdetable.domain.years.enums import DraftState, PinKind
from tourdetable.domain.years.models import Draft, Pin, Series


@dataclass(frozen=True)
class StoppedSearch:
    """A draft whose search was stopped, and whether it keeps the best year known by then."""

    draft: Draft
    found: bool


@once
def move(
    *,
    series: Series,
    on: date,
    to: date,
    part: str | None = None,
    version: int,
    by: By,
    now: datetime,
) -> Draft:
    """Put a meeting on another day, held there, with whoever can still come.

    `part` is the half-day (None: the same). Raises `ValidationError`, `Changed`.
    """
    current = drafts.changeable(series.draft, version)
    must_be_within(series, to)
    put(current, series, on, to, part)
    Pin.objects.filter(series=series, on__in=(on, to)).delete()
    Pin.objects.create(series=series, on=to, kind=PinKind.LOCK)
    return kept(current, by, now, "moved", series=series.pk, on=str(on), to=str(to))


@once
def mark(
    *, series: Series, on: date, kind: str | None, version: int, by: By, now: datetime
) -> Draft:
    """Hold a date (`lock`), rule it out (`forbid`) or (None) leave it open; meetings stay."""
    current = drafts.changeable(series.draft, version)
    pins = Pin.objects.filter(series=series, on=on)
    if pins.filter(told=True).exists():
        forget_proof(current)
    pins.delete()
    if kind is not None:
        must_be_known(_("choice"), kind, PinKind.values)
        must_be_within(series, on)
        Pin.objects.create(series=series, on=on, kind=kind)
    return kept(current, by, now, "pin", series=series.pk, on=str(on), pin=kind)


@once
def relax_and_ask(
    *, draft: Draft, leaves: Sequence[Mapping[str, str]], version: int, by: By, now: datetime
) -> Draft:
    """Leave rules out, and search from nothing. Raises `ValidationError`, `Changed`."""
    must_be_chosen(leaves)
    current, quietly = lock(draft, version=version), replace(by, gesture=None)
    for leave in leaves:
        version = current.version
        current = drafts.relax(draft=current, leave=leave, version=version, by=quietly, now=now)
    return asking.ask(draft=current, version=current.version, by=by, now=now)


@once
def restore_all(
    *, draft: Draft, leaves: Sequence[Mapping[str, str]], version: int, by: By, now: datetime
) -> Draft:
    """Ask again for rules that were left out. Raises `ValidationError`, `Changed`."""
    must_be_chosen(leaves)
    current = lock(draft, version=version)
    for leave in leaves:
        who = by if leave is leaves[-1] else replace(by, gesture=None)
        version = current.version
        current = drafts.restore(draft=current, leave=leave, version=version, by=who, now=now)
    return current


@once
def stop(*, draft: Draft, version: int, by: By, now: datetime) -> StoppedSearch:
    """Stop a search: its workers are told so, and the draft keeps the best year found so far.

    The one that it had, when that costs less or when there is none.
    """
    current = drafts.changeable(draft, version)
    if current.state != DraftState.WORKING:
        raise ValidationError(_("The search is over already."))
    found = joining.settle(current)
    return StoppedSearch(kept(current, by, now, "stopped"), found)


def must_be_chosen(leaves: Sequence[Mapping[str, str]]) -> None:
    """Refuse an answer in which no rule is ticked."""
    if not leaves:
        raise ValidationError(_("Choose a rule."))


def must_be_within(series: Series, on: date) -> None:
    """Refuse a day outside those of the series."""
    if not series.first <= on <= series.last:
        raise ValidationError({"day": _("This day is outside the days of this series.")})


def movable(draft: Draft, series: Series, on: date) -> tuple[Year, Slot]:
    """The year, and the meeting of a series on a day. Refused when the calendar has it already."""
    year = planned_year(draft)
    slot = year.slot(series.pk, on) if year else None
    if year is None or slot is None:
        raise ValidationError(_("This draft has no such meeting any more."))
    if slot.drawn:
        raise ValidationError(
            _("This meeting is in the calendar already: move it from its own page.")
        )
    return year, slot


def put(draft: Draft, series: Series, on: date, to: date, part: str | None) -> None:
    """Write the meeting of a day at another one; its people meet once a day. Draft unsaved."""
    if part is not None:
        must_be_known(_("part of the day"), part, Part.values)
    year, slot = movable(draft, series, on)
    if to != on:
        must_be_free(year, series, to)
    plan = moved(year.instance, year.plan, slot.meeting, to, part or slot.meeting.part)
    keep_answer(draft, plan)
    there = (str(series.planner_id), to)
    keep_meeting(series, on, next(m for m in plan.meetings if (m.body, m.date) == there))


def must_be_free(year: Year, series: Series, day: date) -> None:
    if year.slot(series.pk, day) is not None:
        raise ValidationError({"day": _("These people already meet on that day.")})


def kept(draft: Draft, by: By, now: datetime, what: str, **data: object) -> Draft:
    """Save a change that leaves the year as it is: what workers were looking for is for nothing."""
    if draft.state == DraftState.WORKING:
        draft.subproblems.all().delete()
        draft.state = DraftState.PLANNED if planned_year(draft) else DraftState.WRITING
    elif draft.state != DraftState.PLANNED:
        draft.state, draft.error = DraftState.WRITING, None
    return save("programme.draft_changed", draft, by, now, what=what, **data)
