"""Who writes a questionnaire, asks, and reads what came; whom they may ask.

Offices, duties and kinds of bodies come from the charter; nothing here names one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tourdetable.core.charter.terms.model import Charter, OfficeKind, Right, SeatKind
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.rules import Capacities, may_in_body
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import Standing, gathers
from tourdetable.domain.questionnaires.enums import WIDE, SentTo
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.relays.queries import kinds_in

CONDUCTED = "conducted_by"
"""The parameter of a rule by which a charter says which bodies evaluate (ITC-15)."""

CONDUCTING = (Right.CONVENE, Right.COMPOSE, Right.ATTENDANCE)
"""The rights that come with asking those who meet there."""


def evaluating(charter: Charter) -> set[str]:
    """The kinds of bodies that conduct evaluations."""
    rules = (rule for article in charter.articles for rule in article.rules)
    return {kind for rule in rules for kind in kinds_in(rule.parameters.get(CONDUCTED))}


def may_conduct(standing: Standing, body: Body, turns: Iterable[Turn]) -> Capacities:
    """The capacities in which the person writes, asks and reads for a body; `turns` are those of
    `meetings.queries.current_turns`."""
    on_duty = list(turns)
    given = [one for right in CONDUCTING for one in may_in_body(standing, right, body, on_duty)]
    if body.kind in evaluating(standing.charter):
        given += [one for one in standing.seats_in(body.pk) if is_standing(one)]
    return tuple(dict.fromkeys(given))


def conducts_over(standing: Standing) -> tuple[bool, list[int]]:
    """Whether the person conducts by an office everywhere; else the bodies where they do, whoever
    is on duty there."""
    kinds = standing.charter.vocabulary.offices
    given = [one for one in standing.offices if set(CONDUCTING) & set(rights_of(one, kinds))]
    evaluates = evaluating(standing.charter)
    seats = [one for one in standing.seats if one.body.kind in evaluates and is_standing(one)]
    bodies = [one.body_id for one in given if one.body_id] + [one.body_id for one in seats]
    return any(one.body_id is None and not kinds[one.kind].bodies for one in given), bodies


def rights_of(office: Office, kinds: Mapping[str, OfficeKind]) -> Iterable[Right]:
    kind = kinds.get(office.kind)
    return kind.rights if kind else ()


def is_standing(seat: Seat) -> bool:
    return seat.kind == SeatKind.STANDING


def asks_whom(body: Body, charter: Charter) -> tuple[SentTo, ...]:
    """Whom a body may ask: the whole network, when it gathers it or evaluates."""
    wide = gathers(body, charter) or body.kind in evaluating(charter)
    return tuple(SentTo) if wide else (SentTo.CAME, SentTo.BODY)


def may_read(standing: Standing, questionnaire: Questionnaire) -> bool:
    """Whether somebody who does not conduct it reads its results."""
    if questionnaire.published_on is None:
        return False
    everybody = questionnaire.read_by in WIDE and standing.belongs
    return everybody or standing.sits_in(questionnaire.body_id)
