from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import translation

from tests.domain.builders import (
    APRIL,
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    charter,
    draw,
    found_circle,
    hold,
    in_review,
    kinds_of_events,
    last_event,
    nothing_changes,
    once_sent,
    seat_of,
)
from tests.domain.notices.convened import light_seat
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions import adoption, remarks
from tourdetable.domain.minutes.actions.minutes import begin, write
from tourdetable.domain.minutes.models import Approval, Minutes, Remark
from tourdetable.domain.minutes.proofs import text_digest
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.actors import Actor


def reviewed(**rule: object) -> tuple[Circle, Minutes]:
    """A circle with this rule for its minutes, and the minutes of March in review since today."""
    circle = found_circle(charter(**rule))
    return circle, in_review(circle, hold(circle))


def remark(circle: Circle, minutes: Minutes, words: str = "Le titre.") -> Remark:
    return remarks.remark(
        minutes=minutes, seat=circle.library, words=words, by=circle.by_bao(), now=NOW
    )


def settle(circle: Circle, row: Remark) -> Remark:
    return remarks.settle_remark(remark=row, by=circle.by_ana(), now=NOW)


def title_in_french(day: str, title: str) -> str:
    """The title of the decision, in the language of the network whoever adopts."""
    with translation.override("fr"):
        source = "Adopt the minutes of the meeting of %(day)s: %(title)s"
        return translation.gettext(source) % {"day": day, "title": title}


@pytest.mark.django_db
class TestSeats:
    def approve(self, minutes: Minutes, by: Actor, **more: object) -> Minutes:
        form = {"version": minutes.version, "now": NOW} | more
        return adoption.approve(minutes=minutes, seat=by.seat, by=by, **form)

    def test_the_last_approval_needed_adopts(self):
        circle, minutes = reviewed(adoption="seats", seats=2)
        assert self.approve(minutes, circle.by_bao()).state == "review"
        adopted = self.approve(minutes, once_sent(circle.by_chloe()))
        found = (adopted.state, adopted.adoption, adopted.adopted_on, adopted.version)
        assert found == ("adopted", "seats", TODAY, 3)
        assert kinds_of_events()[-3:] == ["minutes.approved", "minutes.approved", "minutes.adopted"]
        said = {"body": minutes.meeting.body_id, "meeting": minutes.meeting_id}
        digest = text_digest(minutes.text)
        assert last_event()[4] == said | {"rule": "seats", "text": digest}

    def test_never_by_one_seat_alone(self):
        circle, minutes = reviewed(adoption="seats")
        self.approve(minutes, circle.by_bao())
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="This seat has already approved"),
        ):
            self.approve(minutes, circle.by_bao())
        pair = give_mandate(
            seat=circle.library, person=circle.dora, starts=FOUNDED, by=OPERATOR, now=NOW
        )
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="This seat has already approved"),
        ):
            self.approve(minutes, Actor(pair.person, seat=circle.library))

    def test_nor_by_one_person_alone(self):
        circle, minutes = reviewed(adoption="seats")
        second = give_mandate(
            seat=circle.school, person=circle.bao, starts=FOUNDED, by=OPERATOR, now=NOW
        )
        self.approve(minutes, circle.by_bao())
        with nothing_changes(), pytest.raises(ValidationError, match="for another seat"):
            self.approve(minutes, Actor(second.person, seat=circle.school))

    def test_three_when_the_charter_says_three(self):
        circle, minutes = reviewed(adoption="seats", seats=3)
        states = [
            self.approve(minutes, by).state
            for by in (circle.by_ana(), circle.by_bao(), circle.by_chloe())
        ]
        assert states == ["review", "review", "adopted"]

    def test_a_change_asks_again(self):
        circle, minutes = reviewed(adoption="seats")
        self.approve(minutes, circle.by_bao())
        changed = write(minutes=minutes, text="Corrigé.", version=2, by=circle.by_ana(), now=NOW)
        with nothing_changes(), pytest.raises(Changed):
            self.approve(minutes, circle.by_chloe())
        assert self.approve(changed, circle.by_chloe()).state == "review"
        assert self.approve(changed, circle.by_bao()).state == "adopted"

    def test_an_open_remark_holds_adoption_until_it_is_settled(self):
        circle, minutes = reviewed(adoption="seats")
        row = remark(circle, minutes)
        self.approve(minutes, circle.by_bao())
        assert self.approve(minutes, circle.by_chloe()).state == "review"
        remarks.settle_remark(remark=row, by=once_sent(circle.by_ana()), now=NOW)
        assert Minutes.objects.get().state == "adopted"

    def test_a_seat_that_came_after_the_meeting(self):
        circle, minutes = reviewed(adoption="seats")
        late = seat_of(circle.body, "Musée", "libraries", starts=date(2027, 3, 5))
        give_mandate(seat=late, person=circle.dora, starts=date(2027, 3, 5), by=OPERATOR, now=NOW)
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="was not of this body on the day"),
        ):
            self.approve(minutes, Actor(circle.dora, seat=late))

    def test_somebody_who_no_longer_holds_the_seat(self):
        circle, minutes = reviewed(adoption="seats")
        circle.library.mandates.update(ends=date(2027, 4, 5))
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="Only a person who holds this seat"),
        ):
            self.approve(minutes, circle.by_bao())

    def test_not_when_the_charter_says_otherwise(self):
        circle, minutes = reviewed(adoption="silence_days")
        with nothing_changes(), pytest.raises(ValidationError, match="in another way"):
            self.approve(minutes, circle.by_bao())

    def test_sent_twice(self):
        circle, minutes = reviewed(adoption="seats", seats=3)
        by = once_sent(circle.by_bao())
        self.approve(minutes, by)
        with nothing_changes(), pytest.raises(AlreadyDone):
            self.approve(minutes, by)
        assert Approval.objects.count() == 1


