from __future__ import annotations

from django.utils import translation

from tourdetable.domain.meetings.agendas import InvitedPoint, PointChange
from tourdetable.interface.web.areas.meetings.agenda_words import changed_words


def test_what_it_was() -> None:
    was = InvitedPoint(1, 3, "Budget", "decide", 30)
    change = PointChange(
        was, moved=True, retitled=True, longer_or_shorter=True, for_something_else=True
    )
    with translation.override("en"):
        said = changed_words(change)
        others = [changed_words(other) for other in (None, PointChange(was), PointChange(None))]
    assert said == [
        "was point 3",
        "was to take 30 min",
        "was for decision",
        "was called “Budget”",
    ]
    assert others == [[], [], ["new since the invitation"]]
