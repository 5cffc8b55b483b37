"""The latest decisions, as the pages of a network and of a body tell them."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import FilteredRelation, Q, QuerySet

from tourdetable.domain.decisions.enums import STANDING_OBJECTIONS
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.positions import attributed
from tourdetable.domain.decisions.queries import LATEST_FIRST
from tourdetable.domain.journal.prepared import Part, Prepared, each_given, numbered
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.interface.web.areas.decisions import loading, words
from tourdetable.interface.web.areas.decisions.register import DecisionTold
from tourdetable.interface.web.areas.networks.reads import BODY, KEY, NETWORK, NOW, SHAPES

LATEST = 5
A_DAY = timedelta(days=1)


@lru_cache(maxsize=SHAPES)
def latest_readable(bodies: int | None, *, of_body: bool) -> Prepared:
    """The latest decisions that a reader may read who sits in so many bodies (None: in all): those
    of one body, or those of the network that have an outcome, whose meeting has come (so that those
    of the years ahead are not gone through) or that a consultation has decided. A row for each
    objection that stands."""

    def make() -> QuerySet[Decision]:
        own = None if bodies is None else each_given("own", bodies, KEY)
        some = loading.reached(NETWORK, own)
        held = Q(meeting__starts_at__lt=NOW) | Q(consulted_at__isnull=False)
        some = some.filter(body=BODY) if of_body else some.filter(held).exclude(outcome="")
        first = some.order_by(*LATEST_FIRST).values("pk")[:LATEST]
        stands = Q(positions__objection__in=STANDING_OBJECTIONS)
        rows = Decision.objects.filter(pk__in=first)
        rows = rows.annotate(against=FilteredRelation("positions", condition=stands))
        return rows.order_by(*LATEST_FIRST, "against__pk")

    columns = (
        "meeting__starts_at",
        "against__pk",
        "against__attribution",
        "against__seat__college",
        "against__seat__institution__name",
    )
    return Prepared(
        make, Part("", Decision, without=loading.HEAVY), Part("body__", Body), columns=columns
    )


def latest(standing: Standing, body: Body | None = None, *, now: datetime) -> list[DecisionTold]:
    """The latest decisions that a member may read, of a body, or of the network once they are
    concluded (one query)."""
    own = loading.own_or_all(standing)
    read = latest_readable(None if own is None else len(own), of_body=body is not None)
    asked = {"network": standing.network.pk, "body": body.pk if body else 0, "now": now + A_DAY}
    rows = read.rows(**asked, **numbered("own", own or ()))
    found: dict[int, DecisionTold] = {}
    for decision, _body, starts_at, objection, attribution, college, institution in rows:
        line = found.get(decision.pk)
        if line is None:
            line = found[decision.pk] = DecisionTold(
                decision=decision,
                on=local_day(standing.network, decision.consulted_at or starts_at),
                outcome=words.outcome(decision),
                badge=words.badge(decision),
                dissensus=[],
            )
        if objection is not None:
            who = attributed(attribution, college, institution, standing.charter)
            line.dissensus.append(who)
    return list(found.values())
