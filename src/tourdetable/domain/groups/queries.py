"""Reads: calls, what answers them, the terms, steps and reports of groups; who may read which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.domain.commitments.work import group_kinds
from tourdetable.domain.groups.models import (
    CallTopic,
    GroupReport,
    GroupStep,
    Joining,
    TermsOfReference,
    ThemeCall,
)
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Network, Office
from tourdetable.domain.networks.queries import Standing, gathers
from tourdetable.domain.topics.enums import WAITING
from tourdetable.domain.topics.models import Topic, TopicSupport


def calls_seen_by(standing: Standing) -> QuerySet[ThemeCall]:
    """The calls of the bodies where the person sits, or over which they have an office; of the one
    that gathers the network, for all its members."""
    rows = ThemeCall.objects.filter(body__network=standing.network)
    rows = rows.select_related("body", "decision")
    if any(office.body_id is None for office in standing.offices):
        return rows
    mine = {seat.body_id for seat in standing.seats} | {o.body_id for o in standing.offices}
    vocabulary = standing.charter.vocabulary.body_kinds.values()
    wide = [kind.code for kind in vocabulary if kind.gathers_network]
    return rows.filter(Q(body__in=mine) | Q(body__kind__in=wide))


def calls_to_settle(network: Network, today: date) -> QuerySet[ThemeCall, Any]:
    """Those that had an answer and are over, as long as the choice is not recorded, or `.unopened`
    themes that were kept have no group."""
    unopened = Count("answers", filter=Q(answers__kept=True, answers__group=None))
    rows = ThemeCall.objects.filter(body__network=network, answers__isnull=False)
    over = Q(chosen_at=None, closes__lt=today)
    found = rows.annotate(unopened=unopened).filter(over | Q(unopened__gt=0))
    return found.select_related("body").order_by("closes", "pk")


def sees_topics_of(standing: Standing, call: ThemeCall) -> bool:
    """Whether the person may read the topics put forward there."""
    return standing.sits_in(call.body_id) or gathers(call.body, standing.charter)


def answers_to(call: ThemeCall) -> QuerySet[CallTopic]:
    """The topics that answer a call, the most supported first: `.supported` seats; in `.joined`,
    who would take part (two queries)."""
    supports = TopicSupport.objects.filter(topic=OuterRef("topic")).order_by()
    counted = supports.values("topic").annotate(n=Count("pk")).values("n")
    who = Joining.objects.select_related("seat__institution", "person")
    joined = Prefetch("joinings", queryset=who.order_by("seat__institution__sort_key"))
    rows = call.answers.annotate(supported=Coalesce(Subquery(counted), 0))
    around = ("topic__seat__institution", "topic__person", "topic__network", "group")
    found = rows.select_related(*around).prefetch_related(joined)
    return found.order_by("-supported", "topic__put_at", "pk")


def waiting_topics(call: ThemeCall) -> QuerySet[Topic]:
    """The topics that wait for an answer of the body that calls, and answer no call."""
    here = Q(sent_to=call.body_id) | Q(sent_to=None, body=call.body_id)
    rows = Topic.objects.filter(here, state__in=WAITING, call_answer=None)
    return rows.select_related("seat__institution").order_by("put_at", "pk")


def groups_of(network: Network, charter: Charter) -> QuerySet[Body]:
    """The working groups of a network, those that are over last: by kind, or by their terms."""
    has_terms = Exists(TermsOfReference.objects.filter(body=OuterRef("pk")))
    rows = Body.objects.filter(Q(kind__in=group_kinds(charter)) | has_terms, network=network)
    return rows.order_by(F("ends").desc(nulls_first=True), "sort_key", "pk")


def leads_of(body: Body, charter: Charter, day: date) -> list[Office]:
    """Who leads a group that day: its own offices that convene (one query)."""
    kinds = charter.vocabulary.offices.values()
    convening = [kind.code for kind in kinds if Right.CONVENE in kind.rights]
    rows = body.offices.active(day).filter(kind__in=convening)
    return list(rows.select_related("person"))


def terms_seen_by(standing: Standing) -> QuerySet[TermsOfReference]:
    """The terms in force of each group: the members of the network read them."""
    return in_force(TermsOfReference.objects.filter(body__network=standing.network))


def reports_seen_by(standing: Standing) -> QuerySet[GroupReport]:
    """Those that were given, and the drafts of the groups where the person sits."""
    rows = GroupReport.objects.filter(body__network=standing.network)
    if any(office.body_id is None for office in standing.offices):
        return rows
    mine = {seat.body_id for seat in standing.seats} | {o.body_id for o in standing.offices}
    return rows.filter(Q(given_on__isnull=False) | Q(body__in=mine))


def in_force(rows: QuerySet[TermsOfReference]) -> QuerySet[TermsOfReference]:
    """The latest of each group, among these."""
    later = TermsOfReference.objects.filter(body=OuterRef("body"), number__gt=OuterRef("number"))
    return rows.filter(~Exists(later))


def terms_of(body: Body) -> TermsOfReference | None:
    """The terms in force of a group (one query)."""
    rows = TermsOfReference.objects.filter(body=body).order_by("-number")
    return rows.select_related("commissioner", "topic", "decision", "written_by").first()


def terms_by_body(bodies: Collection[int]) -> Mapping[int, TermsOfReference]:
    """The terms in force of several groups (one query)."""
    rows = in_force(TermsOfReference.objects.filter(body__in=bodies))
    return {row.body_id: row for row in rows.select_related("commissioner")}


def steps_of(body: Body) -> QuerySet[GroupStep]:
    """The road map of a group, in order."""
    return body.steps.select_related("seat__institution").order_by("due", "pk")


def reports_of(body: Body) -> Mapping[str, GroupReport]:
    """The reports of a group, by kind (one query)."""
    return {row.kind: row for row in body.group_reports.select_related("meeting", "written_by")}


def presenting(body: Body) -> QuerySet[Meeting]:
    """The meetings at which a report of the group may be presented: those of the body that opened
    it."""
    terms = terms_of(body)
    who = terms.commissioner if terms is not None else None
    rows = Meeting.objects.filter(body=who, state__in=CALENDAR, starts_at__date__gte=body.starts)
    return rows.order_by("starts_at", "pk") if who else Meeting.objects.none()


def over(bodies: Iterable[Body], today: date) -> tuple[list[Body], list[Body]]:
    """The bodies that go on that day or are to come, and those that are over."""
    every = list(bodies)
    going = [one for one in every if one.ends is None or one.ends >= today]
    return going, [one for one in every if one not in going]
