from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import CHARTER, MARCH, draw, found_circle
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes.review.together import WritingRule, writing_rule

RULE = """
```rule
check = "minutes_together"
{more}
office = "lead"
writers = 2
weight = "commitment"
```
"""


def ruled(more: str) -> WritingRule:
    circle = found_circle(CHARTER + RULE.format(more=more))
    meeting = draw(circle.body, MARCH, "Lecture de mars")
    return writing_rule(charter_of(meeting), meeting)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ("", WritingRule(2, "lead", 14)),
        ("within_days = 30", WritingRule(2, "lead", 30)),
        ('bodies = ["circle"]', WritingRule(2, "lead", 14)),
        ('meetings = ["feast"]', WritingRule()),
    ],
)
def test_what_the_charter_asks_of_those_who_write(more: str, rule: WritingRule) -> None:
    assert ruled(more) == rule


@pytest.mark.parametrize(
    ("hands", "offices", "asked"),
    [(1, (), True), (2, (), False), (2, ("lead",), True)],
)
def test_who_is_asked_to_co_sign(hands: int, offices: Any, asked: bool) -> None:
    assert WritingRule(2, "lead").asks(hands=hands, offices=offices) is asked


def test_nobody_is_where_the_charter_asks_nothing() -> None:
    assert WritingRule().asks(hands=1, offices=()) is False
