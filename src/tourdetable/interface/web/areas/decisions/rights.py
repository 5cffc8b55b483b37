"""What the reader may do about the decisions and the minutes of a meeting, and the words that
say who may."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.base.capacities import reserved_for
from tourdetable.interface.web.base.scene import Scene


def capacities(scene: Scene, right: Right, meeting: Meeting) -> Capacities:
    """In which capacities the reader has the right over the meeting; empty is a no (one query,
    for the turns)."""
    return rules.may(scene.member, right, meeting, meeting.turns.all())


def keepers(scene: Scene, decision: Decision) -> Capacities:
    """In which capacities the reader records what becomes of a decision: by a right over its
    meeting, or, as long as no meeting tells what a consultation decided, over its body."""
    if decision.meeting is not None:
        return capacities(scene, Right.DECISIONS, decision.meeting)
    turns = current_turns(decision.body, now=scene.now)
    return rules.may_in_body(scene.member, Right.DECISIONS, decision.body, turns)


def keeping(scene: Scene, decision: Decision) -> Capacities:
    """The same, or a refusal that says who may."""
    return keepers(scene, decision) or deny(scene.charter, decision.body, Right.DECISIONS)


def required(scene: Scene, right: Right, meeting: Meeting) -> Capacities:
    """The same, or a refusal that says who may."""
    return capacities(scene, right, meeting) or deny(scene.charter, meeting.body, right)


def deny(charter: Charter, body: Body, *rights: Right) -> NoReturn:
    """Refuse somebody to whom the charter gives none of these rights: say to whom it does."""
    reserved_for(who_may(charter, body, rights))


def who_may(charter: Charter, body: Body, rights: Iterable[Right]) -> list[str]:
    """The duties, then the offices of the charter that give one of these rights over a body."""
    asked, words = set(rights), charter.vocabulary
    duties = [d.name for d in words.duties_of(body.kind) if asked & d.rights]
    offices = [
        o.name
        for o in words.offices.values()
        if asked & o.rights and (not o.bodies or body.kind in o.bodies)
    ]
    return [*duties, *offices]
