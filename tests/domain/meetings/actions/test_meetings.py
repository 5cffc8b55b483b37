from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    circle_with,
    draw,
    found_circle,
    last_event,
    nothing_changes,
    once_sent,
)
from tourdetable.core.charter.terms.model import Gate
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions import meetings as actions
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.meetings.agendas import digest
from tourdetable.domain.meetings.facts import replies
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.gates import NeedsConfirmation, Refused
from tourdetable.domain.networks.registry import FactScope
from tourdetable.domain.places.models import Closure, Place

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)
JUNE = datetime(2027, 6, 3, 9, 0, tzinfo=UTC)
WEDNESDAY = datetime(2027, 5, 5, 9, 0, tzinfo=UTC)


def attempt(circle: Circle, starts_at: datetime, **more: Any) -> Meeting:
    """A meeting of two hours, not confirmed."""
    form = {
        "kind": "reading",
        "title": "Lecture",
        "ends_at": starts_at + timedelta(hours=2),
        "by": circle.by_ana(),
    }
    return actions.draw_meeting(body=circle.body, starts_at=starts_at, now=NOW, **(form | more))


def move(circle: Circle, meeting: Meeting, starts_at: datetime, **more: Any) -> Meeting:
    form = {
        "ends_at": starts_at + timedelta(hours=2),
        "version": meeting.version,
        "by": circle.by_ana(),
        "now": NOW,
    }
    return actions.move_meeting(meeting=meeting, starts_at=starts_at, **(form | more))


@pytest.fixture
def spring(circle: Circle) -> list[Meeting]:
    """A meeting every month from October to June, then at the end of July."""
    days = [(2026, 10, 1), (2026, 11, 5), (2026, 12, 3), (2027, 1, 7), (2027, 2, 4), (2027, 3, 4)]
    days += [(2027, 4, 8), (2027, 5, 6), (2027, 6, 3), (2027, 7, 29)]
    return [draw(circle.body, datetime(*day, 9, tzinfo=UTC)) for day in days]


class TestPlace:
    def test_a_meeting_is_held_at_a_place_of_the_network(self, circle: Circle):
        hall = Place.objects.create(network=circle.network, name="Môle", address="1 quai Nord")
        meeting = attempt(circle, datetime(2027, 4, 29, 9, tzinfo=UTC), place=hall)
        assert (meeting.place, meeting.place_words, meeting.where) == (
            hall,
            "",
            "Môle, 1 quai Nord",
        )

    def test_not_at_the_place_of_another_network(self, circle: Circle):
        hall = Place.objects.create(network=found_circle(slug="other").network, name="Môle")
        with nothing_changes(), pytest.raises(ValidationError, match="not of this network"):
            attempt(circle, datetime(2027, 4, 29, 9, tzinfo=UTC), place=hall)

    def test_a_place_that_is_removed_leaves_its_words_and_its_closures_go(self, circle: Circle):
        hall = Place.objects.create(network=circle.network, name="Môle", address="1 quai Nord")
        hall.closures.create(first=TODAY, last=TODAY)
        meeting = attempt(circle, datetime(2027, 4, 29, 9, tzinfo=UTC), place=hall)
        actions.remove_place(place=hall, version=1, by=circle.by_ana(), now=NOW)
        meeting.refresh_from_db()
        assert (meeting.place, meeting.where) == (None, "Môle, 1 quai Nord")
        assert (Place.objects.count(), Closure.objects.count()) == (0, 0)


