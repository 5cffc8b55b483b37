"""What a proposal would do: attached, or taken off, before anybody takes position."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.actions.decisions import open_decision, put_proposal
from tourdetable.domain.decisions.competence import must_be_competent
from tourdetable.domain.decisions.effects import HANDLERS, EffectDraft
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import Decision, DecisionEffect
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import charter_row_in_force, local_day, parsed
from tourdetable.domain.networks.vocabulary import must_be_known


@once
def attach_effect(
    *, decision: Decision, effect: EffectDraft, version: int, by: By, now: datetime
) -> DecisionEffect:
    """Make an effect part of an open proposal on which nobody has taken position.

    Refused when the charter in force gives the body no competence for it, and when it could not be
    applied today.
    """
    current = unsettled(decision, version=version, now=now)
    row = filled(current, effect, now)
    if current.effects.filter(identity=row.identity).exists():
        raise ValidationError(_("This proposal does this already."))
    row.save()
    save(
        "decision.effect_attached",
        current,
        by,
        now,
        facts=["decisions"],
        effect=row.pk,
        effect_kind=row.kind,
        **about_work(row),
    )
    return row


@once
def detach_effect(*, effect: DecisionEffect, version: int, by: By, now: datetime) -> Decision:
    """Take an effect off an open proposal on which nobody has taken position."""
    current = unsettled(effect.decision, version=version, now=now)
    said = {"effect": effect.pk, "effect_kind": effect.kind, **about_work(effect)}
    current.effects.filter(pk=effect.pk).delete()
    return save("decision.effect_detached", current, by, now, facts=["decisions"], **said)


@once
def put_with_effect(
    *,
    meeting: Meeting,
    title: str,
    effect: EffectDraft,
    by: By,
    now: datetime,
    text: str = "",
    item: AgendaItem | None = None,
) -> Decision:
    """Put a proposal with what it would do: both or neither."""
    decision = put_proposal(meeting=meeting, title=title, text=text, item=item, by=by, now=now)
    quietly = replace(by, gesture=None)
    attach_effect(decision=decision, effect=effect, version=decision.version, by=quietly, now=now)
    decision.refresh_from_db()
    return decision


def unsettled(decision: Decision, *, version: int, now: datetime) -> Decision:
    """The decision, locked, if it is open and nobody has ever taken position on it."""
    current = open_decision(decision, version=version, now=now)
    if current.settled_at is not None:
        words = _(
            "Positions have been taken on this proposal: what it does changes no more. "
            "Put a new proposal instead."
        )
        raise ValidationError(words)
    return current


def about_work(effect: DecisionEffect) -> dict[str, int]:
    """The version of a deliverable that it is about, if it is: others may read it since, or not any
    more."""
    return {"work_version": effect.work_version} if effect.work_version is not None else {}


def filled(decision: Decision, draft: EffectDraft, now: datetime) -> DecisionEffect:
    """The effect, unsaved, complete and checked."""
    must_be_known(_("effect"), draft.kind, DecisionEffectKind.values)
    network = decision.body.network
    today = local_day(network, now)
    row = charter_row_in_force(network, on=today)
    charter = parsed(row.pk, row.digest, row.in_force_from)
    effect = DecisionEffect(decision=decision, charter=row, **vars(draft))
    HANDLERS[effect.kind].fill(effect, charter, today)
    must_be_competent(effect, charter, today)
    return effect
