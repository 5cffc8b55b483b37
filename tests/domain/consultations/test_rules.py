from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.consultations.builders import consult
from tourdetable.domain.consultations.rules import answering, may_read_voices, may_see

LATER = NOW + timedelta(days=8)


def test_holders_answer_for_their_seat(circle: Circle):
    one = consult(circle)
    found = [answering(circle.of(who), one) for who in (circle.bao, circle.dora, circle.zoe)]
    assert found == [(circle.library,), (), ()]
    assert [may_see(circle.of(who), one) for who in (circle.bao, circle.dora, circle.zoe)] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("who", "spoken", "at", "reads"),
    [
        ("bao", [], NOW, False),
        ("bao", ["town"], NOW, False),
        ("bao", ["library"], NOW, True),
        ("dora", ["town", "library"], NOW, False),
        ("dora", ["town", "library", "school"], NOW, True),
        ("bao", [], LATER, True),
        ("zoe", ["town", "library", "school"], LATER, False),
    ],
)
def test_what_is_said_is_hidden_until_one_has_spoken(
    circle: Circle, who: str, spoken: list[str], at: object, reads: bool
):
    one = consult(circle)
    asked = [circle.town.pk, circle.library.pk, circle.school.pk]
    heard = [getattr(circle, name).pk for name in spoken]
    assert may_read_voices(circle.of(getattr(circle, who)), one, asked, heard, at) is reads
