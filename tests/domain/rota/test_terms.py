"""The parameters of a method, as a proposal carries them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, Circle
from tests.domain.rota.seasons import rota_circle
from tourdetable.domain.rota.terms import RotaTerms, must_fit


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_what_is_written_is_read_again() -> None:
    terms = RotaTerms("list", (3, 1), {7: "Trop petite"}, volunteers_first=False, length=2)
    assert RotaTerms.of(terms.written) == terms
    assert RotaTerms.of(None) == RotaTerms()


def test_terms_that_fit_the_body(circle: Circle) -> None:
    must_fit(RotaTerms(exempt={circle.school.pk: "Un an"}), circle.body, TODAY)


def test_terms_that_do_not(circle: Circle) -> None:
    everybody = {seat.pk: "Non" for seat in (circle.town, circle.library, circle.school)}
    wrong = {
        "exempt": [RotaTerms(exempt=everybody), RotaTerms(exempt={999_999: "Ailleurs"})],
        "reason": [RotaTerms(exempt={circle.school.pk: "  "})],
        "order": [RotaTerms("list", (999_999,))],
        "length": [RotaTerms(length=0), RotaTerms(length=7)],
        "kit_days": [RotaTerms(kit_days=61)],
    }
    for field, several in wrong.items():
        for terms in several:
            with pytest.raises(ValidationError) as refused:
                must_fit(terms, circle.body, TODAY)
            assert list(refused.value.message_dict) == [field]
    with pytest.raises(ValidationError, match="random"):
        must_fit(RotaTerms("random"), circle.body, TODAY)
