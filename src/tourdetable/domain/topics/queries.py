"""Reads: the topics that somebody may read, those that wait, who supports each."""

from __future__ import annotations

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.topics.enums import LIVE, WAITING
from tourdetable.domain.topics.models import PointOfView, Topic, TopicSupport


def seen_by(standing: Standing) -> QuerySet[Topic]:
    """All that the person may read in the network."""
    rows = Topic.objects.filter(network=standing.network)
    if any(office.body_id is None for office in standing.offices):
        return rows
    bodies = {seat.body_id for seat in standing.seats} | {o.body_id for o in standing.offices}
    return rows.filter(Q(body=None) | Q(body__in=bodies) | Q(sent_to__in=bodies))


def tags_known_to(standing: Standing) -> QuerySet[Tag]:
    """The tags of the topics that the person may read, and of the register, by name: the others may
    tell what they hide."""
    known = Q(topics__in=seen_by(standing)) | Q(schemes__isnull=False)
    return Tag.objects.filter(known, network=standing.network).distinct()


def of_place(rows: QuerySet[Topic], body: Body | None) -> QuerySet[Topic]:
    """Those that were put forward for a body, or sent to it; or (None) for the network."""
    if body is None:
        return rows.filter(body=None)
    return rows.filter(Q(body=body) | Q(sent_to=body))


def to_answer(rows: QuerySet[Topic], body: Body | None) -> QuerySet[Topic]:
    """Those that wait for an answer of a body, or (None) of the network."""
    mine = Q(sent_to=body) | Q(sent_to=None, body=body) if body else Q(sent_to=None, body=None)
    return rows.filter(mine, state__in=WAITING)


def with_support(rows: QuerySet[Topic]) -> QuerySet[Topic]:
    """The same with how many seats support each and how many points of view were added:
    `.supported`, `.discussed`; and with what a list says of each."""
    of_it = OuterRef("pk")
    supports = TopicSupport.objects.filter(topic=of_it).order_by()
    added = PointOfView.objects.filter(topic=of_it).order_by()
    counted = {"supported": supports, "discussed": added}
    numbers = {
        name: Coalesce(Subquery(some.values("topic").annotate(n=Count("pk")).values("n")), 0)
        for name, some in counted.items()
    }
    around = ("body", "sent_to", "seat__institution", "person", "merged_into")
    return rows.annotate(**numbers).select_related(*around)


def in_order(rows: QuerySet[Topic]) -> QuerySet[Topic]:
    """Those that wait first, the urgent ones before, then by support; then the latest."""
    waits, lives = Q(state__in=WAITING), Q(state__in=LIVE)
    sorted_by = (Q(waits), Q(waits & Q(urgent=True)), Q(lives))
    named = dict(zip(("is_waiting", "is_pressing", "is_live"), sorted_by, strict=True))
    order = ("-is_waiting", "-is_pressing", "-is_live", "-supported", "-put_at", "-pk")
    return rows.annotate(**named).order_by(*order)


def joinable(topic: Topic) -> QuerySet[Topic]:
    """The topics to which one may be joined: put forward for the same body, that are alive."""
    rows = Topic.objects.filter(network=topic.network_id, state__in=LIVE).exclude(pk=topic.pk)
    rows = rows.select_related("seat__institution", "person")
    same = Q(body=topic.body_id) if topic.body_id else Q(body=None)
    return rows.filter(same).order_by(F("put_at").desc(), "-pk")


def supports_of(topic: Topic) -> QuerySet[TopicSupport]:
    """Who supports it, in the order in which they said so."""
    return topic.supports.select_related("seat__institution", "person").order_by("at", "pk")


def views_of(topic: Topic) -> QuerySet[PointOfView]:
    """What was added to it, in order."""
    return topic.views.select_related("seat__institution", "person").order_by("at", "pk")


def waiting_here(network: Network, body: Body) -> int:
    """How many topics wait for an answer of a body (one query)."""
    return to_answer(Topic.objects.filter(network=network), body).count()
