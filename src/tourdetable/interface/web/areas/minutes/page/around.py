"""What minutes say of those who were not there, and of the next meeting of the body."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import SeatKind, Vocabulary, word_for
from tourdetable.domain.journal.prepared import PreparedValues
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.language import clock, day, in_turn, labelled, listed

MOST = 12
"""How many seats a page names before it counts the others."""


class SeatedRow(NamedTuple):
    """A seat of the body, and the days of its life."""

    seat_id: int
    institution: str
    kind: str
    starts: date
    ends: date | None

    def sat(self, on: date) -> bool:
        return self.starts <= on and (self.ends is None or on < self.ends)


class NextTurn(NamedTuple):
    """The next meeting, and one of its duties if any is taken."""

    title: str
    starts_at: datetime
    ends_at: datetime
    duty: str | None
    institution: str | None


OF_TURNS = ("turns__duty", "turns__seat__institution__name")
SEATED = PreparedValues(
    lambda: (
        Seat.objects.filter(body__meetings=GIVEN_MEETING)
        .order_by("institution__sort_key", "pk")
        .values_list("pk", "institution__name", "kind", "starts", "ends")
    )
)
NEXT = PreparedValues(
    lambda: (
        Meeting.objects.filter(pk=Subquery(following().values("pk")[:1]))
        .order_by("turns__pk")
        .values_list(
            "title", "starts_at", "ends_at", "turns__duty", "turns__seat__institution__name"
        )
    )
)


def following() -> QuerySet[Meeting]:
    """The meetings of the same body that come after one, the first one first."""
    this = Meeting.objects.filter(pk=GIVEN_MEETING)
    return Meeting.objects.filter(
        body=Subquery(this.values("body")[:1]),
        starts_at__gt=Subquery(this.values("starts_at")[:1]),
        state__in=CALENDAR,
    ).order_by("starts_at", "pk")


def absent(seated: Iterable[SeatedRow], told: Collection[int], on: date) -> list[str]:
    """The seats that were waited for on that day, and of which nothing is told."""
    light = SeatKind.LIGHT.value
    return [
        one.institution
        for one in seated
        if one.sat(on) and one.kind != light and one.seat_id not in told
    ]


def follow(seated: Iterable[SeatedRow], came: Collection[int], on: date) -> list[str]:
    """The seats that follow through the minutes, and did not come."""
    light = SeatKind.LIGHT.value
    return [
        one.institution
        for one in seated
        if one.sat(on) and one.kind == light and one.seat_id not in came
    ]


def few(names: Sequence[str]) -> str:
    """The first of them, and how many others there are."""
    if len(names) <= MOST:
        return listed(names)
    rest = len(names) - MOST
    others = ngettext("%(n)d other", "%(n)d others", rest) % {"n": rest}
    return listed([*names[:MOST], others])


def next_words(rows: Sequence[NextTurn], vocabulary: Vocabulary) -> str:
    """« jeudi 15 avril 2027, de 9 h 30 à 12 h ; animation : Ville du Port »; or that none is
    drawn."""
    if not rows:
        return _("none is in the calendar yet")
    first = rows[0]
    when = _("%(day)s, from %(start)s to %(end)s") % {
        "day": day(first.starts_at),
        "start": clock(first.starts_at),
        "end": clock(first.ends_at),
    }
    taken = [
        labelled(word_for(vocabulary.duties, duty), listed([one.institution or "" for one in of]))
        for duty, of in groupby((row for row in rows if row.duty), lambda row: row.duty or "")
    ]
    return in_turn([when, *taken])
