"""What decisions say of a sitting, that its agenda and its attendance must agree with; what they
propose for the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.domain.agendas.backlog import PROPOSERS, ProposedPoint
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.decisions.queries import open_follow_ups, to_review
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.ties import POINT_TIES, SEAT_TIES, SeatTie
from tourdetable.domain.people.wording import short_day

TITLE, EACH, ALL = 200, 10, 15
"""How long a title is; the minutes of a decision, and of all the actions together."""
MOST, LISTED = 20, 30
"""Decisions that are proposed at once; actions that the note of their point lists."""


def decided(item: AgendaItem) -> Iterator[str]:
    """A point to which a decision answers, open or concluded."""
    for reference, outcome in item.decisions.order_by("pk").values_list("reference", "outcome"):
        words = _("“%(point)s” cannot leave the agenda: %(decision)s was concluded on it.")
        if not outcome:
            words = _("“%(point)s” cannot leave the agenda: %(decision)s is open on it.")
        yield words % {"point": item.title, "decision": reference}


def positions(meeting: Meeting) -> Iterator[SeatTie]:
    """A seat that took position there, or objected: not in a consultation that it only tells."""
    here = {"decision__meeting": meeting, "decision__consulted_at": None}
    rows = Position.objects.filter(**here).order_by("decision", "pk")
    for seat, stance, reference in rows.values_list("seat_id", "stance", "decision__reference"):
        words = _("took position on %(decision)s")
        if stance == Stance.OBJECT:
            words = _("objected to %(decision)s")
        yield SeatTie(seat, words % {"decision": reference})


def propose(meeting: Meeting, on: date) -> Iterator[ProposedPoint]:
    """A point for each decision to look at again by the meeting, and one for all the actions (two
    queries)."""
    for decision in to_review(meeting.body, by=max(meeting.day, on))[:MOST]:
        yield review_proposed(decision)
    actions = list(open_follow_ups(meeting.body)[: LISTED + 1])
    if actions:
        yield actions_proposed(actions, on)


def review_proposed(decision: Decision) -> ProposedPoint:
    """The point at which a decision is looked at again."""
    said = {"reference": decision.reference, "title": decision.title}
    title = _("Look again at %(reference)s: %(title)s") % said
    why = ""
    if decision.review_on:
        why = _("to be looked at again on %(day)s") % {"day": short_day(decision.review_on)}
    return ProposedPoint(f"review:{decision.pk}", title[:TITLE], minutes=EACH, why=why)


def actions_proposed(actions: Sequence[FollowUp], on: date | None = None) -> ProposedPoint:
    """The point at which actions are followed: its note lists them, the most urgent first."""
    lines = [f"- {in_a_line(one)}" for one in actions[:LISTED]]
    if len(actions) > LISTED:
        lines.append(_("- and others: see what follows from decisions, on the page of the body"))
    title, why = _("What follows from earlier decisions"), told(actions, on)
    return ProposedPoint("actions", title, minutes=ALL, note="\n".join(lines), why=why)


def told(actions: Sequence[FollowUp], on: date | None) -> str:
    """How many wait, and how many are late."""
    late = sum(one.due is not None and on is not None and one.due < on for one in actions)
    if late:
        words = ngettext("%(n)d action is late", "%(n)d actions are late", late)
        return words % {"n": late}
    words = ngettext("%(n)d action is open", "%(n)d actions are open", len(actions))
    return words % {"n": len(actions)}


def in_a_line(action: FollowUp) -> str:
    """What, who, by when, because of which decision."""
    words = [action.what, str(action.seat.institution), action.decision.reference]
    return ", ".join([*words, short_day(action.due)] if action.due else words)


POINT_TIES.append(decided)
SEAT_TIES.append(positions)
PROPOSERS.append(propose)
