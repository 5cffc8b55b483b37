from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    concluded,
    consent,
    draw,
    found_circle,
    hold,
    last_event,
    nothing_changes,
    objection,
    once_sent,
    propose,
    stated,
)
from tests.domain.notices.convened import light_seat
from tourdetable.domain.decisions.actions.decisions import put_proposal
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions import sitting
from tourdetable.domain.meetings.actions.meetings import move_meeting
from tourdetable.domain.meetings.models import Attendance, Meeting, Turn
from tourdetable.domain.meetings.queries import seats_present, voices_present
from tourdetable.domain.minutes.actions.minutes import begin, send_for_review
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.gates import NeedsConfirmation
from tourdetable.domain.networks.models import Network, Seat


@pytest.fixture
def april(circle: Circle) -> Meeting:
    return draw(circle.body, APRIL)


class TestTurns:
    def turns(self) -> list[tuple[str, int]]:
        return list(Turn.objects.values_list("duty", "seat"))

    def assign(
        self, circle: Circle, april: Meeting, seat: Seat | None, duty: str = "secretary"
    ) -> None:
        sitting.assign_turn(meeting=april, duty=duty, seat=seat, by=circle.by_ana(), now=NOW)

    def test_given_given_again_and_freed(self, circle: Circle, april: Meeting):
        self.assign(circle, april, circle.town)
        self.assign(circle, april, circle.library)
        assert self.turns() == [("secretary", circle.library.pk)]
        assert last_event()[4] == {
            "body": circle.body.pk,
            "duty": "secretary",
            "seat": circle.library.pk,
        }
        self.assign(circle, april, None)
        assert self.turns() == []

    def test_a_duty_that_the_charter_does_not_know(self, circle: Circle, april: Meeting):
        with nothing_changes(), pytest.raises(ValidationError, match="“juggling”"):
            self.assign(circle, april, circle.town, duty="juggling")

    def test_a_seat_of_another_body(self, circle: Circle, april: Meeting):
        stranger = found_circle(slug="other").town
        with nothing_changes(), pytest.raises(ValidationError, match="not of this body"):
            self.assign(circle, april, stranger)

    def test_an_invited_seat_only_if_it_volunteers(self, circle: Circle, april: Meeting):
        Seat.objects.filter(pk=circle.school.pk).update(kind="invited")
        school = Seat.objects.get(pk=circle.school.pk)
        with nothing_changes(), pytest.raises(ValidationError, match="only if it volunteers"):
            self.assign(circle, april, school)
        school.volunteers = True
        self.assign(circle, april, school)
        assert self.turns() == [("secretary", school.pk)]


class TestOpen:
    def test_once(self, circle: Circle, april: Meeting):
        opened = sitting.open_meeting(meeting=april, version=1, by=circle.by_ana(), now=NOW)
        assert (opened.state, opened.version, last_event()[0]) == ("opened", 2, "meeting.opened")
        with nothing_changes(), pytest.raises(ValidationError, match="already open"):
            sitting.open_meeting(meeting=opened, version=2, by=circle.by_ana(), now=NOW)
        with nothing_changes(), pytest.raises(Changed):
            sitting.open_meeting(meeting=april, version=1, by=circle.by_ana(), now=NOW)


