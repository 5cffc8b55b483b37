"""Making the demo's data several times larger, for measures.

Rows are added in bulk, without a story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from datetime import timedelta
from typing import Any, TypeVar

from django.db import models, transaction

from tourdetable.domain.compliance.queries import forget
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.meetings.models import AgendaItem, Attendance, Meeting, Reply, Turn
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body, Mandate, Office, Presence, Seat
from tourdetable.domain.people.models import Institution, Person

M = TypeVar("M", bound=models.Model)
WEEK = timedelta(days=7)


@transaction.atomic
def grow(factor: int) -> None:
    """Multiply persons, institutions, bodies, seats, meetings and their records by about
    `factor`."""
    for rank in range(1, factor):
        copies = copy_structure(rank)
        copy_meetings(rank, *copies)
    for rank in range(1, factor):
        crowd_meetings(rank)
    forget()


def copy_structure(rank: int) -> tuple[dict[int, Body], dict[int, Seat], dict[int, Person]]:
    """A copy of everybody and every body, seat, mandate, office and presence of the demo."""
    persons = duplicate(
        Person,
        original(Person),
        lambda p: {"account": None, "family_name": f"{p.family_name} {rank}"},
    )
    institutions = duplicate(
        Institution, original(Institution), lambda i: {"name": f"{i.name} {rank}"}
    )
    bodies = duplicate(
        Body, original(Body), lambda b: {"slug": f"{b.slug}-{rank}", "name": f"{b.name} ({rank})"}
    )
    seats = duplicate(
        Seat,
        original(Seat),
        lambda s: {"body": bodies[s.body_id], "institution": institutions[s.institution_id]},
    )
    duplicate(
        Mandate,
        original(Mandate),
        lambda m: {"seat": seats[m.seat_id], "person": persons[m.person_id]},
    )
    of_bodies = [office for office in original(Office) if office.body_id]
    duplicate(
        Office, of_bodies, lambda o: {"body": bodies[o.body_id], "person": persons[o.person_id]}
    )
    duplicate(
        Presence,
        original(Presence),
        lambda p: {"body": bodies[p.body_id], "institution": institutions[p.institution_id]},
    )
    return bodies, seats, persons


_size: dict[type[models.Model], int] = {}


def original(model: type[M]) -> list[M]:
    """The rows of the demo as it was built, however much has been added since."""
    rows = list(model._default_manager.order_by("pk"))
    return rows[: _size.setdefault(model, len(rows))]


def duplicate(
    model: type[M], rows: Iterable[M], changes: Callable[[Any], dict[str, Any]]
) -> dict[int, M]:
    """A changed copy of each row; returns the copies by the original's key."""
    pairs = [(row.pk, changed_copy(row, changes(row))) for row in rows]
    model._default_manager.bulk_create([new for _pk, new in pairs])
    return dict(pairs)


def changed_copy(row: M, changes: dict[str, Any]) -> M:
    """An unsaved copy of a row."""
    new = copy(row)
    new._state = copy(row._state)
    new._state.fields_cache = {}
    new.pk, new._state.adding = None, True
    for name, value in changes.items():
        setattr(new, name, value)
    return new


def copy_meetings(
    rank: int, bodies: dict[int, Body], seats: dict[int, Seat], persons: dict[int, Person]
) -> None:
    """The meetings of the copied bodies, with all that was recorded of them."""
    meetings = duplicate(Meeting, original(Meeting), lambda m: {"body": bodies[m.body_id]})
    items = duplicate(
        AgendaItem, original(AgendaItem), lambda a: {"meeting": meetings[a.meeting_id]}
    )
    for model in (Reply, Attendance):
        duplicate(
            model,
            original(model),
            lambda r: {
                "meeting": meetings[r.meeting_id],
                "seat": seats[r.seat_id],
                "person": persons[r.person_id],
            },
        )
    duplicate(
        Turn,
        original(Turn),
        lambda t: {"meeting": meetings[t.meeting_id], "seat": seats[t.seat_id]},
    )
    decisions = duplicate(
        Decision,
        original(Decision),
        lambda d: {
            "meeting": meetings[d.meeting_id],
            "body": bodies[d.body_id],
            "item": items.get(d.item_id),
            "reference": f"{d.reference}/{rank}",
        },
    )
    duplicate(
        Position,
        original(Position),
        lambda p: {"decision": decisions[p.decision_id], "seat": seats[p.seat_id]},
    )
    duplicate(
        FollowUp,
        original(FollowUp),
        lambda f: {"decision": decisions[f.decision_id], "seat": seats[f.seat_id]},
    )
    duplicate(
        Minutes,
        original(Minutes),
        lambda m: {"meeting": meetings[m.meeting_id], "adopted_at": meetings.get(m.adopted_at_id)},
    )


def crowd_meetings(rank: int) -> None:
    """In each original body: more institutions, more meetings, longer agendas, more decisions."""
    institutions = duplicate(
        Institution, original(Institution), lambda i: {"name": f"{i.name} – {rank}"}
    )
    persons = duplicate(
        Person,
        original(Person),
        lambda p: {"account": None, "given_name": f"{p.given_name} {rank}"},
    )
    seats = duplicate(
        Seat, original(Seat), lambda s: {"institution": institutions[s.institution_id]}
    )
    duplicate(
        Mandate,
        original(Mandate),
        lambda m: {"seat": seats[m.seat_id], "person": persons[m.person_id]},
    )
    duplicate(
        Attendance,
        original(Attendance),
        lambda a: {"seat": seats[a.seat_id], "person": persons[a.person_id]},
    )
    duplicate(AgendaItem, original(AgendaItem), lambda a: {"position": a.position + 1000 * rank})
    decisions = duplicate(
        Decision, original(Decision), lambda d: {"reference": f"{d.reference}-{rank}"}
    )
    duplicate(
        Position,
        original(Position),
        lambda p: {"decision": decisions[p.decision_id], "seat": seats[p.seat_id]},
    )
    duplicate(
        FollowUp,
        original(FollowUp),
        lambda f: {"decision": decisions[f.decision_id], "seat": seats[f.seat_id]},
    )
    duplicate(
        Meeting,
        original(Meeting),
        lambda m: {
            "starts_at": m.starts_at + WEEK * 52 * rank,
            "ends_at": m.ends_at + WEEK * 52 * rank,
        },
    )
