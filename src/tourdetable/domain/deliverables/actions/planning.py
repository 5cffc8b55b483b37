"""Promising a deliverable, saying what it is, giving it up."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from tourdetable.core.words.attribution import Attribution
from tourdetable.domain.deliverables.enums import (
    DeliverableKind,
    DeliverableState,
    Licence,
)
from tourdetable.domain.deliverables.models import Deliverable, WorkTerms
from tourdetable.domain.deliverables.rules import OFFERED
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.tags.actions import named

SUMMARY, BECAUSE = 2_000, 1_000
"""Characters of a summary; of why one gives it up."""


@dataclass(frozen=True)
class WorkDetails:
    """What is said of a deliverable: what it is, for when, who makes it, for whom."""

    kind: str
    title: str
    summary: str = ""
    due_on: date | None = None
    held_by: Collection[Seat] = ()
    audience: str = "network"
    attribution: str = "institution"
    licence: str = Licence.ETALAB
    tags: Iterable[str] = ()


@once
def plan(*, body: Body, details: WorkDetails, by: By, now: datetime) -> Deliverable:
    """Promise that a body will produce something."""
    network = Network.objects.select_for_update(no_key=True).get(pk=body.network_id)
    today = local_day(network, now)
    must_live(body, today)
    made = Deliverable(network=network, body=body, number=next_number(network), planned_at=now)
    made.planned_by_id = by.person_id
    say(made, details)
    must_hold(details.held_by, body, today)
    must_be_new(made)
    made.save()
    file_under(made, details)
    tell("deliverable.planned", made, by, now)
    return made


def next_number(network: Network) -> int:
    """That of the next deliverable of a network, which is locked."""
    last = Deliverable.objects.filter(network=network).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


@once
def describe(
    *, deliverable: Deliverable, details: WorkDetails, version: int, by: By, now: datetime
) -> Deliverable:
    """Say better what it is, when it is due, who makes it: versions that were kept stay as they
    are."""
    current = lock(deliverable, version=version)
    must_not_be_abandoned(current)
    say(current, details)
    kept = set(current.held_by.values_list("pk", flat=True))
    come = [seat for seat in details.held_by if seat.pk not in kept]
    must_hold(
        come, current.body, local_day(current.network, now), any_kept=len(come) < count(details)
    )
    file_under(current, details)
    return save("deliverable.described", current, by, now)


def count(details: WorkDetails) -> int:
    """How many seats hold it."""
    return len(details.held_by)


@once
def abandon(
    *, deliverable: Deliverable, because: str, version: int, by: By, now: datetime
) -> Deliverable:
    """Give it up, with the reason, which stays readable."""
    current = lock(deliverable, version=version)
    must_not_be_abandoned(current)
    if current.in_force_id is not None:
        raise ValidationError(_("It was delivered: a version of it is in force."))
    current.because = wording(because, limit=BECAUSE).strip()
    if not current.because:
        raise ValidationError({"because": _("Say why: those who expected it read it.")})
    current.state = DeliverableState.ABANDONED
    current.abandoned_on = local_day(current.network, now)
    return save("deliverable.abandoned", current, by, now)


@once
def take_up_again(*, deliverable: Deliverable, version: int, by: By, now: datetime) -> Deliverable:
    """Work on it again after all."""
    current = lock(deliverable, version=version)
    if current.state != DeliverableState.ABANDONED:
        raise ValidationError(_("It was not given up."))
    begun = bool(current.text) or current.versions.exists()
    current.state = DeliverableState.DRAFTING if begun else DeliverableState.PLANNED
    current.because, current.abandoned_on = "", None
    return save("deliverable.taken_up", current, by, now)


def say(deliverable: Deliverable, details: WorkDetails) -> None:
    """What it is, and under which terms."""
    if details.kind not in DeliverableKind.values:
        raise ValidationError({"kind": _("Choose what it is.")})
    deliverable.kind, deliverable.due_on = details.kind, details.due_on
    say_terms(deliverable, details)


def say_terms(work: WorkTerms, details: WorkDetails) -> None:
    """What it is called, for whom, by whom, how it may be used."""
    work.title = one_line(details.title, limit=200, missing=_("Give it a title."))
    work.summary = wording(details.summary, limit=SUMMARY).strip()
    known = {
        "audience": (details.audience, [one.value for one in OFFERED]),
        "attribution": (details.attribution, [one.value for one in Attribution]),
        "licence": (details.licence, Licence.values),
    }
    for name, (value, values) in known.items():
        if value not in values:
            raise ValidationError({name: _("This choice is not in the list any more.")})
        setattr(work, name, value)


def file_under(deliverable: Deliverable, details: WorkDetails) -> None:
    """Who holds it, and the words under which it is found."""
    deliverable.held_by.set(details.held_by)
    deliverable.tags.set(named(deliverable.network, details.tags))


def must_live(body: Body, today: date) -> None:
    """Refuse to promise something for a body that is closed."""
    if body.ends is not None and body.ends < today:
        raise ValidationError({"body": _("This body is closed: choose another one.")})


def must_hold(seats: Collection[Seat], body: Body, today: date, *, any_kept: bool = False) -> None:
    """Somebody makes it: seats of the body, that are there, or will be once it begins."""
    day = max(today, body.starts)
    if not seats and not any_kept:
        raise ValidationError({"held_by": _("Say which seats make it: one at least.")})
    for seat in seats:
        if seat.body_id != body.pk or not seat.starts <= day <= (seat.ends or day):
            raise ValidationError({"held_by": _("Only seats of this body make it.")})


def must_be_new(deliverable: Deliverable) -> None:
    """Refuse what the body has promised already: a form that was sent again by going back."""
    same = {"body": deliverable.body, "title": deliverable.title, "kind": deliverable.kind}
    if Deliverable.objects.filter(**same).exclude(state=DeliverableState.ABANDONED).exists():
        raise ValidationError({"title": _("This body has a deliverable of that name already.")})


def must_not_be_abandoned(deliverable: Deliverable) -> None:
    """Refuse to go on with what was given up."""
    if deliverable.state == DeliverableState.ABANDONED:
        raise ValidationError(_("It was given up: take it up again first."))
