"""Who tells an experience, writes a draft, reads it; who opens a call."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.agendas.topics import preparers
from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceCall, ExperienceReport
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.topics.rules import Speaking, may_answer


def may_propose(standing: Standing) -> Speaking:
    """Any member, for any of their seats; for an office when they have none."""
    return standing.seats or standing.offices


def may_call(standing: Standing, body: Body | None, *, now: datetime) -> Speaking:
    """Those who prepare the meetings of the body, or (None) of the network."""
    return preparers(standing, body, now=now)


def answers_call(standing: Standing, call: ExperienceCall) -> Speaking:
    """The seats that a call invites, or the office of whoever has none."""
    if call.body_id is None:
        return may_propose(standing)
    own = standing.seats_in(call.body_id)
    return own or tuple(one for one in standing.offices if one.body_id in (None, call.body_id))


def carrying(standing: Standing, report: ExperienceReport, invited: Collection[int]) -> Speaking:
    """The capacities in which the person writes it: its seat; their own when they are `invited`, or
    proposed it without a seat."""
    own = tuple(seat for seat in standing.seats if seat.pk == report.seat_id)
    alone = report.seat_id is None and report.person_id == standing.person.pk
    if own or not (alone or standing.person.pk in invited):
        return own
    return may_propose(standing)


def may_take_back(standing: Standing, report: ExperienceReport) -> Speaking:
    """The offices by which the person takes back what nobody carries any more: those that prepare
    the meetings of its body; of the network, where nothing may tell whose it is."""
    return may_answer(standing, None if report.discreet else report.body, ())


def may_read(standing: Standing | None, report: ExperienceReport) -> bool:
    """Whether it is published for this reader, carriers aside (None: anybody)."""
    if report.state != ReportState.PUBLISHED:
        return False
    if standing is None or standing.network.pk != report.network_id:
        return report.audience == Audience.PUBLIC
    if report.audience in BEYOND_THE_BODY:
        return True
    return report.body_id is not None and standing.sits_in(report.body_id)


def may_read_again(seat: Seat, report: ExperienceReport) -> bool:
    """Whether a seat may be the second pair of eyes: of the network, of another institution, that
    sits."""
    if seat.kind == SeatKind.LIGHT or seat.body.network_id != report.network_id:
        return False
    return report.seat is None or seat.institution_id != report.seat.institution_id
