"""How each kind of effect is told apart; what is refused is in `actions/test_effects`."""

from __future__ import annotations

from tests.domain.builders import Circle, attached, decided, lifting, propose
from tests.domain.decisions.actions.test_effects import proposed
from tourdetable.domain.decisions.effects import EffectDraft, exception_of
from tourdetable.domain.meetings.models import Meeting


def test_each_effect_has_an_identity(circle: Circle, meeting: Meeting):
    text, body = proposed(circle), circle.body.pk
    decided(circle, meeting, effect=lifting(circle, body=None))
    lifted = circle.network.exceptions.get()
    decision = propose(circle, meeting)
    for effect in (
        lifting(circle),
        lifting(circle, body=None),
        EffectDraft("amend_text", proposal=text),
        EffectDraft("end_exception", exception=lifted),
    ):
        decision = attached(circle, decision, effect)
    assert [row.identity for row in decision.effects.all()] == [
        f"lift_article:CIR-01:{body}:2027-04-06",
        "lift_article:CIR-01:*:2027-04-06",
        f"amend_text:{text.pk}",
        f"end_exception:{lifted.pk}",
    ]


def test_the_exception_bears_the_reference_of_its_decision(circle: Circle, meeting: Meeting):
    decision = attached(circle, propose(circle, meeting), lifting(circle))
    lifted = exception_of(decision.effects.get())
    assert (lifted.decision, lifted.reference) == (decision.pk, decision.reference)
