"""What whoever leads does with a consent or an election: settle objections, conclude, put a name to
consent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.decisions.actions.positions import settle_objection
from tourdetable.domain.decisions.enums import ObjectionState, Outcome
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.outcomes import must_allow
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.domain.rounds.actions.consenting import conclude_consent, put_to_consent
from tourdetable.domain.rounds.enums import ConsentStep, RoundKind
from tourdetable.domain.rounds.models import Round
from tourdetable.interface.web.areas.live.access import InRoom
from tourdetable.interface.web.areas.live.forms import LeadForm

ENDS, SETTLED, ELECT = "end:", "objection:", "elect"


def decides(inside: InRoom) -> bool:
    """Whether the reader records the decisions of the meeting."""
    return bool(inside.chosen.may(Right.DECISIONS))


def endings(inside: InRoom) -> list[tuple[str, str]]:
    """The outcomes that the positions allow at the last step of a consent: button, words."""
    now = inside.room.now
    if now is None or now.one.step != ConsentStep.ADOPT or not decides(inside):
        return []
    present = seats_present(inside.chosen.meeting)
    found = []
    for outcome in Outcome:
        try:
            must_allow(outcome, now.positions, present=present)
        except ValidationError:
            continue
        found.append((f"{ENDS}{outcome}", capfirst(str(outcome.label))))
    return found


def objections(inside: InRoom) -> list[tuple[int, str, str]]:
    """The objections that are worked on: position, whose, what became of it."""
    now = inside.room.now
    if now is None or not decides(inside):
        return []
    rows = [one for one in now.positions if one.objection]
    return [(p.pk, str(p.seat), str(ObjectionState(p.objection).label)) for p in rows]


def consent_act(inside: InRoom, form: LeadForm, one: Round, do: str) -> Any:
    """Carry out one of these buttons; None when it is another."""
    if not do.startswith((ENDS, SETTLED)) and do != ELECT:
        return None
    if not decides(inside):
        raise ValidationError(_("Whoever records the decisions of the meeting does this."))
    if do == ELECT:
        return elect(inside, form, one)
    if one.kind != RoundKind.CONSENT or one.decision_id is None:
        raise ValidationError(_("This is not a consent."))
    if do.startswith(SETTLED):
        return settle(inside, form, do.removeprefix(SETTLED))
    return conclude_consent(
        one=one,
        outcome=do.removeprefix(ENDS),
        version=form.cleaned_data["asked"],
        **form.values("confirmed"),
        **form.signature,
    )


def settle(inside: InRoom, form: LeadForm, words: str) -> Any:
    """Say what became of an objection: `integrated:12`."""
    state, _colon, number = words.partition(":")
    assert inside.room.now is not None
    known = {str(one.pk): one for one in inside.room.now.positions}
    if (position := known.get(number)) is None:
        raise ValidationError(_("This position is not there any more: read the page again."))
    decision = Decision.objects.select_related("meeting__body__network").get(
        pk=position.decision_id
    )
    position.decision = decision
    how: Mapping[str, Any] = form.values("how_lifted")
    return settle_objection(
        position=position, state=state, version=decision.version, **how, **form.signature
    )


def elect(inside: InRoom, form: LeadForm, one: Round) -> Any:
    """Put a name to consent, in place of the election."""
    name = form.cleaned_data["elected"]
    point = inside.room.point
    return put_to_consent(
        one=one,
        name=name,
        item=point,
        version=form.cleaned_data["asked"],
        **form.signature,
    )
