from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.domain.builders import (
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    draw,
    found_circle,
    hold,
)
from tests.domain.notices.convened import MAY, convened, light_seat, told, with_mailboxes
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.duties import take_duty
from tourdetable.domain.meetings.actions.meetings import (
    AgendaDraft,
    cancel_meeting,
    convene,
    move_meeting,
    set_agenda,
)
from tourdetable.domain.meetings.actions.sitting import assign_turn, open_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.audiences.meetings import invited
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.notices.queries import latest_events
from tourdetable.domain.notices.rules import is_told_again


def move(meeting: Meeting, circle: Circle, now: datetime = NOW) -> Meeting:
    week = timedelta(days=7)
    return move_meeting(
        meeting=meeting,
        starts_at=meeting.starts_at + week,
        ends_at=meeting.ends_at + week,
        version=meeting.version,
        by=circle.by_ana(),
        now=now,
        confirmed=True,
    )


def cancel(meeting: Meeting, circle: Circle) -> Meeting:
    return cancel_meeting(
        meeting=meeting,
        reason="Travaux",
        version=meeting.version,
        by=circle.by_bao(),
        now=NOW,
        confirmed=True,
    )


def test_recording_the_same_date_and_place_again_tells_nobody(circle: Circle):
    meeting = convened(circle)
    collect(now=NOW)
    times = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    said = {"version": meeting.version, "by": circle.by_ana(), "now": NOW, "place": ""}
    meeting = move_meeting(meeting=meeting, **times, **said)
    collect(now=NOW)
    assert {kind for kind, _name in told()} == {"invitation"}
    said |= {"version": meeting.version, "place": "Salle 3"}
    move_meeting(meeting=meeting, **times, **said)
    collect(now=NOW)
    assert {kind for kind, _name in told()} == {"invitation", "moved"}


class TestInvitations:
    def test_every_holder_of_a_seat_is_invited_whoever_sends_it_included(self, circle: Circle):
        convened(circle)
        collect(now=NOW)
        assert told() == [("invitation", "Ana"), ("invitation", "Bao"), ("invitation", "Chloé")]

    def test_without_a_mailbox_nothing_can_be_sent(self, circle: Circle):
        circle.ana.account = None
        circle.ana.save()
        convened(circle)
        collect(now=NOW)
        assert told() == [("invitation", "Bao"), ("invitation", "Chloé")]

    def test_the_page_that_sends_them_knows_who_has_no_mailbox(self, circle: Circle):
        circle.ana.account = None
        circle.ana.save()
        persons = [m.person for m in invited(draw(circle.body, MAY), on=TODAY)]
        assert [(p.given_name, p.account_id is None) for p in persons] == [
            ("Ana", True),
            ("Bao", False),
            ("Chloé", False),
        ]

    def test_another_network_hears_nothing(self, circle: Circle):
        with_mailboxes(found_circle(slug="other"))
        convened(circle)
        collect(now=NOW)
        assert len(told()) == 3

    @pytest.mark.parametrize(
        ("ends", "names"),
        [
            (date(2027, 4, 5), ["Ana", "Chloé"]),
            (date(2027, 5, 5), ["Ana", "Chloé"]),
            (date(2027, 5, 6), ["Ana", "Bao", "Chloé"]),
        ],
    )
    def test_a_mandate_over_before_the_meeting_is_not_asked_to_come(
        self, circle: Circle, ends: date, names: list[str]
    ):
        mandate = Mandate.objects.get(person=circle.bao)
        end_mandate(mandate=mandate, ends=ends, by=OPERATOR, now=NOW)
        convened(circle)
        collect(now=NOW)
        assert [name for _kind, name in told()] == names

    def test_a_mandate_that_has_not_begun_does_not_open_the_page_yet(self, circle: Circle):
        give_mandate(
            seat=circle.town, person=circle.zoe, starts=date(2027, 4, 7), by=OPERATOR, now=NOW
        )
        convened(circle)
        collect(now=NOW)
        assert ("invitation", "Zoé") not in told()
        assert len(told()) == 3

    def test_whoever_follows_through_the_minutes_is_not_called_to_each_meeting(
        self, circle: Circle
    ):
        light_seat(circle)
        convened(circle)
        collect(now=NOW)
        assert [name for _kind, name in told()] == ["Ana", "Bao", "Chloé"]

    def test_but_to_one_that_is_open_beyond_the_network(self, circle: Circle):
        light_seat(circle)
        convened(circle, kind="feast")
        collect(now=NOW)
        assert [name for _kind, name in told()] == ["Ana", "Bao", "Chloé", "Élie"]

    def test_and_to_one_where_the_seat_has_a_duty(self, circle: Circle):
        seat, _elie = light_seat(circle, volunteers=True)
        meeting = draw(circle.body, MAY)
        assign_turn(meeting=meeting, duty="secretary", seat=seat, by=OPERATOR, now=NOW)
        convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
        collect(now=NOW)
        assert [name for _kind, name in told()] == ["Ana", "Bao", "Chloé", "Élie"]

    def test_and_of_a_change_to_one_where_it_said_that_it_comes(self, circle: Circle):
        seat, elie = light_seat(circle)
        meeting = convened(circle)
        reply(meeting=meeting, answer="attend", by=Actor(elie, seat=seat), now=NOW)
        collect(now=NOW)
        move(meeting, circle)
        collect(now=NOW)
        assert told()[-1] == ("moved", "Élie")