class TestNextMeeting:
    @pytest.fixture
    def minutes(self, circle: Circle, meeting: Meeting) -> Minutes:
        return in_review(circle, meeting)

    @pytest.fixture
    def april(self, circle: Circle, minutes: Minutes) -> Meeting:
        return hold(circle, APRIL, "Avril")

    def adopt(self, circle: Circle, minutes: Minutes, at: Meeting, **more: object) -> Minutes:
        form = {"version": minutes.version, "by": circle.by_ana(), "now": NOW} | more
        return adoption.adopt_at_meeting(minutes=minutes, at=at, **form)

    def test_it_is_a_decision_of_the_later_meeting(
        self, circle: Circle, minutes: Minutes, april: Meeting
    ):
        lines = [AgendaDraft("Compte rendu de mars", "decide", 5)]
        set_agenda(meeting=april, items=lines, version=april.version, by=circle.by_ana(), now=NOW)
        item = april.agenda.get()
        adopted = self.adopt(circle, minutes, april, item=item, by=once_sent(circle.by_ana()))
        decision = Decision.objects.get()
        found = (
            adopted.state,
            adopted.adoption,
            adopted.adopted_on,
            adopted.adopted_at,
            adopted.decision,
        )
        assert found == ("adopted", "next_meeting", TODAY, april, decision)
        assert (decision.meeting, decision.item, decision.outcome) == (april, item, "consent")
        assert decision.title == title_in_french("4\xa0mars 2027", "Lecture de mars")
        assert decision.carried_out_at == NOW
        assert list(decision.positions.order_by("seat").values_list("seat", "stance")) == [
            (circle.town.pk, "consent"),
            (circle.library.pk, "consent"),
            (circle.school.pk, "consent"),
        ]
        data = {
            "body": minutes.meeting.body_id,
            "meeting": minutes.meeting_id,
            "rule": "next_meeting",
            "text": text_digest(minutes.text),
            "at": april.pk,
            "decision": decision.pk,
        }
        assert last_event()[0] == "minutes.adopted"
        assert last_event()[4] == data

    def test_by_those_who_agree(self, circle: Circle, minutes: Minutes, april: Meeting):
        self.adopt(circle, minutes, april, seats=[circle.town.pk, circle.school.pk])
        said = Decision.objects.get().positions.values_list("seat", flat=True)
        assert sorted(said) == [circle.town.pk, circle.school.pk]

    def test_never_by_one_seat_alone(self, circle: Circle, minutes: Minutes, april: Meeting):
        with nothing_changes(), pytest.raises(ValidationError, match="Decisions are collective"):
            self.adopt(circle, minutes, april, seats=[circle.town.pk])
        alone = hold(
            circle, datetime(2027, 4, 2, 9, tzinfo=UTC), "Le 2", came=[(circle.town, circle.ana)]
        )
        with nothing_changes(), pytest.raises(ValidationError, match="by at least two seats"):
            self.adopt(circle, minutes, alone)

    def test_not_at_an_earlier_meeting_nor_elsewhere_nor_before_it_is_open(
        self, circle: Circle, minutes: Minutes
    ):
        earlier = hold(circle, datetime(2027, 2, 4, 9, tzinfo=UTC), "Février")
        elsewhere = hold(found_circle(slug="other"), APRIL)
        for at in (earlier, elsewhere, minutes.meeting):
            with (
                nothing_changes(),
                pytest.raises(ValidationError, match="at a later meeting of the same body"),
            ):
                self.adopt(circle, minutes, at)
        planned = draw(circle.body, APRIL)
        with nothing_changes(), pytest.raises(ValidationError, match="Open the meeting first"):
            self.adopt(circle, minutes, planned)

    def test_not_while_a_remark_is_open(self, circle: Circle, minutes: Minutes, april: Meeting):
        row = remark(circle, minutes)
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="Settle the open remarks first: 1"),
        ):
            self.adopt(circle, minutes, april)
        settle(circle, row)
        assert self.adopt(circle, minutes, april).state == "adopted"

    def test_not_from_a_draft(self, circle: Circle):
        minutes = begin(meeting=hold(circle), text="On a lu.", by=circle.by_ana(), now=NOW)
        april = hold(circle, APRIL, "Avril")
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="Send these minutes for review first"),
        ):
            self.adopt(circle, minutes, april)

    def test_the_second_of_two_writers(self, circle: Circle, minutes: Minutes, april: Meeting):
        write(
            minutes=minutes, text="Corrigé.", version=minutes.version, by=circle.by_bao(), now=NOW
        )
        with nothing_changes(), pytest.raises(Changed):
            self.adopt(circle, minutes, april)

    def test_sent_twice(self, circle: Circle, minutes: Minutes, april: Meeting):
        by = once_sent(circle.by_ana())
        self.adopt(circle, minutes, april, by=by)
        with nothing_changes(), pytest.raises(AlreadyDone):
            self.adopt(circle, minutes, april, by=by)

    def test_twice(self, circle: Circle, minutes: Minutes, april: Meeting):
        adopted = self.adopt(circle, minutes, april)
        with nothing_changes(), pytest.raises(ValidationError, match="they are never edited"):
            self.adopt(circle, adopted, april)


