"""The circle works on a theme, and asks its members to commit to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.domain.builders import NOW, OPERATOR, Circle
from tourdetable.domain.commitments.actions.asking import ask
from tourdetable.domain.commitments.actions.themes import open_theme
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.commitments.queries import Days, participants

FIRST, LAST = date(2027, 2, 1), date(2027, 10, 31)


def theme_of(circle: Circle, **more: Any) -> Theme:
    """The quay, from February to October."""
    said = {"title": "Le quai", "starts": FIRST, "ends": LAST, "by": OPERATOR, "now": NOW}
    return open_theme(body=circle.body, **{**said, **more})


def asked_of(
    circle: Circle, theme: Theme | None, *names: str, starts: date = FIRST, ends: date | None = LAST
) -> list[Commitment]:
    """These members (all of them unless some are named) are asked."""
    every = participants(circle.body, Days(starts, ends))
    who = [one.code for one in every if not names or one.person.given_name in names]
    days = {"starts": starts, "ends": ends}
    return ask(body=circle.body, theme=theme, who=who, **days, by=OPERATOR, now=NOW)
