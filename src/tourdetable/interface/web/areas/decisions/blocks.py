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
from tourdetable.domain.decisions.models import Decision
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.decisions import words
from tourdetable.interface.web.areas.decisions.words import Names, ReaderWords, Spoken


def block(decision: Decision, reading: ReaderWords, names: Names) -> DecisionBlock:
    """The decision for this reader; who spoke is said as attribution allows."""
    return DecisionBlock(
        reference=decision.reference,
        title=decision.title,
        outcome=words.outcome(decision),
        text=reading.document(decision.text),
        reservations=tuple(
            Reservation(institution=said.who, text=reserved(said))
            for position in (*words.reservations(decision), *words.lifted(decision))
            for said in [words.told(position, reading, names)]
        ),
        dissents=tuple(
            Dissent(
                institution=said.who,
                argument=said.words,
                lifted_by=said.would_lift,
                status=said.state,
            )
            for position in words.dissents(decision)
            for said in [words.told(position, reading, names)]
        ),
        positions=tuple(
            PositionCount(label=label, count=n)
            for label, n in words.counts(decision.positions.all())
        ),
        actions=tuple(
            FollowUpRow(what=row.what, who=str(row.seat.institution), when=due(row))
            for row in decision.follow_ups.all()
        ),
    )


def reserved(said: Spoken) -> str:
    """A reservation in its words; an objection that no longer stands, with what lifted it."""
    if not said.state:
        return said.words
    story = _("%(argument)s — objection: %(state)s") % {
        "argument": said.words,
        "state": said.state.lower(),
    }
    return (
        _("%(story)s (%(how)s)") % {"story": story, "how": said.how_lifted}
        if said.how_lifted
        else story
    )


def due(row: object) -> str:
    """When a follow-up is due, or that it is done."""
    done, by_when = getattr(row, "done_on", None), getattr(row, "due", None)
    if done:
        return capfirst(_("done on %(day)s") % {"day": day(done)})
    return day(by_when) if by_when else ""
