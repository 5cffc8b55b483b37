"""A decision settles how duties go round."""

from __future__ import annotations

import pytest

from tests.domain.builders import Circle, attached, decided, hold, propose
from tests.domain.rota.seasons import judged, next_names, rota_circle
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.rota.models import RotaMethod
from tourdetable.domain.rota.terms import RotaTerms


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def settling(terms: RotaTerms) -> EffectDraft:
    return EffectDraft("settle_duties", method=terms.written)


def test_it_is_applied_from_the_day_of_the_meeting(circle: Circle) -> None:
    meeting = hold(circle)
    order = (circle.library.pk, circle.school.pk, circle.town.pk)
    terms = RotaTerms("list", order, {circle.school.pk: "Un an"}, length=2, kit_days=7)
    decision = decided(circle, meeting, effect=settling(terms))
    method = RotaMethod.objects.get()
    assert (method.starts, method.ends, method.decision) == (meeting.day, None, decision)
    assert (method.order, method.sequence, method.length) == ("list", list(order), 2)
    assert [(one.seat, one.reason) for one in method.exemptions.all()] == [(circle.school, "Un an")]
    assert next_names(circle, meeting.day, 2) == ["Ville du Port", "Médiathèque"]
    assert judged(circle, meeting.day).state == "kept"


def test_another_decision_replaces_it(circle: Circle) -> None:
    first, second = hold(circle), hold(circle, title="Encore")
    decided(circle, first, effect=settling(RotaTerms(length=2)))
    decided(circle, second, title="Autrement", effect=settling(RotaTerms()))
    assert [(one.length, one.ends is None) for one in RotaMethod.objects.order_by("pk")] == [
        (2, False),
        (1, True),
    ]


def test_what_is_not_said_is_as_usual(circle: Circle) -> None:
    decision = attached(circle, propose(circle, hold(circle)), EffectDraft("settle_duties"))
    assert decision.effects.get().method == RotaTerms().written
