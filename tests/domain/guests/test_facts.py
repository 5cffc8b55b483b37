"""What the charter knows of guests: ITC-11 is judged from what people do."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.domain.builders import MARCH, NOW, OPERATOR, TODAY, Circle, circle_with, draw
from tests.domain.guests.builders import EXPERT, MAY, for_a_time, to_meeting
from tourdetable.core.charter.facts.record import GuestFact
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.memory import evaluation
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.guests.actions import withdraw
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import record_of

JUNE = datetime(2027, 6, 3, 9, 0, tzinfo=UTC)


def known(circle: Circle) -> tuple[GuestFact, ...] | None:
    return record_of(circle.network).guests


def test_a_guest_of_a_meeting_is_told_until_taken_back(circle: Circle) -> None:
    assert known(circle) == ()
    guest = to_meeting(circle)
    fact = GuestFact(str(guest.pk), str(guest.meeting_id), "actor", str(circle.town.pk))
    assert known(circle) == (fact,)
    withdraw(guest=guest, version=1, by=circle.by_ana(), now=NOW)
    assert known(circle) == ()


def test_one_called_in_for_a_time_is_told_once_at_the_first_meeting(circle: Circle) -> None:
    guest = for_a_time(circle, details=EXPERT)
    draw(circle.body, MARCH)
    assert known(circle) == ()
    june, may = draw(circle.body, JUNE), draw(circle.body, MAY)
    assert known(circle) == (
        GuestFact(str(guest.pk), str(may.pk), "expert", str(circle.library.pk)),
    )
    cancel_meeting(meeting=may, reason="Grève", version=1, by=OPERATOR, now=NOW, confirmed=True)
    assert [fact.meeting for fact in known(circle) or ()] == [str(june.pk)]


def test_what_is_kept_follows_meetings_too(circle: Circle) -> None:
    """The facts of guests are made of meetings: they are read again with them."""
    charter = charter_in_force(circle.network, on=TODAY)

    def kept() -> list[str]:
        judged = evaluation(circle.network, charter, on=TODAY)
        return [fact.meeting for fact in judged.facts.parts[str(circle.body.pk)].guests or ()]

    for_a_time(circle)
    assert kept() == []
    june = draw(circle.body, JUNE)
    assert kept() == [str(june.pk)]
    may = draw(circle.body, MAY)
    assert kept() == [str(may.pk)]


def test_the_article_on_opening_the_table_is_judged(db: None) -> None:
    circle = circle_with('check = "body_produces"\nkinds = ["guests"]', "none")

    def state() -> State:
        return report(circle.network, on=TODAY).state_of("CIR-09")

    assert state() is not State.UNKNOWN
    draw(circle.body, MARCH)
    before = state()
    guest = to_meeting(circle, draw(circle.body, datetime(2027, 4, 6, 15, 0, tzinfo=UTC)))
    assert (before, state()) == (State.NOT_CONCERNED, State.KEPT)
    withdraw(guest=guest, version=1, by=circle.by_ana(), now=NOW)
    assert state() is State.NOT_CONCERNED