class TestBeforeItsDay:
    """What is done before the day of a meeting is no sitting: nothing of it counts."""

    REUNION = datetime(2027, 4, 7, 20, 30, tzinfo=UTC)
    """Half past midnight on 8 April, in Réunion; the evening of 7 April in Paris."""

    def eighth(self, zone: str = "Europe/Paris") -> Meeting:
        circle = found_circle(slug=zone.rpartition("/")[2].lower())
        Network.objects.filter(pk=circle.network.pk).update(time_zone=zone)
        circle.body.network.time_zone = zone
        return draw(circle.body, datetime(2027, 4, 8, 7, 0, tzinfo=UTC), "Rencontre")

    def opened(self, meeting: Meeting, now: datetime) -> Meeting:
        return sitting.open_meeting(meeting=meeting, version=meeting.version, by=OPERATOR, now=now)

    def test_it_cannot_be_opened(self, db: None):
        meeting = self.eighth()
        for now in (NOW, self.REUNION):
            with nothing_changes(), pytest.raises(ValidationError, match="nothing of it is record"):
                self.opened(meeting, now)
        assert self.opened(meeting, self.REUNION + timedelta(hours=2)).state == "opened"

    def test_its_day_is_that_of_its_own_clocks(self, db: None):
        meeting = self.eighth("Indian/Reunion")
        with nothing_changes(), pytest.raises(ValidationError, match="nothing of it is recorded"):
            self.opened(meeting, self.REUNION - timedelta(hours=1))
        assert self.opened(meeting, self.REUNION).state == "opened"

    def test_an_opened_meeting_does_not_move_to_a_day_to_come(
        self, circle: Circle, meeting: Meeting
    ):
        words = {"by": OPERATOR, "now": NOW, "confirmed": True, "version": meeting.version}
        for days, refused in ((34, True), (33, False)):
            starts = meeting.starts_at + timedelta(days=days)
            words |= {"starts_at": starts, "ends_at": starts + timedelta(hours=1)}
            if refused:
                with nothing_changes(), pytest.raises(ValidationError, match="on 7 Apr"):
                    move_meeting(meeting=meeting, **words)
            else:
                assert move_meeting(meeting=meeting, **words).day == NOW.date()

    def test_nothing_is_recorded_of_one_whose_day_is_still_to_come(
        self, circle: Circle, meeting: Meeting
    ):
        decision, mode = propose(circle, meeting), {(circle.town.pk, circle.ana.pk): "remote"}
        minutes = begin(meeting=meeting, by=circle.by_ana(), now=NOW, text="On a lu.")
        late = {"starts_at": APRIL + timedelta(days=7), "ends_at": APRIL + timedelta(days=8)}
        Meeting.objects.filter(pk=meeting.pk).update(**late)
        said = {"by": circle.by_ana(), "now": NOW}
        acts = (
            lambda: sitting.mark_attendance(meeting=meeting, modes=mode, **said),
            lambda: put_proposal(meeting=meeting, title="Lire", **said),
            lambda: stated(circle, decision, consent(circle.town)),
            lambda: concluded(circle, decision, "deferred"),
            lambda: send_for_review(minutes=minutes, version=minutes.version, **said),
        )
        for act in acts:
            with nothing_changes(), pytest.raises(ValidationError, match="nothing of it is record"):
                act()


class TestWhatSaysThatASeatWasThere:
    """A seat that took position, or had a duty, is no longer there without a question."""

    def gone(self, circle: Circle, meeting: Meeting, mode: str, **more: object) -> None:
        modes = {(circle.library.pk, circle.bao.pk): mode}
        said = {"by": circle.by_ana(), "now": NOW} | more
        sitting.mark_attendance(meeting=meeting, modes=modes, **said)

    @pytest.mark.parametrize("mode", ["absent", "excused", ""])
    def test_whoever_objected(self, circle: Circle, meeting: Meeting, mode: str):
        decision = stated(circle, propose(circle, meeting), objection(circle.library))
        concluded(circle, decision, "no_decision")
        with nothing_changes(), pytest.raises(NeedsConfirmation) as asked:
            self.gone(circle, meeting, mode)
        assert asked.value.cautions == (f"seat:{circle.library.pk}",)
        self.gone(circle, meeting, mode, confirmed=True)
        assert circle.library.pk not in seats_present(meeting)
        assert last_event()[4]["knowing"] == [f"seat:{circle.library.pk}"]

    def test_whoever_had_a_duty(self, circle: Circle, meeting: Meeting):
        modes = {(circle.town.pk, circle.ana.pk): "absent"}
        with nothing_changes(), pytest.raises(NeedsConfirmation):
            sitting.mark_attendance(meeting=meeting, modes=modes, by=circle.by_ana(), now=NOW)

    def test_nothing_is_asked_of_others_nor_while_a_partner_is_there(
        self, circle: Circle, meeting: Meeting
    ):
        self.gone(circle, meeting, "absent")
        assert "knowing" not in last_event()[4]
        give_mandate(seat=circle.school, person=circle.dora, starts=FOUNDED, by=OPERATOR, now=NOW)
        stated(circle, propose(circle, meeting), objection(circle.school))
        pair = {(circle.school.pk, circle.dora.pk): "remote"}
        pair |= {(circle.school.pk, circle.chloe.pk): "excused"}
        sitting.mark_attendance(meeting=meeting, modes=pair, by=circle.by_ana(), now=NOW)
        assert circle.school.pk in seats_present(meeting)


