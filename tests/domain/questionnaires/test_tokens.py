from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.questionnaires.builders import asked_of, crowd, sent
from tourdetable.domain.questionnaires.models import BITS
from tourdetable.domain.questionnaires.tokens import link_token, numbers_of, sheet_of, with_body


def test_a_link_names_who_was_asked_and_cannot_be_made(circle: Circle) -> None:
    crowd(circle, 1)
    row = sent(circle)
    (asked,) = asked_of(row)
    token = link_token(asked)
    assert numbers_of(token) == (row.pk, asked.pk)
    forged = token.replace(f"{row.pk}.{asked.pk}", f"{row.pk}.{asked.pk + 1}", 1)
    assert (numbers_of(forged), numbers_of("1.2"), numbers_of("")) == (None, None, None)


def test_a_form_makes_one_sheet_that_only_we_can_find(circle: Circle) -> None:
    crowd(circle, 1)
    row = sent(circle)
    assert sheet_of(row, "a") == sheet_of(row, "a") != sheet_of(row, "b")
    assert 0 <= sheet_of(row, "a") < 2**BITS


def test_a_questionnaire_comes_with_its_network(circle: Circle) -> None:
    crowd(circle, 1)
    found = with_body(sent(circle).pk)
    assert found is not None
    assert (found.body.network, with_body(0)) == (circle.network, None)
