"""Who sends questions up, carries them, answers them and reads them (ADR 113).

| | a body’s own | an office of the network that convenes |
|---|---|---|
| sends, passes on | yes | yes, and it is said |
| acknowledges, answers | yes | no |
| tells what became of it, corrects an address outside | yes | yes |
"""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.competence import CompetenceScope
from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.decisions.rules import preparing
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.referrals.models import Referral

Turns = Iterable[Turn]
"""Those of `meetings.queries.current_turns`."""


def own_capacities(standing: Standing, body: Body, turns: Turns, *, kept: bool) -> Capacities:
    """Those in which the person acts for a body: its duties and its own offices; its seats, while
    nobody keeps it (`queries.is_kept`)."""
    if not kept:
        return standing.seats_in(body.pk)
    found = preparing(standing, body, turns)
    return tuple(one for one in found if isinstance(one, Seat) or one.body_id is not None)


def carriers(standing: Standing, body: Body) -> tuple[Office, ...]:
    """The person's offices of the whole network that carry the questions of a body."""
    found = standing.offices_with(Right.CONVENE, body)
    return tuple(office for office in found if office.body_id is None)


def kinds_asked(charter: Charter, kind: str) -> list[str]:
    """The kinds of bodies to which those of a kind send questions, in the order of the charter:
    others that gather the network, or have a competence beyond themselves."""
    given = {
        code
        for one in charter.competences
        if one.scope is not CompetenceScope.OWN
        for code in one.bodies
    }
    known = charter.vocabulary.body_kinds.values()
    return [k.code for k in known if k.code != kind and (k.gathers_network or k.code in given)]


def bodies_of(referral: Referral) -> set[int]:
    """The bodies that it went through, with the one that asks; its steps are read."""
    steps = (step.body_id for step in referral.steps.all())
    return {referral.body_id, *(pk for pk in steps if pk is not None)}


def may_read(standing: Standing, referral: Referral) -> bool:
    """Whether the person sits in one of them, or holds an office of one or of the network."""
    return any(standing.sits_in(body) for body in bodies_of(referral))
