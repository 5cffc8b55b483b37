"""A decision opens a body on a shared diagnosis."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    TODAY,
    attached,
    decided,
    found_circle,
    hold,
    nothing_changes,
    propose,
)
from tests.domain.convention.builders import asked, shared
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.networks.models import Body

pytestmark = pytest.mark.django_db


def opening(made: SharedDiagnosis, **more: Any) -> EffectDraft:
    said = {"diagnosis": made.pk, "starts": TODAY, "content": ["circle", "Cercle des îles"]}
    return EffectDraft("open_body", **(said | more))


def test_the_decision_opens_the_body_and_cites_the_diagnosis() -> None:
    circle = found_circle()
    made = shared(circle)
    decision = decided(circle, hold(circle), effect=opening(made))
    made.refresh_from_db()
    body, effect = Body.objects.get(name="Cercle des îles"), decision.effects.get()
    assert (made.body, made.decision, effect.body) == (body, decision, body)
    assert effect.content == ["circle", "Cercle des îles", made.territory, made.title]


def test_what_is_not_shared_or_not_said_opens_nothing() -> None:
    circle = found_circle()
    made, decision = shared(circle), propose(circle, hold(circle))
    waits = asked(circle, title="La côte")
    for draft in (
        opening(waits),
        opening(made, diagnosis=None),
        opening(made, starts=None),
        opening(made, starts=TODAY - timedelta(days=1)),
        opening(made, content=["circle", ""]),
        opening(made, content=["queen", "Cour"]),
    ):
        with nothing_changes(), pytest.raises(ValidationError):
            attached(circle, decision, draft)
