"""Who supports the bodies of a network, and who reads what is written of that support.

| reads a note of the journal | when |
|---|---|
| whoever supports the body | always |
| who sits in the body, or holds an office of it | the note is about the body |
| who holds the seat | the note is about a seat |
"""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.domain.coordination.models import SupportNote
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import may_publish_contact

NEEDED: dict[OutreachKind, tuple[Right, ...]] = {
    OutreachKind.ANSWERS: (Right.CONVENE,),
    OutreachKind.TASKS: (Right.CONVENE, Right.AGENDA),
    OutreachKind.DOCUMENT: (Right.AGENDA, Right.CONVENE, Right.MINUTES),
    OutreachKind.DATES: (Right.CONVENE,),
}
"""Of which rights an office must give one over a body, for it to be done there."""


def may_support(standing: Standing) -> tuple[Office, ...]:
    """The person's offices that support bodies: those of the whole network that convene."""
    return may_publish_contact(standing)


def supports(standing: Standing, body: Body) -> tuple[Office, ...]:
    """Those that support this one."""
    offices = standing.offices_with(Right.CONVENE, body)
    return tuple(office for office in offices if office.body_id is None)


def kinds_supported(charter: Charter, offices: Iterable[Office]) -> frozenset[str] | None:
    """The kinds of bodies that some offices support; None: all."""
    known = charter.vocabulary.offices
    named = [known[office.kind].bodies for office in offices if office.kind in known]
    return None if not all(named) else frozenset(kind for one in named for kind in one)


def may_reach(charter: Charter, office: Office, kind: OutreachKind, body: Body) -> bool:
    """Whether an office gives, over a body, one of the rights that such an action needs."""
    known = charter.vocabulary.offices.get(office.kind)
    if known is None or (known.bodies and body.kind not in known.bodies):
        return False
    return not known.rights.isdisjoint(NEEDED[kind])


def concerned(standing: Standing, body: Body) -> bool:
    """Whether the person sits in a body, or holds an office of it: its support is theirs to know
    of."""
    own = any(office.body_id == body.pk for office in standing.offices)
    return own or bool(standing.seats_in(body.pk))


def may_read_note(standing: Standing, note: SupportNote) -> bool:
    """Whether the person reads a note of the journal."""
    if supports(standing, note.body):
        return True
    if note.seat_id is not None:
        return any(seat.pk == note.seat_id for seat in standing.seats)
    return concerned(standing, note.body)
