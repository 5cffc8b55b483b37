from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    charter,
    found_circle,
    hold,
    in_review,
    kinds_of_events,
    last_event,
    nothing_changes,
    once_sent,
)
from tourdetable.core.words.audience import Audience
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions import remarks
from tourdetable.domain.minutes.actions.adoption import approve
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.models import Minutes, Remark, Revision
from tourdetable.domain.minutes.queries import approvals, open_corrections
from tourdetable.domain.networks.actors import Actor

LATER = NOW + timedelta(days=3)
TEXT = "On a lu *Colette*.\n\n::: present\nLéa est partie.\n:::\n"


def remark(circle: Circle, minutes: Minutes, words: str = "Le titre.", **more: Any) -> Remark:
    said = {"seat": circle.library, "words": words, "by": circle.by_bao(), "now": NOW}
    return remarks.remark(minutes=minutes, **(said | more))


def suggestion(circle: Circle, minutes: Minutes, **more: Any) -> Remark:
    said = {"words": "", "quote": "lu Colette", "proposed": "lu Sand"}
    return remark(circle, minutes, **(said | more))


def settle(circle: Circle, row: Remark) -> Remark:
    return remarks.settle_remark(remark=row, by=circle.by_ana(), now=NOW)


def take(circle: Circle, row: Remark, **more: Any) -> Minutes:
    said = {"version": row.minutes.version, "by": circle.by_ana(), "now": LATER}
    return remarks.take_suggestion(remark=row, **(said | more))


class TestRemark:
    def test_it_is_kept_with_its_seat(self, circle: Circle, meeting: Meeting):
        minutes = in_review(circle, meeting)
        row = remark(circle, minutes)
        found = (row.seat, row.person, row.kind, row.words, row.audience, row.settled_at)
        assert found == (circle.library, circle.bao, "correction", "Le titre.", "body", None)
        data = {"body": circle.body.pk, "meeting": meeting.pk}
        data |= {"remark": row.pk, "seat": circle.library.pk}
        assert last_event()[0] == "minutes.remarked"
        assert last_event()[4] == data

    def test_a_comment_stops_nothing(self, circle: Circle, meeting: Meeting):
        minutes = in_review(circle, meeting)
        remark(circle, minutes, "Bien dit.", kind="comment")
        asked = remark(circle, minutes)
        assert list(open_corrections(minutes)) == [asked]

    def test_not_on_a_draft(self, circle: Circle, meeting: Meeting):
        minutes = begin(meeting=meeting, text="On a lu.", by=circle.by_ana(), now=NOW)
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="Send these minutes for review first"),
        ):
            remark(circle, minutes)

    @pytest.mark.parametrize(
        ("said", "refusal"),
        [
            ({"words": " "}, "what should be corrected"),
            ({"proposed": "On a vu."}, "words that yours would replace"),
            ({"kind": "shout"}, "it knows: correction, comment"),
            (
                {"kind": "comment", "quote": "On a lu", "proposed": "On a vu"},
                "are a correction",
            ),
            ({"quote": "On a lu", "proposed": "Lu.\n:::\nVu."}, "leave out the lines of colons"),
        ],
    )
    def test_not_without_saying_something(
        self, circle: Circle, meeting: Meeting, said: dict[str, str], refusal: str
    ):
        minutes = in_review(circle, meeting)
        with nothing_changes(), pytest.raises(ValidationError, match=refusal):
            remark(circle, minutes, **said)

    def test_not_for_the_seat_of_somebody_else(self, circle: Circle, meeting: Meeting):
        minutes = in_review(circle, meeting)
        for by in (circle.by_ana(), Actor(circle.zoe), OPERATOR):
            with (
                nothing_changes(),
                pytest.raises(ValidationError, match="Only a person who holds this seat"),
            ):
                remark(circle, minutes, by=by)


class TestQuote:
    def test_it_goes_no_further_than_the_passage(self, circle: Circle, meeting: Meeting):
        minutes = in_review(circle, meeting, TEXT)
        assert remark(circle, minutes, quote="Léa est partie").audience == "present"
        assert remark(circle, minutes, quote="On a lu Colette").audience == "network"

    def test_not_of_what_its_author_does_not_read(self, circle: Circle):
        came = [(circle.town, circle.ana), (circle.school, circle.chloe)]
        minutes = in_review(circle, hold(circle, came=came), TEXT)
        for quote in ("Léa est partie", "Léa est restée"):
            with (
                nothing_changes(),
                pytest.raises(ValidationError, match="not in the text as you read it"),
            ):
                remark(circle, minutes, quote=quote)


