"""What a meeting decided and what is to be done because of it: a few at once, in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models import prefetch_related_objects as prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.domain.decisions.enums import STANDING_OBJECTIONS, Stance
from tourdetable.domain.decisions.models import Decision, DecisionEffect, FollowUp
from tourdetable.domain.decisions.queries import EFFECTS
from tourdetable.domain.journal.prepared import Part, Prepared, PreparedValues
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import (
    GIVEN_MEETING,
)
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.web.areas.decisions import words as decision_words
from tourdetable.interface.web.areas.decisions.effect_words import in_words
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.areas.meetings.asked import (
    CountedDecision,
    DecisionsRead,
)
from tourdetable.interface.web.opened import OpenLists, Size

DECISIONS, TASKS = "decisions", "tasks"
"""What the address calls the list of the decisions, and of what is to be done because of them."""
FEW = Size(6, 5)
"""How many of each are shown at once."""
OF_TASKS = (
    "what",
    "seat__institution__name",
    "due",
    "done_on",
    "given_up",
    "decision",
    "decision__reference",
)
COUNTED = Window(Count("*"))
"""How many rows there are in all, beside each of a page."""


@dataclass(frozen=True)
class DecisionLine:
    """One decision in a line."""

    decision: Decision
    url: str
    outcome: str
    badge: str
    notes: str


@dataclass(frozen=True)
class TaskLine:
    """What a seat has to do because of a decision, by when, or when it was done."""

    what: str
    seat: str
    due: str
    done: str
    reference: str
    url: str


@dataclass(frozen=True)
class Tasks:
    """The tasks that the page shows, and how many there are."""

    lines: Sequence[TaskLine] = ()
    total: int = 0


def decisions(meeting: Meeting, opened: OpenLists) -> DecisionsRead:
    """The decisions that the page shows, with how many seats object or have a reservation, and
    with what they do if some do something (two queries at most)."""
    first, last = opened.bounds(DECISIONS, FEW)
    if (first, last) == (0, FEW.whole):
        rows = SOME_DECISIONS.rows(meeting=meeting.pk)
    else:
        rows = SOME_DECISIONS.of(all_decisions(meeting.pk)[first:last])
    found = [CountedDecision(*row) for row in rows]
    total = found[0].of if found else 0
    if first and total <= max(first, FEW.whole):
        return decisions(meeting, OpenLists({}))
    if not found:
        return DecisionsRead()
    found = shown(found, total, opened)
    prefetch([row.decision for row in found if row.acts], EFFECTS)
    return DecisionsRead(found, total, found[0].pending)


def all_decisions(meeting: Any) -> QuerySet[Decision]:
    """Those of a meeting, in the order in which they were put, with what is counted of each."""
    return (
        Decision.objects.filter(meeting=meeting)
        .order_by("pk")
        .annotate(
            taken=Count("positions"),
            dissents=Count("positions", filter=Q(positions__objection__in=STANDING_OBJECTIONS)),
            reservations=Count("positions", filter=Q(positions__stance=Stance.RESERVATION)),
            acts=Exists(DecisionEffect.objects.filter(decision=OuterRef("pk"))),
            of=COUNTED,
            pending=Window(Count("outcome", filter=Q(outcome=""))),
        )
    )


def tasks(chosen: Chosen, opened: OpenLists) -> Tasks:
    """What the page shows of what is to be done, most urgent first (one query)."""
    first, last = opened.bounds(TASKS, FEW)
    if (first, last) == (0, FEW.whole):
        rows = SOME_TASKS.rows(meeting=chosen.meeting.pk)
    else:
        rows = list(all_tasks(chosen.meeting.pk)[first:last])
    total = rows[0][-1] if rows else 0
    if first and total <= max(first, FEW.whole):
        return tasks(chosen, OpenLists({}))
    return Tasks([task(chosen, *row[:-1]) for row in shown(rows, total, opened)], total)


def all_tasks(meeting: Any) -> QuerySet[FollowUp, Any]:
    """All of it, with how much there is."""
    found = FollowUp.objects.filter(decision__meeting=meeting).annotate(of=COUNTED)
    return found.order_by(F("due").asc(nulls_last=True), "pk").values_list(*OF_TASKS, "of")


SOME_DECISIONS = Prepared(
    lambda: all_decisions(GIVEN_MEETING)[: FEW.whole],
    Part("", Decision, without=("text",)),
    columns=CountedDecision._fields[1:],
)
SOME_TASKS = PreparedValues(lambda: all_tasks(GIVEN_MEETING)[: FEW.whole])


def shown(rows: list[Any], total: int, opened: OpenLists) -> list[Any]:
    """The rows of a page, of those that were read: all of few."""
    return rows if opened.whole or total <= FEW.whole else rows[: FEW.page]


def task(
    chosen: Chosen,
    what: str,
    seat: str,
    due: date | None,
    done_on: date | None,
    given_up: bool,
    decision: int,
    reference: str,
) -> TaskLine:
    """One of them in words."""
    by = _("by %(on)s") % {"on": shown_day(due)} if due else ""
    done = ""
    if done_on:
        closed = _("given up on %(on)s") if given_up else _("done on %(on)s")
        done = closed % {"on": shown_day(done_on)}
    return TaskLine(what, seat, by, done, reference, chosen.scene.url("decision", decision))


def told(read: CountedDecision, url: str) -> DecisionLine:
    """One decision in a line: what it does, its outcome, and that somebody disagrees."""
    decision, dissents, reservations = read.decision, read.dissents, read.reservations
    notes = [in_words(effect) for effect in decision.effects.all()] if read.acts else []
    if dissents:
        words = ngettext("%(number)d objection stands", "%(number)d objections stand", dissents)
        notes.append(words % {"number": dissents})
    else:
        notes.append(decision_words.without_dissent(decision, read.taken))
    if reservations:
        words = ngettext("%(number)d reservation", "%(number)d reservations", reservations)
        notes.append(words % {"number": reservations})
    outcome, badge = decision_words.outcome(decision), decision_words.badge(decision)
    return DecisionLine(decision, url, outcome, badge, " · ".join(notes))
