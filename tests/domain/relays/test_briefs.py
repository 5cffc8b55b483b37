from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import APRIL, NOW, Circle, consent, draw, hold, objection, propose
from tests.domain.notices.convened import MAY, light_seat
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.decisions.actions.positions import record_positions
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.relays.briefs import briefs_of, dissents

DUE = date(2027, 5, 1)


def decided(circle: Circle, meeting: Meeting) -> Decision:
    """Bao’s seat objects; the decision is taken all the same."""
    decision = propose(circle, meeting)
    said = [consent(circle.town), objection(circle.library), consent(circle.school)]
    by = {"by": circle.by_ana(), "now": NOW}
    decision = record_positions(decision=decision, positions=said, version=1, **by)
    outcome = {"outcome": "adopted_with_dissent", "version": decision.version}
    return conclude(decision=decision, **outcome, **by)


def test_decisions_with_their_dissensus_and_what_a_seat_has_to_do(circle: Circle):
    meeting = hold(circle)
    decision = decided(circle, meeting)
    propose(circle, meeting, "Encore ouverte")
    by = {"by": circle.by_ana(), "now": NOW}
    task = add_follow_up(decision=decision, what="Commander", seat=circle.town, due=DUE, **by)
    done = add_follow_up(decision=decision, what="Fait", seat=circle.town, due=DUE, **by)
    mark_done(follow_up=done, done_on=NOW.date(), **by)
    brief = briefs_of([meeting], now=NOW)[meeting.pk]
    assert brief.decisions == (decision,)
    assert [one.seat for one in dissents(brief.decisions[0])] == [circle.library]
    assert (brief.tasks([circle.town]), brief.tasks([circle.school])) == ([task], [])
    assert (brief.owned([circle.town]), brief.owned([circle.library])) == ([], [])


def test_the_next_meeting_is_one_that_is_for_the_reader(circle: Circle):
    meeting = hold(circle)
    light, _elie = light_seat(circle)
    draw(circle.body, MAY, "Lecture de mai")
    feast = draw(circle.body, MAY.replace(month=6, day=3), "Fête", "feast")
    charter = charter_in_force(circle.network, on=NOW.date())
    brief = briefs_of([meeting], now=NOW)[meeting.pk]
    assert brief.next_for([circle.town], charter).title == "Lecture de mai"
    assert brief.next_for([light], charter) == feast
    assert briefs_of([meeting], now=NOW.replace(year=2028))[meeting.pk].coming == ()


def test_as_many_queries_for_several_meetings(circle: Circle):
    march, april = hold(circle), hold(circle, APRIL, "Lecture d’avril")
    decided(circle, march)
    with CaptureQueriesContext(connection) as one:
        briefs_of([march], now=NOW)
    decided(circle, april)
    with CaptureQueriesContext(connection) as both:
        assert set(briefs_of([march, april], now=NOW)) == {march.pk, april.pk}
    assert len(one) == len(both)
