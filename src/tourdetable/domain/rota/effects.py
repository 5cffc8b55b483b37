"""What a decision may do to the turns of its body: settle how they go round (ITC-06)."""

from __future__ import annotations

from datetime import date

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.effects import HANDLERS, Application, EffectHandler
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.rota.actions.methods import settle_method
from tourdetable.domain.rota.terms import RotaTerms, must_fit


def fill_duties(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """The duties that the charter has for the body that decides, and parameters that fit it."""
    body = effect.decision.body
    parameters = RotaTerms.of(effect.method)
    must_fit(parameters, body, today)
    effect.content = [duty.code for duty in charter.vocabulary.duties_of(body.kind)]
    effect.method = parameters.written
    effect.identity = effect.kind


def apply_duties(effect: DecisionEffect, how: Application) -> None:
    """The body's duties go round so from the day of the meeting that decided it; if the seats that
    it names are still there."""
    decision = effect.decision
    parameters = RotaTerms.of(effect.method)
    must_fit(parameters, decision.body, how.today)
    settle_method(
        decision=decision,
        parameters=parameters,
        starts=decision.sitting.day,
        by=how.by,
        now=how.now,
    )


HANDLERS[DecisionEffectKind.SETTLE_DUTIES] = EffectHandler(fill_duties, apply_duties)
