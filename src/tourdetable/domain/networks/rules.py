"""Who may compose the network and its bodies, say what it shows of itself, and call somebody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.people.enums import PhoneFor


def may_publish_contact(standing: Standing) -> tuple[Office, ...]:
    """The person's offices that animate the whole network: those that convene its meetings."""
    return tuple(o for o in giving(standing, Right.CONVENE) if o.body_id is None)


def may_compose(standing: Standing, body: Body) -> tuple[Office, ...]:
    """The person's offices that open and close the seats of a body, give and end what is held
    there, invite and import: those of the body, or of the whole network, that compose."""
    return standing.offices_with(Right.COMPOSE, body)


def may_compose_network(standing: Standing) -> tuple[Office, ...]:
    """Those that do so for the whole network: for each of its bodies, and for its own offices."""
    return tuple(o for o in giving(standing, Right.COMPOSE) if o.body_id is None)


def may_compose_some(standing: Standing) -> tuple[Office, ...]:
    """Those that compose one body at least."""
    return giving(standing, Right.COMPOSE)


def giving(standing: Standing, right: Right) -> tuple[Office, ...]:
    """The person's offices that give a right, over a body or the network."""
    kinds = standing.charter.vocabulary.offices
    return tuple(o for o in standing.offices if o.kind in kinds and right in kinds[o.kind].rights)


class Reached(Protocol):
    """Somebody who may have given a telephone, as a row of the table or by values."""

    @property
    def phone(self) -> str: ...
    @property
    def phone_for(self) -> str: ...


def phone_shown_to(reader: Standing, person: Reached, bodies: Iterable[int | None]) -> str:
    """The telephone of somebody who has a place today in these bodies of the reader's network
    (None: in the network as a whole), if they show it to the reader; else nothing.

    Those who sit with them have a seat there, or an office of that very body.
    """
    theirs = set(bodies)
    if person.phone_for == PhoneFor.NETWORK:
        return person.phone if theirs and reader.belongs else ""
    if person.phone_for != PhoneFor.BODIES:
        return ""
    beside = {seat.body_id for seat in reader.seats} | {o.body_id for o in reader.offices}
    return person.phone if (beside & theirs) - {None} else ""