@pytest.mark.django_db
class TestSilence:
    DUE = NOW + timedelta(days=15)

    def test_once_the_days_have_passed(self):
        minutes = reviewed(adoption="silence_days", days=15)[1]
        before = self.DUE - timedelta(days=1)
        with nothing_changes(), pytest.raises(ValidationError, match="not before"):
            adoption.adopt_by_silence(minutes=minutes, by=OPERATOR, now=before)
        adopted = adoption.adopt_by_silence(minutes=minutes, by=OPERATOR, now=self.DUE)
        found = (adopted.state, adopted.adoption, adopted.adopted_on)
        assert found == ("adopted", "silence_days", date(2027, 4, 21))
        event = Event.objects.latest("pk")
        assert (event.kind, event.person, event.capacity) == ("minutes.adopted", None, "operator")

    def test_a_correction_starts_it_again(self):
        circle, minutes = reviewed(adoption="silence_days", days=15)
        later = NOW + timedelta(days=10)
        write(
            minutes=minutes, text="Corrigé.", version=minutes.version, by=circle.by_ana(), now=later
        )
        with nothing_changes(), pytest.raises(ValidationError, match="not before"):
            adoption.adopt_by_silence(minutes=minutes, by=OPERATOR, now=self.DUE)

    def test_an_open_remark_breaks_it(self):
        circle, minutes = reviewed(adoption="silence_days", days=15)
        row = remark(circle, minutes)
        with nothing_changes(), pytest.raises(ValidationError, match="Settle the open remarks"):
            adoption.adopt_by_silence(minutes=minutes, by=OPERATOR, now=self.DUE)
        assert adoption.adopt_silent(network=circle.network, by=OPERATOR, now=self.DUE) == []
        settle(circle, row)
        assert adoption.adopt_silent(network=circle.network, by=OPERATOR, now=self.DUE) == [minutes]

    def test_all_that_is_due_and_only_once(self):
        circle, march = reviewed(adoption="silence_days", days=15)
        april = in_review(circle, hold(circle, APRIL, "Avril"), now=NOW + timedelta(days=1))
        february = in_review(circle, hold(circle, datetime(2027, 2, 4, 9, tzinfo=UTC), "Février"))
        assert adoption.adopt_silent(network=circle.network, by=OPERATOR, now=self.DUE) == [
            march,
            february,
        ]
        with nothing_changes():
            assert adoption.adopt_silent(network=circle.network, by=OPERATOR, now=self.DUE) == []
        assert Minutes.objects.get(pk=april.pk).state == "review"

    def test_not_when_the_charter_says_otherwise(self):
        circle, minutes = reviewed(adoption="seats")
        with nothing_changes(), pytest.raises(ValidationError, match="in another way"):
            adoption.adopt_by_silence(minutes=minutes, by=OPERATOR, now=self.DUE)
        assert adoption.adopt_silent(network=circle.network, by=OPERATOR, now=self.DUE) == []


