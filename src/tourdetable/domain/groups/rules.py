"""Who calls for themes and chooses among them, who leads a group, who reads what.

Whoever composes a body that opens others calls there, chooses, and opens what was chosen. A group
is led by the offices that convene it, and by whoever composes it. Terms, road maps and reports once
given are the network's; the drafts are the group's.
"""

from __future__ import annotations

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.commitments.work import group_kinds
from tourdetable.domain.decisions.actions.bodies import deciders
from tourdetable.domain.groups.models import GroupReport, ThemeCall
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import may_compose
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.rules import Speaking, may_put, put_by


def opens_kinds(charter: Charter, body: Body) -> tuple[str, ...]:
    """The kinds of groups that a body decides to open, as the charter has it."""
    every = group_kinds(charter)
    return tuple(k for k in every if body.kind in deciders(charter, EffectKind.OPEN_BODY, k))


def is_group(charter: Charter, body: Body) -> bool:
    """Whether a body is of a kind to whose work people commit."""
    return body.kind in group_kinds(charter)


def may_call(standing: Standing, body: Body) -> tuple[Office, ...]:
    """The offices by which the person calls for themes in a body, and has the choice recorded."""
    return may_compose(standing, body) if opens_kinds(standing.charter, body) else ()


def may_propose(standing: Standing, call: ThemeCall) -> Speaking:
    """The seats, else the offices, by which the person answers a call."""
    return may_put(standing, call.body)


def may_attach(standing: Standing, call: ThemeCall, topic: Topic) -> Speaking:
    """Whoever calls says that a topic answers the call, and those who put it forward."""
    return tuple(dict.fromkeys((*put_by(standing, topic), *may_call(standing, call.body))))


def may_join(standing: Standing, call: ThemeCall) -> tuple[Seat, ...]:
    """The person's seats that may say that they would take part."""
    return standing.seats_in(call.body_id)


def may_lead(standing: Standing, body: Body) -> tuple[Office, ...]:
    """The offices by which the person leads a group: its own that convene, then whoever composes
    it."""
    leading = standing.offices_with(Right.CONVENE, body)
    own = tuple(one for one in leading if one.body_id == body.pk)
    return own + tuple(one for one in may_compose(standing, body) if one not in own)


def may_read_report(standing: Standing, report: GroupReport) -> bool:
    """A draft is of those who sit in the group; once given, of the members of the network."""
    return standing.belongs if report.given_on else standing.sits_in(report.body_id)