class TestDraw:
    def test_it_stands_in_the_calendar(self, circle: Circle, spring: list[Meeting]):
        meeting = attempt(
            circle, datetime(2027, 4, 29, 9, tzinfo=UTC), place="Salle 3", purpose="Lire."
        )
        found = (meeting.state, meeting.dated_on, meeting.where, meeting.purpose, meeting.version)
        assert found == ("planned", TODAY, "Salle 3", "Lire.", 1)
        data = {"body": circle.body.pk, "on": "2027-04-29"}
        capacity = f"seat:{circle.town.pk}"
        assert last_event() == (
            "meeting.drawn",
            f"meeting:{meeting.pk}",
            circle.ana.pk,
            capacity,
            data,
        )

    def test_a_day_that_the_charter_refuses(self, circle: Circle):
        with nothing_changes(), pytest.raises(Refused) as refused:
            attempt(circle, WEDNESDAY, confirmed=True)
        assert [(o.article, o.gate) for o in refused.value.obstacles if o.gate is Gate.REFUSE] == [
            ("CIR-01", Gate.REFUSE)
        ]

    def test_an_article_without_a_gate_is_asked_about_and_its_breach_recorded(self, db: None):
        circle = circle_with('check = "minimum_gap"\ndays = 14', "none")
        attempt(circle, datetime(2027, 4, 29, 9, tzinfo=UTC))
        with nothing_changes(), pytest.raises(NeedsConfirmation) as asked:
            attempt(circle, MAY)
        assert [(o.article, o.breach.on) for o in asked.value.obstacles] == [
            ("CIR-09", date(2027, 5, 6))
        ]
        second = attempt(circle, MAY, confirmed=True)
        assert last_event()[4]["against"] == ["CIR-09"]
        move(circle, second, datetime(2027, 5, 13, 9, tzinfo=UTC))
        assert "against" not in last_event()[4]

    def test_the_question_takes_as_many_queries_for_three_meetings_as_for_a_hundred(
        self, circle: Circle, spring: list[Meeting]
    ):
        counts = []
        for _time in range(2):
            with CaptureQueriesContext(connection) as asked, pytest.raises(NeedsConfirmation):
                attempt(circle, datetime(2027, 10, 28, 9, tzinfo=UTC))
            counts.append(len(asked))
            said = {"body": circle.body, "kind": "reading", "dated_on": FOUNDED}
            for number in range(100):
                starts_at = datetime(2026, 10, 1, 9, tzinfo=UTC) + timedelta(days=number)
                ends_at = starts_at + timedelta(hours=1)
                Meeting.objects.create(**said, starts_at=starts_at, ends_at=ends_at)
        assert counts[0] == counts[1]

    def test_what_really_happened_is_only_confirmed(self, circle: Circle):
        yesterday = datetime(2027, 4, 5, 9, tzinfo=UTC)
        with nothing_changes(), pytest.raises(NeedsConfirmation):
            attempt(circle, yesterday)
        assert attempt(circle, yesterday, confirmed=True).starts_at == yesterday

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"ends_at": MAY}, "must end after it starts"),
            ({"kind": "ball"}, "“ball”"),
            ({"starts_at": datetime(2026, 8, 6, 9, tzinfo=UTC)}, "does not exist"),
        ],
    )
    def test_what_no_calendar_holds(self, circle: Circle, more: dict[str, Any], words: str):
        starts_at = more.pop("starts_at", MAY)
        with nothing_changes(), pytest.raises(ValidationError, match=words):
            attempt(circle, starts_at, **more)

    def test_a_kind_of_another_kind_of_body(self, circle: Circle):
        board = install_body(
            network=circle.network,
            kind="board",
            name="Bureau",
            slug="bureau",
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )
        with nothing_changes(), pytest.raises(ValidationError, match="it knows: feast"):
            draw(board, MAY)

    def test_sent_twice(self, circle: Circle):
        by = once_sent(circle.by_ana())
        attempt(circle, MAY, by=by, confirmed=True)
        with nothing_changes(), pytest.raises(AlreadyDone):
            attempt(circle, MAY, by=by, confirmed=True)


class TestMove:
    def test_beyond_two_months_asks_then_flips_the_clause_and_back(
        self, circle: Circle, spring: list[Meeting]
    ):
        june, july = spring[-2], datetime(2027, 7, 8, 9, tzinfo=UTC)
        assert report(circle.network, on=TODAY).state_of("CIR-02") == "kept"
        with nothing_changes(), pytest.raises(NeedsConfirmation) as asked:
            move(circle, june, july)
        assert [(o.article, o.gate) for o in asked.value.obstacles] == [("CIR-02", Gate.CONFIRM)]
        moved = move(circle, june, july, confirmed=True)
        assert last_event()[4]["against"] == ["CIR-02"]
        verdict = report(circle.network, on=TODAY).of("CIR-02")[0]
        meetings = [evidence.id for evidence in verdict.evidence if evidence.kind == "meeting"]
        assert (verdict.state, verdict.next_break) == ("at_risk", date(2027, 7, 7))
        assert meetings == [str(spring[-3].pk), str(june.pk)]
        move(circle, moved, JUNE)
        assert report(circle.network, on=TODAY).state_of("CIR-02") == "kept"

    def test_it_is_told(self, circle: Circle, spring: list[Meeting]):
        moved = move(circle, spring[-3], datetime(2027, 5, 13, 9, tzinfo=UTC), place="Ailleurs")
        assert (moved.starts_at, moved.where, moved.version) == (
            datetime(2027, 5, 13, 9, tzinfo=UTC),
            "Ailleurs",
            2,
        )
        days = {"was": "2027-05-06", "on": "2027-05-13", "asked_again": 0}
        assert last_event()[4] == {"body": circle.body.pk, **days}

    def test_the_hour_alone_passes_no_gate(self, circle: Circle):
        meeting = draw(circle.body, MAY)
        assert move(circle, meeting, MAY + timedelta(hours=5)).version == 2

    @pytest.mark.parametrize(
        ("wanted", "kept"),
        [(date(2027, 4, 29), date(2027, 5, 27)), (date(2027, 3, 1), None), (None, None)],
    )
    def test_the_deadline_moves_with_it(self, circle: Circle, wanted: Any, kept: Any):
        meeting = draw(circle.body, MAY)
        Meeting.objects.filter(pk=meeting.pk).update(answer_by=wanted)
        moved = move(circle, meeting, JUNE, confirmed=True)
        assert (moved.day - MAY.date(), moved.answer_by) == (timedelta(days=28), kept)

    def test_nothing_changes_nobody_is_told(self, circle: Circle):
        moved = move(circle, draw(circle.body, MAY), MAY)
        assert last_event()[-1]["told"] is False
        moved = move(circle, moved, MAY, place="Salle 3")
        assert "told" not in last_event()[-1]

    def test_to_a_refused_day(self, circle: Circle):
        meeting = draw(circle.body, MAY)
        with nothing_changes(), pytest.raises(Refused):
            move(circle, meeting, WEDNESDAY, confirmed=True)

    def test_the_second_of_two_writers(self, circle: Circle):
        meeting = draw(circle.body, MAY)
        move(circle, meeting, MAY + timedelta(hours=1))
        with nothing_changes(), pytest.raises(Changed):
            move(circle, meeting, MAY + timedelta(hours=2))

    def test_a_cancelled_meeting(self, circle: Circle):
        meeting = cancel(circle, draw(circle.body, MAY))
        with nothing_changes(), pytest.raises(ValidationError, match="is cancelled"):
            move(circle, meeting, JUNE, confirmed=True)


