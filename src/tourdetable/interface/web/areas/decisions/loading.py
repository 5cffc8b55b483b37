"""Finding the decisions that the reader may see, and one of them with what its page needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, F, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision, DecisionEffect, FollowUp, Position
from tourdetable.domain.decisions.queries import LATEST_FIRST
from tourdetable.domain.journal.prepared import Given, Part, Prepared, Together, put_prefetched
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.actions.meetings import must_not_be_sealed
from tourdetable.domain.meetings.enums import CAME, MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Attendance, Meeting, Turn
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import (
    Body,
    CharterException,
    CharterProposal,
    CharterVersion,
    Seat,
)
from tourdetable.domain.networks.queries import GIVEN_NETWORK, Standing
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.tags.models import Tag
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.decisions.words import Reader
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.searching import Sought

HEAVY = ("text", "why", "options")
"""What a decision that another names is not read with."""
GIVEN_DECISION = Given("decision", BigIntegerField())
OF_SEAT = (Part("seat__", Seat), Part("seat__institution__", Institution))
DECISION = Prepared(
    lambda: Decision.objects.filter(pk=GIVEN_DECISION, network=GIVEN_NETWORK),
    Part("", Decision),
    Part("body__", Body),
    Part("item__", AgendaItem),
    Part("owner__", Seat),
    Part("owner__institution__", Institution),
    Part("supersedes__", Decision, without=HEAVY),
    Part("meeting__", Meeting),
    Part("meeting__record__", Minutes, without=("text",)),
)
EFFECTS = Prepared(
    lambda: DecisionEffect.objects.filter(decision=GIVEN_DECISION).order_by("pk"),
    Part("", DecisionEffect),
    Part("body__", Body),
    Part("charter__", CharterVersion, without=("text",)),
    Part("proposal__", CharterProposal, without=("text",)),
    Part("exception__", CharterException),
    Part("exception__body__", Body),
)
FOLLOW_UPS = Prepared(
    lambda: FollowUp.objects.filter(decision=GIVEN_DECISION).order_by(
        F("due").asc(nulls_last=True), "pk"
    ),
    Part("", FollowUp),
    *OF_SEAT,
)
POSITIONS = Prepared(
    lambda: Position.objects.filter(decision=GIVEN_DECISION).order_by(
        "seat__institution__sort_key", "seat_id"
    ),
    Part("", Position),
    *OF_SEAT,
)
TURNS = Prepared(lambda: Turn.objects.filter(meeting=GIVEN_MEETING).order_by("pk"), Part("", Turn))
THOSE_WHO_CAME = Prepared(
    lambda: Attendance.objects.filter(meeting=GIVEN_MEETING, mode__in=CAME).order_by("pk"),
    Part("", Attendance),
    Part("person__", Person),
)
SUCCESSORS = Prepared(
    lambda: Decision.objects.filter(supersedes=GIVEN_DECISION).order_by("pk"),
    Part("", Decision, without=HEAVY),
)
TAGS = Prepared(lambda: Tag.objects.filter(decisions=GIVEN_DECISION), Part("", Tag))
HANGING = Together(EFFECTS, FOLLOW_UPS, POSITIONS, SUCCESSORS, TAGS, TURNS, THOSE_WHO_CAME)
"""All that hangs on a decision and on its meeting, and that its page tells."""


TO_THE_NETWORK = [a.value for a in Audience if Audience.NETWORK.shows(a)]
"""Audiences of circulated minutes that every member of the network may read."""

OF_MINUTES = ("id", "meeting_id", "text", "state", "audience")
OF_MEETING = (
    Part("meeting__", Meeting, only=("id", "body_id", "kind", "title", "starts_at", "state")),
    Part("meeting__body__", Body, only=("id", "network_id", "kind", "slug", "name")),
)
"""What says who may read the texts of a meeting, and what it is called."""
OF_TEXT = ("id", "body_id", "meeting_id", "consulted_at", "reference", "title", "text", "why")

DECISIONS = Prepared(
    Decision.objects.all,
    Part("", Decision, only=OF_TEXT),
    Part("body__", Body, only=("id", "network_id", "kind", "slug", "name")),
    *OF_MEETING,
    Part("meeting__record__", Minutes, only=("id", "meeting_id", "state", "audience")),
)
"""Decisions with what says who may read their texts."""


def readable(standing: Standing) -> QuerySet[Decision]:
    """All decisions of one's own bodies; of the others, those of meetings whose minutes reached
    the network."""
    return reached(standing.network.pk, own_or_all(standing))


def own_or_all(standing: Standing) -> tuple[int, ...] | None:
    """The person's own bodies; None where an office of the network has them read those of all."""
    if any(office.body_id is None for office in standing.offices):
        return None
    return tuple(sorted(own_bodies(standing)))


