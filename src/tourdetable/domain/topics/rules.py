"""Who puts a topic forward, reads it, supports it, and who answers it.

Whoever prepares answers: by an office, or by a duty of the body's next meeting.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import Standing, gathers
from tourdetable.domain.topics.enums import TopicState
from tourdetable.domain.topics.models import Topic

PREPARING = (Right.AGENDA, Right.CONVENE)
"""The rights of those who prepare the meetings of a body."""

Speaking = tuple[Seat | Office, ...]
"""Seats and offices for which somebody speaks."""


class DutyTaken(Protocol):
    """A turn: a seat has a duty at the next meeting of a body."""

    @property
    def duty(self) -> str: ...
    @property
    def seat_id(self) -> int: ...


def may_put(standing: Standing, body: Body | None) -> Speaking:
    """The person's seats in a body, or (None) anywhere in the network, then their offices over
    it."""
    if body is None:
        return (*standing.seats, *(one for one in standing.offices if one.body_id is None))
    over = (one for one in standing.offices if one.body_id in (None, body.pk))
    return (*standing.seats_in(body.pk), *over)


def takes_topics(standing: Standing, bodies: Iterable[Body]) -> tuple[Body | None, ...]:
    """Those of these bodies for which the person may put a topic forward, then (None) the network
    as a whole, when none of its bodies gathers it."""
    every = list(bodies)
    found: list[Body | None] = [one for one in every if may_put(standing, one)]
    if not any(gathers(one, standing.charter) for one in every) and may_put(standing, None):
        found.append(None)
    return tuple(found)


def may_see(standing: Standing, topic: Topic) -> bool:
    """Those who sit where it was put forward, or where it was sent; the members of the network,
    when it is for the network."""
    if topic.body_id is None:
        return standing.belongs
    sent = topic.sent_to_id
    return standing.sits_in(topic.body_id) or (sent is not None and standing.sits_in(sent))


def may_speak_of(standing: Standing, topic: Topic) -> tuple[Seat, ...]:
    """The person's seats that add to it: those of the body, and of the one to which it was sent."""
    if topic.body_id is None:
        return standing.seats
    here = (topic.body_id, topic.sent_to_id)
    return tuple(seat for seat in standing.seats if seat.body_id in here)


def may_support(standing: Standing, topic: Topic) -> tuple[Seat, ...]:
    """The same, without the seat that put it forward."""
    mine = may_speak_of(standing, topic)
    return tuple(seat for seat in mine if seat.pk != topic.seat_id) if topic.lives else ()


def may_change(standing: Standing, topic: Topic) -> Speaking:
    """As long as nothing is answered: those who put it forward."""
    return put_by(standing, topic) if topic.state == TopicState.OPEN else ()


def put_by(standing: Standing, topic: Topic) -> Speaking:
    """The seat or office of the person for which it was put forward, if it was by them."""
    own = tuple(seat for seat in standing.seats if seat.pk == topic.seat_id)
    if own or topic.seat_id is not None or topic.person_id != standing.person.pk:
        return own
    return may_put(standing, topic.body)


def may_answer(standing: Standing, body: Body | None, turns: Iterable[DutyTaken]) -> Speaking:
    """The capacities in which the person answers the topics of a body, or (None) of the network;
    `turns` are those of the body's next meeting."""
    if body is None:
        return preparing_all(standing)
    duties = standing.charter.vocabulary.duties_of(body.kind)
    giving = {duty.code for duty in duties if set(PREPARING) & set(duty.rights)}
    bearing = {turn.seat_id for turn in turns if turn.duty in giving}
    seats = (seat for seat in standing.seats_in(body.pk) if seat.pk in bearing)
    offices = (one for right in PREPARING for one in standing.offices_with(right, body))
    return tuple(dict.fromkeys((*seats, *offices)))


def preparing_all(standing: Standing) -> Speaking:
    """The person's offices over the whole network that prepare its meetings."""
    kinds = standing.charter.vocabulary.offices
    wide = (one for one in standing.offices if one.body_id is None and one.kind in kinds)
    return tuple(one for one in wide if set(PREPARING) & set(kinds[one.kind].rights))


def may_say_what_exists(standing: Standing, topic: Topic, answering: Speaking) -> Speaking:
    """Any seat that adds to it, those who put it forward, and those who answer it."""
    if not topic.lives:
        return ()
    mine = (*may_speak_of(standing, topic), *may_change(standing, topic), *answering)
    return tuple(dict.fromkeys(mine))
