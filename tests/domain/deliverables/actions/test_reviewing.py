from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, Circle, last_event, nothing_changes, seat_of
from tests.domain.deliverables.builders import (
    answered,
    approved,
    asked,
    fresh,
    kept,
    of_now,
    planned,
    written,
)
from tourdetable.domain.deliverables.actions.reviewing import (
    answer_review,
    ask_review,
    set_checklist,
    take_back_review,
)
from tourdetable.domain.deliverables.actions.writing import write
from tourdetable.domain.deliverables.models import Deliverable, PeerReview, QualityChecklist
from tourdetable.domain.deliverables.queries import questions_of


@pytest.fixture
def work(circle: Circle) -> Deliverable:
    found = written(circle)
    kept(circle, found)
    return found


def test_a_seat_of_another_institution_is_asked_to_read(circle: Circle, work: Deliverable):
    review = asked(circle, work)
    assert (review.of.number, review.seat, review.verdict) == (1, circle.library, "")
    assert [line for line, _answer, _words in review.lines] == questions_of(circle.network)
    assert fresh(work).state == "review"
    kind, subject, _person, _capacity, data = last_event()
    assert (kind, subject) == ("deliverable.review_asked", f"deliverable:{work.pk}")
    assert (data["review"], data["seat"]) == (review.pk, circle.library.pk)
    with nothing_changes(), pytest.raises(ValidationError, match="asked already"):
        asked(circle, work)


def test_the_same_institution_is_refused(circle: Circle, work: Deliverable):
    with nothing_changes(), pytest.raises(ValidationError, match="Ville du Port makes this"):
        asked(circle, work, circle.town)
    said = {"seat": circle.school, "wanted_by": None, "version": fresh(work).version, "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError, match="École du Môle makes this"):
        ask_review(deliverable=work, by=circle.by_chloe(), **said)


def test_an_empty_seat_and_a_day_that_is_over_are_refused(circle: Circle, work: Deliverable):
    empty = seat_of(circle.body, "Lycée", "towns")
    with nothing_changes(), pytest.raises(ValidationError, match="Nobody holds"):
        asked(circle, work, empty)
    how = {"seat": circle.library, "wanted_by": date(2027, 1, 1)}
    with nothing_changes(), pytest.raises(ValidationError, match="day is over"):
        ask_review(deliverable=work, **how, **of_now(work, circle))


def test_what_is_read_is_kept_and_not_approved(circle: Circle):
    with pytest.raises(ValidationError, match="Keep a version first"):
        asked(circle, planned(circle, title="Un guide"))
    work, _decision = approved(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="approved"):
        asked(circle, work, circle.school)


def test_the_reader_says_that_it_is_ready(circle: Circle, work: Deliverable):
    review = answered(circle, asked(circle, work))
    assert (review.verdict, review.answered_by, review.answered_at) == ("ready", circle.bao, NOW)
    assert {code for _line, code, _words in review.lines} == {"yes"}
    assert fresh(work).state == "review"
    assert last_event()[0] == "deliverable.review_answered"


def test_or_what_is_missing_and_it_is_written_again(circle: Circle, work: Deliverable):
    review = asked(circle, work)
    with nothing_changes(), pytest.raises(ValidationError, match="Say what is missing"):
        answered(circle, review, "missing", "no")
    answered(circle, review, "missing", "no", "Les sources.")
    assert fresh(work).state == "drafting"
    answered(circle, review, "missing", "", "Les sources, et la date.")
    assert PeerReview.objects.get().words == "Les sources, et la date."


@pytest.mark.parametrize(
    ("verdict", "code", "why"),
    [
        ("ready", "no", "not ready then"),
        ("ready", "", "Answer each line"),
        ("ready", "perhaps", "not in the list"),
        ("", "yes", "whether it is ready"),
    ],
)
def test_an_answer_holds_together(
    circle: Circle, work: Deliverable, verdict: str, code: str, why: str
):
    review = asked(circle, work)
    with nothing_changes(), pytest.raises(ValidationError, match=why):
        answered(circle, review, verdict, code)


def test_each_line_has_its_answer(circle: Circle, work: Deliverable):
    review = asked(circle, work)
    how = {"answers": [("yes", "")], "verdict": "ready", "words": "", "version": 1, "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError, match="not in the list"):
        answer_review(review=review, by=circle.by_bao(), **how)


def test_a_later_version_is_the_one_to_read(circle: Circle, work: Deliverable):
    review = asked(circle, work)
    write(deliverable=work, text="On relit.", **of_now(work, circle))
    kept(circle, work)
    with nothing_changes(), pytest.raises(ValidationError, match="Version 2 followed"):
        answered(circle, review)


def test_what_was_approved_is_read_no_more(circle: Circle):
    approved(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="approved"):
        answered(circle, PeerReview.objects.get(), "missing", "no", "Trop tard.")


def test_what_is_asked_by_mistake_is_taken_back(circle: Circle, work: Deliverable):
    review = asked(circle, work)
    take_back_review(review=review, version=1, by=circle.by_ana(), now=NOW)
    assert (fresh(work).state, PeerReview.objects.count()) == ("drafting", 0)
    review = answered(circle, asked(circle, work))
    with nothing_changes(), pytest.raises(ValidationError, match="answered"):
        take_back_review(review=review, version=review.version, by=circle.by_ana(), now=NOW)


def test_a_network_writes_its_own_checklist(circle: Circle, work: Deliverable):
    before = asked(circle, work)
    by = {"network": circle.network, "by": circle.by_ana(), "now": NOW}
    set_checklist(lines=["Est-ce court ?", "  ", "Est-ce vrai ?"], number=0, **by)
    assert questions_of(circle.network) == ["Est-ce court ?", "Est-ce vrai ?"]
    assert last_event()[0] == "checklist.written"
    before.refresh_from_db()
    assert len(before.lines) == 9
    with nothing_changes(), pytest.raises(ValidationError, match="another checklist"):
        set_checklist(lines=["Moi aussi"], number=0, **by)
    with nothing_changes(), pytest.raises(ValidationError, match="one line"):
        set_checklist(lines=[" "], number=1, **by)
    with nothing_changes(), pytest.raises(ValidationError, match="at most"):
        set_checklist(lines=["Oui ?"] * 31, number=1, **by)
    assert QualityChecklist.objects.get().written_at.date() == TODAY
