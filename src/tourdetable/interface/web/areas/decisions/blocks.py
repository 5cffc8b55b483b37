"""A decision as every reading tells it, on screen and on paper: what was decided, how, and what
dissensus remains."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.documents.kinds.decision_record import (
    DecisionBlock,
    Dissent,
    FollowUpRow,
    PositionCount,
    Reservation,
)
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.decisions import words
from tourdetable.interface.web.areas.decisions.words import Names, ReaderWords, Spoken


def block(decision: Decision, reading: ReaderWords, names: Names) -> DecisionBlock:
    """The decision for this reader; who spoke is said as attribution allows."""
    kept = [*words.reservations(decision), *words.lifted(decision)]
    return DecisionBlock(
        reference=decision.reference,
        title=decision.title,
        outcome=words.outcome(decision),
        text=reading.document(decision.text),
        reservations=tuple(reservation(position, reading, names) for position in kept),
        dissents=tuple(dissent(p, reading, names) for p in words.dissents(decision)),
        positions=counted(decision),
        actions=tuple(task(row) for row in decision.follow_ups.all()),
    )


def reservation(position: Position, reading: ReaderWords, names: Names) -> Reservation:
    """A reservation, or an objection that no longer stands."""
    said = words.told(position, reading, names)
    return Reservation(institution=said.who, text=reserved(said))


def dissent(position: Position, reading: ReaderWords, names: Names) -> Dissent:
    """An objection that stands."""
    said = words.told(position, reading, names)
    return Dissent(
        institution=said.who, argument=said.words, lifted_by=said.would_lift, status=said.state
    )


def counted(decision: Decision) -> tuple[PositionCount, ...]:
    """How many seats took each position."""
    counts = words.counts(decision.positions.all())
    return tuple(PositionCount(label=label, count=number) for label, number in counts)


def task(row: FollowUp) -> FollowUpRow:
    """What a seat has to do because of the decision."""
    return FollowUpRow(what=row.what, who=str(row.seat.institution), when=due(row))


def reserved(said: Spoken) -> str:
    """A reservation in its words; an objection that no longer stands, with what lifted it."""
    if not said.state:
        return said.words
    story = _("%(argument)s — objection: %(state)s") % {
        "argument": said.words,
        "state": said.state.lower(),
    }
    if not said.how_lifted:
        return story
    return _("%(story)s (%(how)s)") % {"story": story, "how": said.how_lifted}


def due(row: FollowUp) -> str:
    """When a follow-up is due, or that it is done."""
    if row.done_on:
        return capfirst(_("done on %(day)s") % {"day": day(row.done_on)})
    return day(row.due) if row.due else ""
