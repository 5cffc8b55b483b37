"""A decision as every reading tells it, on screen and on paper: what was decided, how, and what
dissensus remains."""

from __future__ import annotations

from collections import Counter

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.documents.kinds.decision_record import (
    DecisionBlock,
    Dissent,
    FollowUpRow,
    Reservation,
)
from tourdetable.core.documents.text.tree import Document
from tourdetable.domain.decisions.models import Decision, DecisionEffect, FollowUp, Position
from tourdetable.interface.language import day
from tourdetable.interface.web.amendments import changed_by, printed
from tourdetable.interface.web.areas.decisions import words
from tourdetable.interface.web.areas.decisions.effect_words import in_words
from tourdetable.interface.web.areas.decisions.words import Names, ReaderWords, Spoken


def block(
    decision: Decision,
    reading: ReaderWords,
    names: Names,
    text: Document,
    taken: Counter[str] | None = None,
) -> DecisionBlock:
    """The decision for this reader, with its `text`; who spoke is said as attribution allows.
    `taken`, where not all positions were read: how many seats took each."""
    taken = words.stances(decision) if taken is None else taken

    def spoken(positions: list[Position]) -> list[Spoken]:
        return [words.told(position, reading, names) for position in positions]

    kept = [*words.reservations(decision), *words.lifted(decision)]
    return DecisionBlock(
        reference=decision.reference,
        title=decision.title,
        outcome=words.outcome(decision),
        text=text,
        effects=tuple(line for effect in decision.effects.all() for line in told_effect(effect)),
        reservations=tuple(map(reservation, spoken(kept))),
        dissents=tuple(map(dissent, spoken(words.dissents(decision)))),
        no_dissent=words.without_dissent(decision, taken.total()),
        positions=tuple(words.counts(taken)),
        actions=tuple(map(task, decision.follow_ups.all())),
    )


def told_effect(effect: DecisionEffect) -> list[str]:
    """What an effect does, in a line; and all that a new text changes, one after the other."""
    return [in_words(effect), *printed(changed_by(effect))]


def dissent(said: Spoken) -> Dissent:
    """An objection that stands."""
    return Dissent(
        institution=said.who, argument=said.words, lifted_by=said.would_lift, status=said.state
    )


def reservation(said: Spoken) -> Reservation:
    """A reservation in its words; an objection that no longer stands, with what lifted it."""
    story = said.words
    if said.state:
        objection = {"argument": said.words, "state": said.state.lower()}
        story = _("%(argument)s — objection: %(state)s") % objection
    if said.how_lifted:
        story = _("%(story)s (%(how)s)") % {"story": story, "how": said.how_lifted}
    return Reservation(institution=said.who, text=story)


def task(row: FollowUp) -> FollowUpRow:
    """What a seat has to do because of the decision, and by when; or that it is done."""
    when = day(row.due) if row.due else ""
    if row.done_on:
        when = capfirst(_("done on %(day)s") % {"day": day(row.done_on)})
    return FollowUpRow(what=row.what, who=str(row.seat.institution), when=when)