@pytest.mark.django_db(transaction=True)
def test_two_approvals_at_the_same_moment_adopt_once():
    if connection.vendor != "postgresql":
        pytest.skip("the threads of a test share one in-memory SQLite")
    from tests.domain.together import together  # noqa: PLC0415  only where there are real threads

    circle, minutes = reviewed(adoption="seats")
    form = {"minutes": minutes, "version": minutes.version, "now": NOW}
    together(
        lambda: adoption.approve(seat=circle.library, by=circle.by_bao(), **form),
        lambda: adoption.approve(seat=circle.school, by=circle.by_chloe(), **form),
    )
    assert Minutes.objects.get().state == "adopted"
    assert kinds_of_events().count("minutes.adopted") == 1


class TestFollowing:
    """Élie's seat follows through the minutes: nothing is asked of it (ITC-13)."""

    def test_it_approves_nothing(self, db: None):
        circle, minutes = reviewed(adoption="seats")
        seat, elie = light_seat(circle)
        by = Actor(elie, seat=seat)
        said = {"minutes": minutes, "seat": seat, "version": minutes.version, "by": by, "now": NOW}
        with nothing_changes(), pytest.raises(ValidationError, match="not asked to approve"):
            adoption.approve(**said)

    @pytest.mark.parametrize("came", [False, True])
    def test_it_corrects_the_minutes_of_a_meeting_where_it_was(self, circle: Circle, came: bool):
        seat, elie = light_seat(circle)
        there = [*circle.holders(), *([(seat, elie)] if came else [])]
        minutes = in_review(circle, hold(circle, came=there))
        said = {"minutes": minutes, "seat": seat, "words": "Le titre.", "now": NOW}
        said["by"] = Actor(elie, seat=seat)
        if came:
            assert remarks.remark(**said).seat == seat
            return
        with nothing_changes(), pytest.raises(ValidationError, match="was not at this meeting"):
            remarks.remark(**said)

    def test_it_makes_no_quorum(self, circle: Circle):
        """One seat that counts and one that follows came in April: that is one."""
        seat, elie = light_seat(circle)
        minutes = in_review(circle, hold(circle))
        at = hold(circle, APRIL, "Avril", [(circle.town, circle.ana), (seat, elie)])
        said = {"minutes": minutes, "at": at, "version": minutes.version}
        with nothing_changes(), pytest.raises(ValidationError, match="at least two seats"):
            adoption.adopt_at_meeting(**said, by=circle.by_ana(), now=NOW)

    def test_no_consent_is_recorded_for_it(self, circle: Circle):
        seat, elie = light_seat(circle)
        minutes = in_review(circle, hold(circle))
        at = hold(circle, APRIL, "Avril", [*circle.holders(), (seat, elie)])
        said = {"minutes": minutes, "at": at, "version": minutes.version}
        adopted = adoption.adopt_at_meeting(**said, by=circle.by_ana(), now=NOW)
        seats = {circle.town, circle.library, circle.school}
        assert adopted.decision is not None
        assert {position.seat for position in adopted.decision.positions.all()} == seats
