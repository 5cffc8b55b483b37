"""Who is told that a date is asked of their body."""

from __future__ import annotations

from datetime import date, timedelta

from tests.domain.builders import NOW, OPERATOR, draw
from tests.domain.coordination.builders import MARCH, MAY, found_supported
from tourdetable.domain.coordination.actions.dates import call_for_dates
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.notices.audiences.support import of_dates
from tourdetable.domain.notices.enums import NoticeKind


def test_those_who_convene_it_else_all_who_sit_until_it_is_answered(db: None) -> None:
    supported = found_supported()
    circle, kind = supported.circle, NoticeKind.DATES_CALL
    until = date(2027, 6, 30)
    call_for_dates(body=circle.body, until=until, **supported.by)
    event = Event.objects.latest("pk")
    told = {one.person for one in of_dates(event, kind, NOW)}
    assert told == {circle.ana, circle.bao, circle.chloe}
    march = draw(circle.body, MARCH)
    assign_turn(meeting=march, duty="lead", seat=circle.library, by=OPERATOR, now=NOW)
    assert [one.person for one in of_dates(event, kind, NOW)] == [circle.bao]
    draw(circle.body, MAY, "Lecture de mai")
    assert list(of_dates(event, kind, NOW)) == []
    assert list(of_dates(event, kind, NOW + timedelta(days=200))) == []
    event.subject = "dates:0"
    assert list(of_dates(event, kind, NOW)) == []