def cancel(circle: Circle, meeting: Meeting, *, confirmed: bool = True) -> Meeting:
    form = {"version": meeting.version, "by": circle.by_ana(), "now": NOW}
    return actions.cancel_meeting(meeting=meeting, reason="Grève", confirmed=confirmed, **form)


class TestAnswersOfAMovedMeeting:
    """An answer given for a time stands for that time, and no other."""

    def asked(self, circle: Circle) -> Meeting:
        meeting = draw(circle.body, MAY)
        by = {"by": circle.by_ana(), "now": NOW}
        meeting = actions.convene(meeting=meeting, version=meeting.version, **by)
        for actor in (circle.by_bao(), circle.by_chloe()):
            reply(meeting=meeting, answer="attend", by=actor, now=NOW)
        return meeting

    def standing(self, meeting: Meeting) -> list[bool]:
        return list(meeting.replies.values_list("stands", flat=True))

    def test_another_day_asks_again_and_says_how_many(self, circle: Circle):
        meeting = move(circle, self.asked(circle), MAY + timedelta(days=7), confirmed=True)
        assert self.standing(meeting) == [False, False]
        assert last_event()[4]["asked_again"] == 2

    def test_half_an_hour_later_or_elsewhere_does_not(self, circle: Circle):
        meeting = move(circle, self.asked(circle), MAY + timedelta(minutes=30))
        meeting = move(circle, meeting, meeting.starts_at, place="Salle du haut")
        assert self.standing(meeting) == [True, True]

    def test_the_afternoon_instead_of_the_morning_does(self, circle: Circle):
        meeting = move(circle, self.asked(circle), MAY + timedelta(hours=5))
        assert self.standing(meeting) == [False, False]

    def test_who_has_answered_anew_and_who_has_not(self, circle: Circle):
        meeting = move(circle, self.asked(circle), MAY + timedelta(days=7), confirmed=True)
        reply(meeting=meeting, answer="excused", by=circle.by_bao(), now=NOW)
        rows = meeting.replies.order_by("seat").values_list("answer", "starts_at", "stands")
        assert list(rows) == [
            ("excused", meeting.starts_at, True),
            ("attend", MAY, False),
        ]

    def test_back_at_the_time_for_which_one_answered_the_answer_stands_again(self, circle: Circle):
        meeting = move(circle, self.asked(circle), MAY + timedelta(days=7), confirmed=True)
        reply(meeting=meeting, answer="excused", by=circle.by_bao(), now=NOW)
        meeting = move(circle, meeting, MAY, confirmed=True)
        rows = meeting.replies.order_by("seat").values_list("answer", "stands")
        assert list(rows) == [("excused", False), ("attend", True)]

    def test_the_charter_hears_the_answers_that_stand(self, circle: Circle):
        meeting = self.asked(circle)
        assert len(replies(FactScope(circle.network))) == 2
        move(circle, meeting, MAY + timedelta(days=7), confirmed=True)
        assert replies(FactScope(circle.network)) == ()

    def test_an_answer_sent_from_a_page_that_showed_another_time(self, circle: Circle):
        meeting = self.asked(circle)
        shown = meeting.time_code
        meeting = move(circle, meeting, MAY + timedelta(days=7), confirmed=True)
        said = {"meeting": meeting, "answer": "attend", "by": circle.by_ana(), "now": NOW}
        with nothing_changes(), pytest.raises(ValidationError, match="has moved since this page"):
            reply(asked_for=shown, **said)
        assert reply(asked_for=meeting.time_code, **said).stands


