"""Opening and closing a body by whoever composes, where no body that decides of it could."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.competence import EffectKind, Target
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.collation import folded
from tourdetable.domain.decisions.bodies import must_hold_nothing_later
from tourdetable.domain.decisions.competence import who_decides
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions import closing
from tourdetable.domain.networks.actions.fitting import must_be_a_period
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line, wording

NAME, LONGEST = 200, 80
SEVERAL = 100
"""How many bodies of one network may bear the same words."""


def deciders(charter: Charter, effect: EffectKind, kind: str) -> frozenset[str]:
    """The kinds of bodies that the charter has decide to open or close a body of a kind."""
    return frozenset(
        code
        for one in charter.competent(effect)
        for code in one.bodies
        if one.covers(Target(same_kind=code == kind))
    )


def is_decided(network: Network, charter: Charter, effect: EffectKind, kind: str) -> bool:
    """Whether a body that decides of it has met: from then on, it is decided there."""
    able = deciders(charter, effect, kind)
    met = Meeting.objects.filter(body__network=network, body__kind__in=able)
    return bool(able) and met.filter(state=MeetingState.OPENED).exists()


def must_be_decided(
    network: Network, charter: Charter, effect: EffectKind, kind: str, decision: Decision | None
) -> None:
    """Refuse what a body has to decide, without an adopted decision of such a body."""
    if decision is None and not is_decided(network, charter, effect, kind):
        return
    able = deciders(charter, effect, kind)
    if (
        decision is None
        or decision.network_id != network.pk
        or decision.outcome not in ADOPTED
        or decision.body.kind not in able
    ):
        words = _("The charter has this decided: %(who)s. Say by which decision it was.")
        raise ValidationError({"decision": words % {"who": who_decides(charter, effect)}})


@once
def open_body(
    *,
    network: Network,
    kind: str,
    name: str,
    starts: date,
    by: By,
    now: datetime,
    ends: date | None = None,
    territory: str = "",
    purpose: str = "",
    decision: Decision | None = None,
) -> Body:
    """Install a body, by itself while nobody could decide of it, else by a decision."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    charter = charter_in_force(network, on=local_day(network, now))
    must_be_known(_("kind of body"), kind, charter.vocabulary.body_kinds)
    must_be_decided(network, charter, EffectKind.OPEN_BODY, kind, decision)
    must_be_a_period(starts, ends)
    body = Body(network=network, kind=kind, starts=starts, ends=ends)
    body.name = one_line(name, limit=NAME, missing=_("Give the body a name."))
    body.territory, body.purpose = territory.strip(), wording(purpose, limit=2_000)
    body.slug = free_slug(body)
    body.save()
    said = {"body": body.pk, "body_kind": kind, "decision": decision.pk if decision else None}
    tell("body.installed", network, f"body:{body.pk}", by, now, **said)
    return body


def free_slug(body: Body) -> str:
    """An address for the body, made of its name; refused when a body of today bears that name."""
    mine = Body.objects.filter(network=body.network)
    for other in mine.during(body.starts, body.ends or date.max):
        if folded(other.name) == folded(body.name):
            words = _("There is already a body called “%(name)s” at that time.")
            raise ValidationError({"name": words % {"name": other.name}})
    root = "-".join(folded(body.name).split())[: LONGEST - 4].strip("-") or body.kind
    taken = set(mine.filter(slug__startswith=root).values_list("slug", flat=True))
    names = [root, *(f"{root}-{number}" for number in range(2, SEVERAL))]
    return next(name for name in names if name not in taken)


@once
def close_undecided_body(
    *, body: Body, ends: date, by: By, now: datetime, confirmed: bool = False
) -> Body:
    """Close a body on a day, while no body that decides of it has met."""
    network = body.network
    charter = charter_in_force(network, on=local_day(network, now))
    must_be_decided(network, charter, EffectKind.CLOSE_BODY, body.kind, None)
    must_hold_nothing_later(body, ends)
    return closing.close_body(
        body=body,
        ends=ends,
        decision=None,
        charter=charter,
        by=by,
        now=now,
        confirmed=confirmed,
    )
