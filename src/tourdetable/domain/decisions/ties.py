"""What decisions say of a sitting, that its agenda and its attendance must agree with; what they
propose for the next agendas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.domain.agendas.backlog import MOST, PROPOSERS, ProposedPoint
from tourdetable.domain.decisions.actions.agenda import actions_point, review_point
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.decisions.models import FollowUp, Position
from tourdetable.domain.decisions.queries import open_follow_ups, to_review
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.ties import POINT_TIES, SEAT_TIES, SeatTie
from tourdetable.domain.people.wording import short_day


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


def to_take_up_again(meeting: Meeting, on: date) -> Iterator[ProposedPoint]:
    """A point for each decision whose review falls due by the meeting, one for all the actions that
    are not done (two queries)."""
    for decision in to_review(meeting.body, by=meeting.day)[:MOST]:
        words = _("to be looked at again by %(day)s") % {"day": short_day(decision.review_on)}
        yield as_proposed(f"review:{decision.pk}", review_point(decision), words)
    actions = list(open_follow_ups(meeting.body)[:MOST])
    if actions:
        yield as_proposed("actions", actions_point(actions), not_done(actions, on))


def as_proposed(code: str, point: AgendaItem, why: str) -> ProposedPoint:
    """A point that the designer takes in one gesture."""
    words = {"purpose": point.purpose, "minutes": point.minutes, "note": point.note}
    return ProposedPoint(code, point.title, why=why, **words)


def not_done(actions: Sequence[FollowUp], on: date) -> str:
    """How many wait, and how many of them are late."""
    count = len(actions)
    words = ngettext("%(n)d action is not done", "%(n)d actions are not done", count) % {"n": count}
    late = sum(1 for one in actions if one.due is not None and one.due < on)
    if not late:
        return words
    told = ngettext("%(n)d of them is late", "%(n)d of them are late", late) % {"n": late}
    return f"{words}, {told}"


POINT_TIES.append(decided)
SEAT_TIES.append(positions)
PROPOSERS.append(to_take_up_again)