class TestChanges:
    def test_nobody_hears_of_a_meeting_that_was_not_convened(self, circle: Circle):
        cancel(move(draw(circle.body, MAY), circle), circle)
        collect(now=NOW)
        assert told() == []

    def test_a_move_is_told_to_all_whoever_did_it(self, circle: Circle):
        meeting = convened(circle)
        collect(now=NOW)
        move(meeting, circle)
        collect(now=NOW)
        assert told()[3:] == [("moved", name) for name in ("Ana", "Bao", "Chloé")]

    def test_a_cancellation_is_told_to_all_whoever_did_it(self, circle: Circle):
        meeting = convened(circle)
        collect(now=NOW)
        cancel(meeting, circle)
        collect(now=NOW)
        assert told()[3:] == [("cancelled", name) for name in ("Ana", "Bao", "Chloé")]

    def test_the_date_of_a_meeting_that_has_begun_is_mended_in_silence(self, circle: Circle):
        meeting = convened(circle)
        collect(now=NOW)
        on_the_day = meeting.starts_at + timedelta(days=8)
        meeting = open_meeting(
            meeting=meeting, version=meeting.version, by=circle.by_ana(), now=on_the_day
        )
        move(meeting, circle, now=on_the_day)
        collect(now=NOW)
        assert len(told()) == 3

    def test_a_meeting_moved_then_convened_is_only_an_invitation(self, circle: Circle):
        meeting = move(draw(circle.body, MAY), circle)
        convene(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)
        collect(now=NOW)
        assert {kind for kind, _name in told()} == {"invitation"}


class TestAgenda:
    """A new agenda is told to those who were invited, once, an hour after its last change."""

    LATER = NOW + timedelta(minutes=30)
    LEFT = NOW + timedelta(hours=2)

    def invited_to(self, circle: Circle) -> Meeting:
        meeting = self.set(draw(circle.body, MAY), circle, "Un", "Deux")
        meeting = convene(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)
        collect(now=NOW)
        Notice.objects.update(state="sent", sent_at=NOW)
        return meeting

    def set(self, meeting: Meeting, circle: Circle, *titles: str, now: datetime = NOW) -> Meeting:
        known = {item.title: item.pk for item in meeting.agenda.all()}
        lines = [AgendaDraft(title, "discuss", 10, pk=known.get(title)) for title in titles]
        by = {"by": circle.by_ana(), "now": now}
        return set_agenda(meeting=meeting, items=lines, version=meeting.version, **by)

    def leaving(self, now: datetime) -> list[str]:
        """To whom it would leave at that moment."""
        collect(now=now)
        waiting = Notice.objects.filter(kind="agenda", state="waiting", due_at__lte=now)
        return sorted(waiting.values_list("person__given_name", flat=True))

    def test_in_another_order(self, circle: Circle):
        meeting = self.set(self.invited_to(circle), circle, "Deux", "Un")
        assert (self.leaving(NOW), self.leaving(self.LEFT)) == ([], ["Bao", "Chloé"])
        assert meeting.invited_agenda is not None

    def test_the_same_is_told_to_nobody(self, circle: Circle):
        self.set(self.invited_to(circle), circle, "Un", "Deux")
        collect(now=NOW)
        assert self.leaving(self.LEFT) == []

    def test_what_comes_back_to_what_people_know_is_told_to_nobody(self, circle: Circle):
        meeting = self.set(self.invited_to(circle), circle, "Deux", "Un")
        meeting = self.set(meeting, circle, "Un", "Deux")
        collect(now=NOW)
        first, last = list(Event.objects.filter(kind="meeting.agenda_set").order_by("pk"))[-2:]
        latest = latest_events([first])
        assert [is_told_again(event, latest=latest) for event in (first, last)] == [True, False]
        assert not Notice.objects.filter(event=last).exists()

    def test_not_before_the_invitations_nor_after_the_opening(self, circle: Circle):
        meeting = self.set(draw(circle.body, MAY), circle, "Un")
        assert self.leaving(self.LEFT) == []
        meeting = convene(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)
        meeting = open_meeting(
            meeting=meeting, version=meeting.version, by=circle.by_ana(), now=MAY
        )
        self.set(meeting, circle, "Deux")
        assert self.leaving(self.LEFT) == []


def test_the_seat_whose_duty_was_taken_over_is_told(circle: Circle):
    meeting = hold(circle, came=[(circle.library, circle.bao)])
    said = {"duty": "secretary", "instead_of": circle.town.pk, "by": circle.by_bao()}
    take_duty(meeting=meeting, now=NOW, **said)
    collect(now=NOW)
    assert told() == [("taken_over", "Ana")]
