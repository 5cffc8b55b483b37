"""Closing a body or a seat on a day, with all that is held there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.journal.actions import once, person_part, touch
from tourdetable.domain.networks.actions.composing import Composing, locked
from tourdetable.domain.networks.actions.fitting import must_be_in_body, must_leave_no_trace
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actions.holdings import free
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.enums import EndReason
from tourdetable.domain.networks.gates import gate
from tourdetable.domain.networks.models import (
    Body,
    Dated,
    DatedQuerySet,
    Mandate,
    Office,
    Presence,
    Seat,
)
from tourdetable.domain.networks.queries import gathers, local_day
from tourdetable.domain.people.wording import short_day

CAUTIONS: list[Callable[[Body, Charter], Iterable[str]]] = []
"""What else is asked before a body is closed, by codes. An app above adds its own in its
`actions.closing`, which Django finds: nothing calls up."""


def close_body(
    *,
    body: Body,
    ends: date,
    decision: int | None,
    charter: Charter,
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> Body:
    """End a body on a day, included, with its seats, mandates and offices, if the charter's gates
    let it: a step of concluding the decision (by its id) that does it, if one does."""
    current = Body.objects.select_for_update(no_key=True, of=("self",)).get(pk=body.pk)
    today = local_day(current.network, now)
    must_be_closable(current, ends, charter, today=today)
    current.ends = ends
    asked: dict[str, Any] = {"bodies": [current.pk], "confirmed": confirmed, "on": today}
    asked["cautions"] = [code for cautions in CAUTIONS for code in cautions(current, charter)]
    with gate(current.network, "mandates", "offices", **asked) as passed:
        current.save(update_fields=["ends"])
        holders = end_what_is_held(current, ends)
    for seat in Seat.objects.filter(body=current, ends=ends).select_related("body__network"):
        free(seat, ends)
    said = {"body": current.pk, "decision": decision, "ends": str(ends), **passed.told}
    tell("body.closed", current.network, f"body:{current.pk}", by, now, **said)
    touch(current.network.slug, *map(person_part, holders))
    return current


def held_in(body: Body) -> tuple[DatedQuerySet[Dated], ...]:
    """The seats of a body, and what is held there."""
    return (
        Seat.objects.filter(body=body),
        Mandate.objects.filter(seat__body=body),
        Office.objects.filter(body=body),
        Presence.objects.filter(body=body),
    )


def end_what_is_held(body: Body, ends: date) -> set[int]:
    """Seats, mandates, offices and presences do not outlive their body. The ids of those who held
    something there."""
    for rows in held_in(body):
        rows.filter(Q(ends=None) | Q(ends__gt=ends)).update(ends=ends)
    sat = Mandate.objects.filter(seat__body=body).values_list("person", flat=True)
    return {*sat, *Office.objects.filter(body=body).values_list("person", flat=True)}


def must_be_closable(body: Body, ends: date, charter: Charter, *, today: date) -> None:
    """Refuse to close what is closed, in the past, or the last body where all decide together."""
    if body.ends is not None and body.ends <= ends:
        words = _("%(body)s ends on %(day)s already: choose an earlier day.")
        raise ValidationError({"ends": words % {"body": body, "day": short_day(body.ends)}})
    if ends < today:
        words = _("What has happened stays: a body ends today at the earliest.")
        raise ValidationError({"ends": words})
    if any(rows.filter(starts__gt=ends).exists() for rows in held_in(body)):
        words = _("Somebody is to sit in %(body)s after that day: choose a later one.")
        raise ValidationError({"ends": words % {"body": body}})
    if gathers(body, charter):
        must_leave_another(body, ends, charter)


def must_leave_another(body: Body, ends: date, charter: Charter) -> None:
    """Refuse to leave the network without a body where all decide together."""
    others = Body.objects.during(ends, date.max).filter(network=body.network, ends=None)
    if not any(gathers(other, charter) for other in others.exclude(pk=body.pk)):
        words = _("%(body)s gathers the whole network: without it nobody could decide for all.")
        raise ValidationError({"body": words % {"body": body}})


@once
def close_seat(
    *,
    seat: Seat,
    ends: date,
    by: By,
    now: datetime,
    confirmed: bool = False,
    version: int | None = None,
) -> Seat:
    """End a seat on a day, included: its mandates end with it, its turns to come are free, and
    what happened stays."""
    current = locked(seat, version)
    must_close(current, ends)
    gesture, was = Composing(current.body.network, by, now, confirmed), current.ends
    with gesture.gate("seats", "mandates", "turns", bodies=[current.body_id]):
        holders = end_with_mandates(current, ends)
    gesture.tell("seat.closed", current, *holders, ends=str(ends), was=str(was) if was else None)
    return current


def must_close(seat: Seat, ends: date) -> None:
    """Refuse a day before the seat begins, after its body ends, or when somebody is to come."""
    if ends < seat.starts:
        words = _("The seat of %(seat)s begins on %(day)s: it cannot end before.")
        raise ValidationError({"ends": words % {"seat": seat, "day": short_day(seat.starts)}})
    must_be_in_body(seat.body, seat.starts, ends)
    later = seat.mandates.filter(starts__gt=ends).select_related("person").first()
    if later is not None:
        words = _(
            "%(person)s is to hold this seat from %(day)s: choose a later day, or correct that "
            "mandate first."
        )
        said = {"person": later.person, "day": short_day(later.starts)}
        raise ValidationError({"ends": words % said})


def end_with_mandates(seat: Seat, ends: date) -> list[int]:
    """The seat ends, with its mandates and what it was to do later: the persons who held it."""
    holders = end_mandates(seat, ends)
    seat.ends = ends
    seat.version += 1
    seat.save(update_fields=["ends", "version"])
    for person in holders:
        must_leave_no_trace(seat, person)
    free(seat, ends)
    return holders


def end_mandates(seat: Seat, ends: date) -> list[int]:
    """The mandates that would last longer end that day: the persons who held them."""
    rows = seat.mandates.filter(Q(ends=None) | Q(ends__gt=ends))
    holders = list(rows.values_list("person", flat=True))
    rows.update(ends=ends, reason=EndReason.SEAT)
    return holders