def reached(network: Any, bodies: tuple[Any, ...] | None) -> QuerySet[Decision]:
    """Those of a network for whoever is of some bodies (None: of all); all by id, or by their
    places in a prepared read."""
    found = Decision.objects.filter(body__network=network)
    if bodies is None:
        return found
    circulated = Q(
        meeting__record__state=MinutesState.CIRCULATED, meeting__record__audience__in=TO_THE_NETWORK
    )
    return found.filter(Q(body__pk__in=bodies) | circulated)


def may_read(standing: Standing, decision: Decision) -> bool:
    """The same of one decision of the network, that comes with the minutes of its meeting."""
    if any(office.body_id is None for office in standing.offices):
        return True
    if decision.body_id in own_bodies(standing):
        return True
    minutes: Minutes | None = getattr(decision.sitting, "record", None)
    if minutes is None or minutes.state != MinutesState.CIRCULATED:
        return False
    return minutes.audience in TO_THE_NETWORK


def own_bodies(standing: Standing) -> set[int]:
    """The bodies where the person sits, or holds an office."""
    offices = {office.body_id for office in standing.offices if office.body_id is not None}
    return offices | {seat.body_id for seat in standing.seats}


def decisions_with(
    sought: Sought, seen: QuerySet[Decision], reader: Reader
) -> Iterator[tuple[Decision, str]]:
    """The decisions, among those that the reader sees, in which the words stand; with the text
    that the reader may read (one query, and those of the reader)."""
    rows = seen.order_by(*LATEST_FIRST)
    names = ("reference", "title", "text", "why")
    for decision, *_rest in DECISIONS.sift(rows, sought.stands_in, *names):
        written = (decision.text, decision.why)
        text = reader.read("\n\n".join(filter(None, written)), decision.sitting)
        if sought.stands_in(decision.reference, decision.title, text):
            yield decision, text


def decision_seen(scene: Scene, pk: int) -> Decision:
    """The decision, or 404: unknown and not to be seen are the same answer (two queries)."""
    found = DECISION.rows(decision=pk, network=scene.network.pk)
    if not found:
        raise Http404
    decision: Decision = found[0][0]
    decision.body.network = scene.network
    if decision.meeting is not None:
        decision.meeting._state.fields_cache["record"] = found[0][-1]
        if decision.meeting.body_id == decision.body_id:
            decision.meeting.body = decision.body
        decision.meeting.body.network = scene.network
    if not may_read(scene.member, decision):
        raise Http404
    hang(decision)
    return decision


def hang(decision: Decision) -> None:
    """Put on a decision, and on its meeting if it has one, all that hangs on them."""
    meeting = decision.meeting
    rows = HANGING.rows(decision=decision.pk, meeting=decision.meeting_id or 0)
    effects, tasks, positions, successors, tags, turns, came = (
        [row[0] for row in found] for found in rows
    )
    put_prefetched(decision, "effects", effects)
    put_prefetched(decision, "follow_ups", tasks)
    put_prefetched(decision, "positions", positions)
    put_prefetched(decision, "successors", successors)
    decision.filed = tags  # type: ignore[attr-defined]  # read by the page
    if meeting is not None:
        put_prefetched(meeting, "turns", turns)
        meeting.came = came  # type: ignore[attr-defined]  # read by the page


def decision_worked_on(scene: Scene, pk: int) -> Decision:
    """The same for a page that changes it: those who do not sit in the body are refused."""
    decision = decision_seen(scene, pk)
    if not scene.member.sits_in(decision.body_id):
        reserved(_("those who sit in %(body)s") % {"body": decision.body})
    return decision


def not_sitting(meeting: Meeting) -> str:
    """Why no decision can be put or changed at a meeting now; nothing when one can."""
    if meeting.state == MeetingState.CANCELLED:
        return _("This meeting is cancelled: nothing is decided there.")
    if meeting.state != MeetingState.OPENED:
        words = _(
            "Decisions are taken during the sitting, and recorded once it is opened: "
            "this meeting is on %(day)s. Until then, put the point on its agenda."
        )
        return words % {"day": day(meeting.starts_at)}
    try:
        must_not_be_sealed(meeting)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


def not_open(decision: Decision) -> str:
    """Why an open decision cannot be changed now; nothing when it can."""
    if decision.outcome:
        return _("This decision is concluded: reopen it to change it.")
    return not_sitting(decision.sitting)


def meeting_seen(scene: Scene, pk: int) -> Meeting:
    """A meeting of the reader's bodies, or 404."""
    found = Meeting.objects.filter(pk=pk, body__network=scene.member.network).select_related("body")
    meeting = found.prefetch_related("turns").first()
    if meeting is None or not rules.may_see(scene.member, meeting):
        raise Http404
    meeting.body.network = scene.network
    return meeting
