"""What decisions say of a sitting, that its agenda and its attendance must agree with; what they
propose for the next one."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tourdetable.domain.agendas.backlog import PROPOSERS
from tourdetable.domain.decisions.backlog import propose
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.decisions.models import Position
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.ties import POINT_TIES, SEAT_TIES, SeatTie


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


POINT_TIES.append(decided)
SEAT_TIES.append(positions)
PROPOSERS.append(propose)
