"""One questionnaire is being written, one is open, one was answered and closed."""

from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.questionnaires.builders import BY, answered_by, sent, written
from tourdetable.domain.questionnaires.actions.asking import open_room


def inquire(circle: Circle) -> None:
    """The three, of the circle."""
    answered_by(circle, "45454")
    written(circle)
    row = sent(circle)
    open_room(questionnaire=row, version=row.version, **BY)
