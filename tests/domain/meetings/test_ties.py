from __future__ import annotations

from tests.domain.builders import Circle, consent, objection, propose, stated
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.ties import SeatTie, hangs_on, says_present


def test_whoever_had_a_duty_or_took_position_was_there(circle: Circle, meeting: Meeting):
    decision = propose(circle, meeting)
    stated(circle, decision, consent(circle.library), objection(circle.school))
    assert list(says_present(meeting)) == [
        SeatTie(circle.town.pk, "has a duty at this meeting"),
        SeatTie(circle.library.pk, "took position on D-2027-01"),
        SeatTie(circle.school.pk, "objected to D-2027-01"),
    ]


def test_nothing_hangs_on_a_point_of_which_nothing_is_recorded(circle: Circle, meeting: Meeting):
    item = AgendaItem.objects.create(meeting=meeting, position=1, title="Lire")
    assert list(hangs_on(item)) == []
