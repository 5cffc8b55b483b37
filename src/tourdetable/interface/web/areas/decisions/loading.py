"""Finding a decision that the reader may see, with what its page needs."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, F
from django.http import Http404
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.models import Decision, DecisionEffect, FollowUp, Position
from tourdetable.domain.journal.prepared import Given, Part, Prepared, Together, put_prefetched
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.actions.meetings import must_not_be_sealed
from tourdetable.domain.meetings.enums import CAME, MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Attendance, Meeting, Turn
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import (
    Body,
    CharterException,
    CharterProposal,
    CharterVersion,
    Seat,
)
from tourdetable.domain.networks.queries import GIVEN_NETWORK
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.decisions.register import may_read
from tourdetable.interface.web.areas.decisions.rights import reserved
from tourdetable.interface.web.base.scene import Scene

GIVEN_DECISION = Given("decision", BigIntegerField())
OF_SEAT = (Part("seat__", Seat), Part("seat__institution__", Institution))
DECISION = Prepared(
    lambda: Decision.objects.filter(pk=GIVEN_DECISION, network=GIVEN_NETWORK),
    Part("", Decision),
    Part("body__", Body),
    Part("item__", AgendaItem),
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
HANGING = Together(EFFECTS, FOLLOW_UPS, POSITIONS, TURNS, THOSE_WHO_CAME)
"""All that hangs on a decision and on its meeting, and that its page tells."""


def decision_seen(scene: Scene, pk: int) -> Decision:
    """The decision, or 404: unknown and not to be seen are the same answer (two queries)."""
    known = pk <= BigIntegerField.MAX_BIGINT
    found = DECISION.rows(decision=pk, network=scene.network.pk) if known else []
    if not found:
        raise Http404
    decision: Decision = found[0][0]
    decision.meeting._state.fields_cache["record"] = found[0][-1]
    if not may_read(scene.member, decision):
        raise Http404
    if decision.meeting.body_id == decision.body_id:
        decision.meeting.body = decision.body
    decision.body.network = decision.meeting.body.network = scene.network
    hang(decision)
    return decision


def hang(decision: Decision) -> None:
    """Put on a decision, and on its meeting, all that hangs on them."""
    meeting = decision.meeting
    rows = HANGING.rows(decision=decision.pk, meeting=meeting.pk)
    effects, tasks, positions, turns, came = ([row[0] for row in found] for found in rows)
    put_prefetched(decision, "effects", effects)
    put_prefetched(decision, "follow_ups", tasks)
    put_prefetched(decision, "positions", positions)
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
    return not_sitting(decision.meeting)


def meeting_seen(scene: Scene, pk: int) -> Meeting:
    """A meeting of the reader's bodies, or 404."""
    found = Meeting.objects.filter(pk=pk, body__network=scene.member.network).select_related("body")
    meeting = found.prefetch_related("turns").first()
    if meeting is None or not rules.may_see(scene.member, meeting):
        raise Http404
    meeting.body.network = scene.network
    return meeting
