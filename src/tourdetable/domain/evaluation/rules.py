"""Who conducts an evaluation, who approves it, who reads what: from the charter, by no kind that
the code knows (ITC-15)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.core.charter.terms.model import Charter, Rule
from tourdetable.core.words.audience import Audience
from tourdetable.domain.deliverables.rules import LEADING
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import Standing

RULE = "evaluation_approved"
OFFERED = (Audience.NETWORK, Audience.PARTNERS, Audience.PUBLIC)
"""Who may read a report once it is published, narrowest first."""


def rule_of(charter: Charter) -> Rule | None:
    """The rule by which a network is evaluated, if its charter has one."""
    rules = (rule for article in charter.articles for rule in article.rules)
    return next((rule for rule in rules if rule.check == RULE), None)


def conducting_kinds(charter: Charter) -> tuple[str, ...]:
    """The kinds of bodies that conduct an evaluation; all of them where no rule says it."""
    rule = rule_of(charter)
    if rule is None:
        return tuple(charter.vocabulary.body_kinds)
    named: tuple[str, ...] = rule.typed(CHECKS[RULE].typed).conducted_by
    return named


def approving_kinds(charter: Charter) -> tuple[str, ...]:
    """The kinds of bodies whose decision approves one: those that are competent, and that the rule
    names if there is one."""
    kinds = [
        kind for one in charter.competent(EffectKind.APPROVE_EVALUATION) for kind in one.bodies
    ]
    rule = rule_of(charter)
    named = rule.typed(CHECKS[RULE].typed).approved_by if rule else kinds
    return tuple(dict.fromkeys(kind for kind in kinds if kind in named))


def takes_part(charter: Charter, kind: str) -> bool:
    """Whether bodies of a kind conduct evaluations, or approve them."""
    return kind in (*conducting_kinds(charter), *approving_kinds(charter))


def approving_bodies(network: Network, charter: Charter, on: date) -> QuerySet[Body]:
    """The bodies that are asked, among those of a day."""
    rows = Body.objects.active(on).filter(network=network, kind__in=approving_kinds(charter))
    return rows.order_by("name", "pk")


def may_conduct(standing: Standing, body: Body) -> Capacities:
    """The capacities in which a person conducts an evaluation for a body.

    Where the charter names who conducts: whoever sits there, or fills an office of that very body;
    nobody else does it in their place. Elsewhere, whoever leads its work by an office.
    """
    if body.kind not in conducting_kinds(standing.charter):
        return ()
    if rule_of(standing.charter) is None:
        found = (one for right in LEADING for one in standing.offices_with(right, body))
        return tuple(dict.fromkeys(found))
    offices = (one for one in standing.offices if one.body_id == body.pk)
    return (*standing.seats_in(body.pk), *offices)


def conducts(standing: Standing | None, campaign: Campaign) -> bool:
    """Whether a reader is one of those who conduct it."""
    return standing is not None and bool(may_conduct(standing, campaign.body))


def follows(standing: Standing | None) -> bool:
    """Whether a reader fills an office of the whole network: they see it being made."""
    return standing is not None and any(one.body_id is None for one in standing.offices)


def may_read(standing: Standing | None, campaign: Campaign, asked: Collection[int]) -> bool:
    """Whether somebody may read an evaluation: those who conduct it and who coordinate the network,
    always; once it is given, those who sit in the bodies `asked` to approve it; once published, its
    audience."""
    if conducts(standing, campaign) or follows(standing):
        return True
    given = standing is not None and bool(campaign.given_on)
    if standing is not None and given and any(standing.sits_in(body) for body in asked):
        return True
    return bool(campaign.published_on) and reader(standing).shows(Audience(campaign.audience))


def reader(standing: Standing | None) -> Audience:
    """The audience of whoever neither conducts nor approves."""
    return Audience.NETWORK if standing is not None and standing.belongs else Audience.PUBLIC


def reads_as(standing: Standing | None, campaign: Campaign) -> Audience:
    """How far somebody reads the notes of an evaluation: those who conduct it, all that is not for
    those alone who were present; the others, what is for the network or for all."""
    return Audience.BODY if conducts(standing, campaign) else reader(standing)
