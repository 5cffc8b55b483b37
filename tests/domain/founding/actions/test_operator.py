from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle
from tourdetable.domain.founding.actions.operator import state_operator
from tourdetable.domain.founding.models import Installation
from tourdetable.domain.founding.outline import OperatorFacts
from tourdetable.domain.journal.queries import heads
from tourdetable.domain.journal.versions import Changed

pytestmark = pytest.mark.django_db


def stated(name: str, **said: object) -> Installation:
    facts = OperatorFacts(name, phone=" 01 02 \n03")
    return state_operator(facts=facts, by=OPERATOR, now=NOW, **said)


def test_what_is_said_is_kept_once_and_changed_at_the_version_that_was_read() -> None:
    assert (stated("Union").version, stated("Union", version=1).phone) == (1, "01 02 03")
    with pytest.raises(Changed):
        stated("Autre", version=1)
    assert list(Installation.objects.values_list("name", "version")) == [("Union", 2)]


def test_somebody_runs_it() -> None:
    with pytest.raises(ValidationError):
        stated("  ")
    with pytest.raises(ValidationError):
        stated("x" * 201)
    with pytest.raises(ValidationError):
        state_operator(facts=OperatorFacts("Union", email="x"), by=OPERATOR, now=NOW)
    assert Installation.objects.count() == 0


def test_pages_that_are_kept_are_made_again(circle: Circle) -> None:
    before = heads("circle")
    stated("Union")
    assert heads("circle") != before
