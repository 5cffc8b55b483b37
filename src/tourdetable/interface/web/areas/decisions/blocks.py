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
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.decisions.models import Decision, DecisionEffect, FollowUp
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
    kept = [*words.reservations(decision), *words.lifted(decision)]
    standing = words.dissents(decision)
    return DecisionBlock(
        reference=decision.reference,
        title=decision.title,
        outcome=ended(decision),
        text=text,
        effects=done_by(decision),
        reservations=tuple(reservation(words.told(one, reading, names)) for one in kept),
        dissents=tuple(dissent(words.told(one, reading, names)) for one in standing),
        no_dissent=words.without_dissent(decision, taken.total()),
        positions=tuple(words.counts(taken)),
        actions=(*owned(decision), *map(task, decision.follow_ups.all())),
    )


def ended(decision: Decision) -> str:
    """How it ended, and when it was if a consultation between meetings decided it."""
    outcome = words.outcome(decision)
    if decision.consulted_at is None:
        return outcome
    said = {"outcome": outcome, "day": day(decision.consulted_at)}
    return _("%(outcome)s, by a consultation concluded on %(day)s") % said


def done_by(decision: Decision) -> tuple[str, ...]:
    """What it replaces, then what it does, a line each."""
    effects = (line for effect in decision.effects.all() for line in told_effect(effect))
    return (*replacing(decision), *effects)


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
    if said.position.stance == Stance.RESERVATION and said.would_lift:
        lifts = {"reservation": said.words, "lift": said.would_lift}
        story = _("%(reservation)s — what would lift it: %(lift)s") % lifts
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
        said = {"day": day(row.done_on), "why": row.proof}
        when = capfirst(_("done on %(day)s") % said)
        if row.given_up:
            when = capfirst(_("given up on %(day)s: %(why)s") % said)
    return FollowUpRow(what=row.what, who=str(row.seat.institution), when=when)


def whole_text(decision: Decision) -> str:
    """Why, then what is decided."""
    return "\n\n".join(part for part in (decision.why, decision.text) if part)


def replacing(decision: Decision) -> list[str]:
    """The decision that it replaces, in a line."""
    if decision.supersedes is None:
        return []
    said = {"reference": decision.supersedes.reference, "title": decision.supersedes.title}
    return [_("It replaces %(reference)s: %(title)s") % said]


def owned(decision: Decision) -> list[FollowUpRow]:
    """Who sees to it, and by when, before the actions."""
    if decision.owner is None:
        return []
    when = day(decision.due) if decision.due else ""
    who = str(decision.owner.institution)
    return [FollowUpRow(what=_("See to this decision"), who=who, when=when)]