class TestAttendance:
    def mark(self, circle: Circle, meeting: Meeting, mode: str, **more: object) -> None:
        form = {
            "modes": {(circle.library.pk, circle.bao.pk): mode},
            "by": circle.by_ana(),
            "now": NOW,
        } | more
        sitting.mark_attendance(meeting=meeting, **form)

    def test_a_seat_is_present_when_one_of_its_holders_came(self, circle: Circle):
        give_mandate(seat=circle.library, person=circle.dora, starts=FOUNDED, by=OPERATOR, now=NOW)
        meeting = hold(circle, came=[])
        pair = {
            (circle.library.pk, circle.bao.pk): "excused",
            (circle.library.pk, circle.dora.pk): "remote",
        }
        modes = pair | {(circle.town.pk, circle.ana.pk): "absent"}
        sitting.mark_attendance(meeting=meeting, modes=modes, by=circle.by_ana(), now=NOW)
        assert seats_present(meeting) == {circle.library.pk}
        assert {row.entered_by for row in Attendance.objects.all()} == {circle.ana}
        changes = [[seat, person, "", mode] for (seat, person), mode in modes.items()]
        said = {"entries": 3, "how": "hand", "changes": changes}
        assert last_event()[4] == {"body": circle.body.pk, **said}

    def test_changed_and_forgotten(self, circle: Circle, meeting: Meeting):
        self.mark(circle, meeting, "absent")
        assert seats_present(meeting) == {circle.town.pk, circle.school.pk}
        self.mark(circle, meeting, "")
        assert not Attendance.objects.filter(person=circle.bao).exists()

    def test_somebody_who_does_not_hold_the_seat_that_day(self, circle: Circle, meeting: Meeting):
        circle.library.mandates.update(ends=date(2027, 3, 3))
        with nothing_changes(), pytest.raises(ValidationError, match="did not hold the seat"):
            self.mark(circle, meeting, "in_person")

    def test_before_the_meeting_is_open(self, circle: Circle, april: Meeting):
        with nothing_changes(), pytest.raises(ValidationError, match="Open the meeting first"):
            self.mark(circle, april, "in_person")

    def test_a_mode_that_is_none(self, circle: Circle, meeting: Meeting):
        with nothing_changes(), pytest.raises(ValidationError, match="“dreaming”"):
            self.mark(circle, meeting, "dreaming")

    def test_over_what_another_hand_has_marked(self, circle: Circle, meeting: Meeting):
        seen = {(circle.library.pk, circle.bao.pk): "in_person"}
        self.mark(circle, meeting, "remote", seen=seen)
        with nothing_changes(), pytest.raises(Changed):
            self.mark(circle, meeting, "absent", seen=seen)

    def test_sent_twice(self, circle: Circle, meeting: Meeting):
        by = once_sent(circle.by_ana())
        self.mark(circle, meeting, "absent", by=by)
        with nothing_changes(), pytest.raises(AlreadyDone):
            self.mark(circle, meeting, "absent", by=by)


def test_nobody_is_absent_from_a_seat_that_follows_through_the_minutes(
    circle: Circle, meeting: Meeting
):
    seat, elie = light_seat(circle)
    said = {"meeting": meeting, "by": circle.by_ana(), "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError, match="nobody is absent there"):
        sitting.mark_attendance(modes={(seat.pk, elie.pk): "absent"}, **said)
    sitting.mark_attendance(modes={(seat.pk, elie.pk): "remote"}, **said)
    assert seats_present(meeting) == {*(s.pk for s, _ in circle.holders()), seat.pk}
    assert voices_present(meeting) == {s.pk for s, _ in circle.holders()}
