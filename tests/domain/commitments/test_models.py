"""What a theme and a commitment say of themselves."""

from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.commitments.builders import asked_of, theme_of


def test_their_events_name_their_body_and_the_facts_that_change(circle: Circle) -> None:
    theme = theme_of(circle)
    (one,) = asked_of(circle, theme, "Ana")
    said = {"network": "circle", "body": circle.body.pk}
    assert theme.told == {**said, "subject": f"theme:{theme.pk}", "facts": ["themes"]}
    assert one.told == {**said, "subject": f"commitment:{one.pk}", "facts": ["commitments"]}