class TestConveneAndCancel:
    def test_convened_once(self, circle: Circle):
        meeting = draw(circle.body, MAY)
        convened = actions.convene(meeting=meeting, version=1, by=circle.by_ana(), now=NOW)
        assert (convened.state, last_event()[0]) == ("convened", "meeting.convened")
        with nothing_changes(), pytest.raises(ValidationError, match="already been convened"):
            actions.convene(meeting=convened, version=2, by=circle.by_ana(), now=NOW)

    def test_cancelled_with_a_reason(self, circle: Circle):
        meeting = cancel(circle, draw(circle.body, MAY))
        assert (meeting.state, meeting.reason, last_event()[0]) == (
            "cancelled",
            "Grève",
            "meeting.cancelled",
        )

    def test_cancelling_passes_the_gates(self, circle: Circle, spring: list[Meeting]):
        cancel(circle, spring[-4])
        with nothing_changes(), pytest.raises(NeedsConfirmation) as asked:
            cancel(circle, spring[-3], confirmed=False)
        assert {o.article for o in asked.value.obstacles} == {"CIR-02"}

    def test_not_once_it_took_place(self, circle: Circle, meeting: Meeting):
        with nothing_changes(), pytest.raises(ValidationError, match="took place"):
            cancel(circle, meeting)


class TestAgenda:
    def set(
        self, circle: Circle, meeting: Meeting, *items: AgendaDraft, version: int | None = None
    ) -> Meeting:
        version = meeting.version if version is None else version
        return actions.set_agenda(
            meeting=meeting, items=items, version=version, by=circle.by_ana(), now=NOW
        )

    def test_lines_keep_their_identity_when_they_move(self, circle: Circle):
        meeting = draw(circle.body, MAY)
        lines = [AgendaDraft(title, "discuss", 10) for title in ("Un", "Deux", "Trois")]
        meeting = self.set(circle, meeting, *lines)
        one, _two, three = meeting.agenda.all()
        moved = [
            AgendaDraft("Trois !", "decide", 30, "Bao", "Note", three.pk),
            AgendaDraft("Neuf", "inform", 5),
        ]
        meeting = self.set(circle, meeting, *moved, AgendaDraft("Un", "discuss", 10, pk=one.pk))
        rows = meeting.agenda.values_list(
            "position", "title", "purpose", "minutes", "brought_by", "note"
        )
        assert list(rows) == [
            (1, "Trois !", "decide", 30, "Bao", "Note"),
            (2, "Neuf", "inform", 5, "", ""),
            (3, "Un", "discuss", 10, "", ""),
        ]
        assert [item.pk for item in meeting.agenda.all()][::2] == [three.pk, one.pk]
        told = {"body": circle.body.pk, "items": 3, "agenda": digest(meeting.agenda.all())}
        assert last_event()[4] == told

    def test_a_line_of_another_agenda(self, circle: Circle):
        meeting, other = draw(circle.body, MAY), draw(circle.body, JUNE)
        self.set(circle, other, AgendaDraft("Ailleurs", "discuss", 10))
        pk = other.agenda.get().pk
        with nothing_changes(), pytest.raises(ValidationError, match="not of this agenda"):
            self.set(circle, meeting, AgendaDraft("Pris", "discuss", 10, pk=pk))

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            (AgendaDraft(" ", "discuss", 10), "a title"),
            (AgendaDraft("Un", "vote", 10), "“vote”"),
            (AgendaDraft("Un", "discuss", -1), "from 0 to 1440"),
            (AgendaDraft("Un", "discuss", 1441), "from 0 to 1440"),
        ],
    )
    def test_a_line_that_says_nothing(self, circle: Circle, line: AgendaDraft, words: str):
        meeting = draw(circle.body, MAY)
        with nothing_changes(), pytest.raises(ValidationError, match=words):
            self.set(circle, meeting, AgendaDraft("Bien", "discuss", 10), line)

    def test_the_second_of_two_writers(self, circle: Circle):
        meeting = draw(circle.body, MAY)
        self.set(circle, meeting, AgendaDraft("Un", "discuss", 10))
        with nothing_changes(), pytest.raises(Changed):
            self.set(circle, meeting, AgendaDraft("Deux", "discuss", 10), version=1)


def test_days_are_those_of_the_network(circle: Circle):
    """Half past ten in the evening of a Wednesday in UTC is a Thursday in Paris."""
    meeting = attempt(circle, datetime(2027, 6, 2, 22, 30, tzinfo=UTC), confirmed=True)
    assert last_event()[4] == {"body": circle.body.pk, "on": "2027-06-03"}
    assert meeting.state == "planned"