class TestAnswer:
    def test_settled_once(self, circle: Circle, meeting: Meeting):
        row = remark(circle, in_review(circle, meeting))
        answered = settle(circle, row)
        assert (answered.settled_at, answered.answer) == (NOW, "settled")
        assert last_event()[0] == "minutes.remark_settled"
        with nothing_changes(), pytest.raises(ValidationError, match="settled already"):
            settle(circle, row)

    def test_settled_twice_by_the_same_form(self, circle: Circle, meeting: Meeting):
        row, by = remark(circle, in_review(circle, meeting)), once_sent(circle.by_ana())
        remarks.settle_remark(remark=row, by=by, now=NOW)
        with nothing_changes(), pytest.raises(AlreadyDone):
            remarks.settle_remark(remark=row, by=by, now=NOW)

    def test_declined_with_a_reason(self, circle: Circle, meeting: Meeting):
        row, said = remark(circle, in_review(circle, meeting)), {"by": circle.by_ana(), "now": NOW}
        with nothing_changes(), pytest.raises(ValidationError, match="its author will read it"):
            remarks.decline_remark(remark=row, reason=" ", **said)
        declined = remarks.decline_remark(remark=row, reason="C’est ce qui fut dit.", **said)
        assert (declined.answer, declined.reason) == ("declined", "C’est ce qui fut dit.")
        assert last_event()[0] == "minutes.remark_declined"


@pytest.mark.django_db
def test_silence_begins_again_once_a_correction_is_declined() -> None:
    circle = found_circle(charter(adoption="silence_days", days=15))
    row = remark(circle, in_review(circle, hold(circle)))
    said = {"reason": "Non.", "by": circle.by_ana(), "now": LATER}
    remarks.decline_remark(remark=row, **said)
    minutes = Minutes.objects.get()
    assert minutes.review_from == TODAY + timedelta(days=3)


@pytest.mark.django_db
def test_the_answer_that_was_waited_for_adopts() -> None:
    circle = found_circle(charter(adoption="seats", seats=2))
    minutes = in_review(circle, hold(circle))
    row = remark(circle, minutes)
    for by in (circle.by_bao(), circle.by_chloe()):
        approve(minutes=minutes, seat=by.seat, version=minutes.version, by=by, now=NOW)
    settle(circle, row)
    assert kinds_of_events()[-2:] == ["minutes.remark_settled", "minutes.adopted"]


@pytest.mark.django_db
class TestSuggestion:
    def test_taken_in_one_gesture_with_its_author_named(self, circle: Circle, meeting: Meeting):
        row = suggestion(circle, in_review(circle, meeting, TEXT))
        minutes = take(circle, row, by=once_sent(circle.by_ana()))
        row.refresh_from_db()
        assert minutes.text == TEXT.replace("lu *Colette*", "lu Sand").rstrip()
        found = (row.answer, row.taken_in, row.settled_at, row.person)
        assert found == ("taken", minutes.version, LATER, circle.bao)
        assert kinds_of_events()[-2:] == ["minutes.written", "minutes.suggestion_taken"]
        assert Revision.objects.last().version == minutes.version

    def test_it_asks_everybody_anew(self):
        circle = found_circle(charter(adoption="seats", seats=2))
        minutes = in_review(circle, hold(circle), TEXT)
        row, by = suggestion(circle, minutes), circle.by_chloe()
        approve(minutes=minutes, seat=by.seat, version=minutes.version, by=by, now=NOW)
        minutes = take(circle, row)
        assert (minutes.review_from, approvals(minutes).count()) == (
            TODAY + timedelta(days=3),
            0,
        )

    @pytest.mark.parametrize("text", ["On a vu.", "On a lu Colette, on a bien lu Colette."])
    def test_not_when_its_words_do_not_stand_there_once(
        self, circle: Circle, meeting: Meeting, text: str
    ):
        row = suggestion(circle, in_review(circle, meeting, TEXT))
        Minutes.objects.update(text=text)
        with nothing_changes(), pytest.raises(ValidationError, match="or stand there more than"):
            take(circle, row)

    def test_not_on_another_text_than_the_one_that_was_shown(
        self, circle: Circle, meeting: Meeting
    ):
        row = suggestion(circle, in_review(circle, meeting, TEXT))
        with nothing_changes(), pytest.raises(Changed):
            take(circle, row, version=row.minutes.version - 1)

    def test_a_remark_without_other_words_is_not_taken(self, circle: Circle, meeting: Meeting):
        row = remark(circle, in_review(circle, meeting, TEXT), quote="lu Colette")
        assert row.audience == Audience.NETWORK
        with nothing_changes(), pytest.raises(ValidationError, match="correct it by hand"):
            take(circle, row)
