"""Opening a body on a territory that partners diagnosed together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, decided, found_circle, hold, nothing_changes
from tests.domain.convention.builders import BY, asked, shared
from tourdetable.domain.convention.actions.deploying import Deployment, deploy
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.networks.models import Body

pytestmark = pytest.mark.django_db


def opened(made: SharedDiagnosis, starts: date = TODAY, **more: Any) -> Body:
    body = Deployment("circle", "Cercle des îles", starts)
    return deploy(diagnosis=made, body=body, version=made.version, **BY, **more)


def test_a_body_opens_on_a_shared_diagnosis_which_is_then_its_own() -> None:
    circle = found_circle()
    made = shared(circle)
    body = opened(made)
    made.refresh_from_db()
    assert (made.body, body.territory) == (body, "Île du Nord et île du Sud")
    with nothing_changes(), pytest.raises(ValidationError, match="Cercle des îles"):
        opened(made)


def test_nothing_opens_on_what_is_not_shared_or_before() -> None:
    circle = found_circle()
    waits = asked(circle, title="La côte")
    with nothing_changes(), pytest.raises(ValidationError, match="not shared"):
        opened(waits)
    made = shared(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        opened(made, starts=TODAY - timedelta(days=1))


def test_once_who_decides_has_met_a_decision_is_asked() -> None:
    circle = found_circle()
    made, decision = shared(circle), decided(circle, hold(circle))
    with nothing_changes(), pytest.raises(ValidationError):
        opened(made)
    opened(made, decision=decision)
    made.refresh_from_db()
    assert made.decision == decision
