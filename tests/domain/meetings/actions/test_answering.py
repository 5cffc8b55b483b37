"""Answers to the invitation, whatever way they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    draw,
    found_circle,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.notices.convened import MAY, convened
from tests.domain.together import really_apart, together
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.answering import (
    Overtaken,
    enter_reply,
    forget_reasons,
    must_be_asked,
    reply,
)
from tourdetable.domain.meetings.actions.meetings import move_meeting
from tourdetable.domain.meetings.answers import standing_of
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.meetings.queries import known_at
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Seat

HOUR = timedelta(hours=1)


@pytest.fixture
def april(circle: Circle) -> Meeting:
    return draw(circle.body, APRIL)


class TestReply:
    def test_a_later_answer_replaces_the_former(self, circle: Circle, april: Meeting):
        for answer in ("attend", "excused"):
            reply(meeting=april, answer=answer, by=circle.by_bao(), now=NOW)
        assert list(Reply.objects.values_list("seat", "person", "answer")) == [
            (circle.library.pk, circle.bao.pk, "excused")
        ]
        assert last_event()[0] == "meeting.replied"
        assert last_event()[4] == {"body": circle.body.pk, "answer": "excused"}

    def test_for_a_seat_of_the_body(self, circle: Circle, april: Meeting):
        other = found_circle(slug="other")
        for by in (Actor(circle.dora, office=circle.lead), Actor(other.ana, seat=other.town)):
            with nothing_changes(), pytest.raises(ValidationError, match="for a seat of this body"):
                reply(meeting=april, answer="attend", by=by, now=NOW)

    def test_an_answer_that_is_none(self, circle: Circle, april: Meeting):
        with nothing_changes(), pytest.raises(ValidationError, match="“perhaps”"):
            reply(meeting=april, answer="perhaps", by=circle.by_bao(), now=NOW)

    def test_a_channel_that_is_none(self, circle: Circle, april: Meeting):
        with nothing_changes(), pytest.raises(ValidationError, match="“pigeon”"):
            reply(meeting=april, answer="attend", channel="pigeon", by=circle.by_bao(), now=NOW)

    def test_sent_twice(self, circle: Circle, april: Meeting):
        by = once_sent(circle.by_bao())
        reply(meeting=april, answer="attend", by=by, now=NOW)
        with nothing_changes(), pytest.raises(AlreadyDone):
            reply(meeting=april, answer="attend", by=by, now=NOW)

    def test_says_when_how_and_why(self, circle: Circle, april: Meeting):
        said = {"answer": "excused", "channel": "by_mail", "reason": " L’école est fermée \r\n"}
        row = reply(meeting=april, at=NOW - HOUR, by=circle.by_bao(), now=NOW, **said)
        assert (row.at, row.taken_at, row.channel) == (NOW - HOUR, NOW, "by_mail")
        assert row.reason == "L’école est fermée"
        assert "école" not in str(last_event())

    def test_said_in_the_future_is_said_now(self, circle: Circle, april: Meeting):
        row = reply(meeting=april, answer="attend", at=NOW + HOUR, by=circle.by_bao(), now=NOW)
        assert row.at == NOW

    def test_a_reason_too_long_is_refused(self, circle: Circle, april: Meeting):
        said = {"answer": "excused", "reason": "é" * 501, "by": circle.by_bao()}
        with nothing_changes(), pytest.raises(ValidationError, match="501 characters"):
            reply(meeting=april, now=NOW, **said)


class TestOlder:
    def test_an_older_answer_never_overwrites_a_later_one(self, circle: Circle, april: Meeting):
        reply(meeting=april, answer="excused", by=circle.by_bao(), now=NOW)
        late = {"answer": "attend", "at": NOW - HOUR, "channel": "by_mail"}
        with nothing_changes(), pytest.raises(Overtaken, match="I send apologies") as stopped:
            reply(meeting=april, by=circle.by_bao(), now=NOW + HOUR, **late)
        assert stopped.value.row.answer == "excused"

    def test_even_when_the_later_one_is_for_another_date(self, circle: Circle):
        may = convened(circle)
        reply(meeting=may, answer="excused", by=circle.by_bao(), now=NOW)
        times = {"starts_at": MAY + timedelta(days=7), "ends_at": MAY + timedelta(days=7, hours=2)}
        move_meeting(
            meeting=may, version=may.version, by=OPERATOR, now=NOW, confirmed=True, **times
        )
        with pytest.raises(Overtaken):
            reply(meeting=may, answer="attend", at=NOW - HOUR, by=circle.by_bao(), now=NOW)

    def test_an_answer_said_again_by_mail_keeps_its_turn(self, circle: Circle, april: Meeting):
        said = {"meeting": april, "answer": "attend", "by": circle.by_bao()}
        reply(**said, now=NOW)
        row = reply(**said, at=NOW + HOUR, now=NOW + 2 * HOUR)
        assert (row.coming_since, row.at) == (NOW, NOW + HOUR)
        away = reply(**{**said, "answer": "excused"}, now=NOW + 3 * HOUR)
        assert away.coming_since is None
        assert reply(**said, now=NOW + 4 * HOUR).coming_since == NOW + 4 * HOUR

    def test_for_another_date_a_turn_begins_again(self, circle: Circle):
        may = convened(circle)
        reply(meeting=may, answer="both", by=circle.by_bao(), now=NOW)
        times = {"starts_at": MAY + timedelta(days=7), "ends_at": MAY + timedelta(days=7, hours=2)}
        move_meeting(
            meeting=may, version=may.version, by=OPERATOR, now=NOW, confirmed=True, **times
        )
        row = reply(meeting=may, answer="both", by=circle.by_bao(), now=NOW + HOUR)
        assert (row.coming_since, row.pair_since) == (NOW + HOUR, NOW + HOUR)


class TestEntered:
    def test_by_whoever_convenes(self, circle: Circle):
        may = convened(circle)
        said = {"seat": circle.library, "person": circle.bao, "answer": "remote"}
        row = enter_reply(meeting=may, by=circle.by_ana(), now=NOW, **said)
        assert (row.person, row.answer, row.channel) == (circle.bao, "remote", "entered")
        kind, *_others, data = last_event()
        assert kind == "meeting.reply_entered"
        told = {"answer": "remote", "seat": circle.library.pk, "person": circle.bao.pk}
        assert data == {"body": circle.body.pk, **told}

    def test_for_somebody_who_holds_no_such_seat(self, circle: Circle):
        may = convened(circle)
        said = {"seat": circle.library, "person": circle.zoe, "answer": "attend"}
        with nothing_changes(), pytest.raises(ValidationError, match="that you hold"):
            enter_reply(meeting=may, by=circle.by_ana(), now=NOW, **said)


class TestAsked:
    def test_from_the_invitations_to_the_end(self, circle: Circle, april: Meeting):
        may = convened(circle)
        must_be_asked(may, NOW)
        with pytest.raises(ValidationError, match="not out"):
            must_be_asked(april, NOW)
        with pytest.raises(ValidationError, match="over"):
            must_be_asked(may, may.ends_at)
        may.state = "cancelled"
        with pytest.raises(ValidationError, match="cancelled"):
            must_be_asked(may, NOW)


def test_a_reason_is_forgotten_two_months_after(circle: Circle) -> None:
    may = convened(circle)
    reply(meeting=may, answer="excused", reason="Grève", by=circle.by_bao(), now=NOW)
    for days, kept in ((59, "Grève"), (61, "")):
        forget_reasons(now=may.ends_at + timedelta(days=days))
        assert [(r.answer, r.reason) for r in Reply.objects.all()] == [("excused", kept)]


class TestTogether:
    @pytest.mark.django_db(transaction=True)
    def test_two_for_one_seat_leave_one_coherent_answer(self, tmp_path: Path):
        circle = found_circle()
        give_mandate(seat=circle.library, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
        may = convened(circle)
        with really_apart(tmp_path / "db.sqlite3") as read:
            answers = together(
                lambda: reply(meeting=may, answer="both", by=circle.by_bao(), now=NOW),
                lambda: reply(
                    meeting=may, answer="excused", by=Actor(circle.zoe, circle.library), now=NOW
                ),
            )
            assert all(isinstance(one, Reply) for one in answers)
            rows = read("SELECT answer FROM meetings_reply ORDER BY answer")
        assert [row[0] for row in rows] == ["both", "excused"]
        assert Event.objects.filter(kind="meeting.convened").count() == 1


def test_a_seat_is_read_in_one_way(circle: Circle) -> None:
    give_mandate(seat=circle.library, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
    may = convened(circle)
    reply(meeting=may, answer="pair", by=circle.by_bao(), now=NOW)
    assert standing_of(known_at(may)[circle.library.pk]) == "pair"
    reply(meeting=may, answer="excused", by=Actor(circle.zoe, circle.library), now=NOW)
    assert standing_of(known_at(may)[circle.library.pk]) == "excused"
    by = replace(circle.by_bao(), gesture=None)
    reply(meeting=may, answer="attend", by=by, now=NOW)
    assert standing_of(known_at(may)[circle.library.pk]) == "coming"


def test_nobody_answers_for_a_seat_that_ends_before_the_meeting(circle: Circle):
    meeting = draw(circle.body, NOW + timedelta(days=9))
    Seat.objects.filter(pk=circle.library.pk).update(ends=NOW.date() + timedelta(days=1))
    with nothing_changes(), pytest.raises(ValidationError, match="not yours any more"):
        reply(meeting=meeting, answer="attend", by=circle.by_bao(), now=NOW)
