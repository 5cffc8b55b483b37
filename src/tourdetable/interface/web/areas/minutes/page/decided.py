"""The decisions that the page of the minutes shows, with all that hangs on them."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models import prefetch_related_objects as prefetch

from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.decisions.models import Decision, DecisionEffect, FollowUp, Position
from tourdetable.domain.decisions.queries import EFFECTS
from tourdetable.domain.journal.prepared import Given, Part, Prepared, Together, put_prefetched
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.opened import OpenLists, Size

FEW = Size(6, 5)
"""How many decisions, or remarks, are shown at once."""
ARGUED = (Stance.RESERVATION, Stance.OBJECT)
"""The positions that are told in words; the others are counted."""
OF_SEAT = (Part("seat__", Seat), Part("seat__institution__", Institution))
SHOWN = {
    "decision__gte": Given("first", BigIntegerField()),
    "decision__lte": Given("last", BigIntegerField()),
    "decision__meeting": GIVEN_MEETING,
}


class DecidedRow(NamedTuple):
    """A decision, and how many seats took each position."""

    decision: Decision
    taken: Counter[str]


def decided(meeting: Meeting, opened: OpenLists) -> tuple[list[DecidedRow], int]:
    """Those of the page that is asked for, and how many there are in all (two queries, one more
    where one of them does something)."""
    first, last = opened.bounds("decisions", FEW)
    if (first, last) == (0, FEW.whole):
        found = DECISIONS.rows(meeting=meeting.pk)
    else:
        found = DECISIONS.of(of_meeting(meeting.pk)[first:last])
    total = found[0][len(ROW)] if found else 0
    if first and total <= max(first, FEW.whole):
        return decided(meeting, OpenLists({}))
    shown = found if opened.whole or total <= FEW.whole else found[: FEW.page]
    hang(meeting, [decision for decision, *_rest in shown])
    prefetch([one[0] for one in shown if one[len(ROW) + 1]], EFFECTS)
    return [row(one[0], *one[len(ROW) :]) for one in shown], total


def row(decision: Decision, _total: int, acts: bool, *taken: int) -> DecidedRow:
    """One of them; those that do nothing are not asked what they do."""
    if not acts:
        put_prefetched(decision, "effects", [])
    return DecidedRow(decision, Counter(dict(zip(Stance, taken, strict=True))))


def hang(meeting: Meeting, shown: list[Decision]) -> None:
    """Put on decisions what is to be done because of them, and the positions told in words."""
    if not shown:
        return
    ends = {"first": shown[0].pk, "last": shown[-1].pk}
    for name, rows in zip(HUNG, HANGING.rows(meeting=meeting.pk, **ends), strict=True):
        of: dict[int, list[Any]] = {}
        for found, *_seat in rows:
            of.setdefault(found.decision_id, []).append(found)
        for decision in shown:
            put_prefetched(decision, name, of.get(decision.pk, []))


def of_meeting(meeting: Any) -> QuerySet[Decision]:
    """All of them, in the order in which they were put, with what is counted of each."""
    taken = {f"of_{s}": Count("positions", filter=Q(positions__stance=s)) for s in Stance}
    acts = Exists(DecisionEffect.objects.filter(decision=OuterRef("pk")))
    rows = Decision.objects.filter(meeting=meeting).order_by("pk")
    return rows.annotate(of=Window(Count("*")), acts=acts, **taken)


ROW = (
    Part("", Decision),
    Part("supersedes__", Decision, only=("id", "reference", "title")),
    Part("owner__", Seat),
    Part("owner__institution__", Institution),
)
DECISIONS = Prepared(
    lambda: of_meeting(GIVEN_MEETING)[: FEW.whole],
    *ROW,
    columns=("of", "acts", *(f"of_{stance}" for stance in Stance)),
)
HUNG = ("positions", "follow_ups")
HANGING = Together(
    Prepared(
        lambda: Position.objects.filter(**SHOWN, stance__in=ARGUED).order_by(
            "seat__institution__sort_key", "seat_id"
        ),
        Part("", Position),
        *OF_SEAT,
    ),
    Prepared(
        lambda: FollowUp.objects.filter(**SHOWN).order_by(F("due").asc(nulls_last=True), "pk"),
        Part("", FollowUp),
        *OF_SEAT,
    ),
)
