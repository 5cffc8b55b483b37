"""What the demo asks, and what may be told of it."""

from __future__ import annotations

import pytest

from tourdetable.domain.questionnaires.models import AnswerComment, OpenLink, Questionnaire
from tourdetable.domain.questionnaires.results import Results

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_a_session_was_answered_at_once_and_its_results_published() -> None:
    row = Questionnaire.objects.get(title="Après la séance du 25 février")
    results = Results(row, "fr")
    assert (results.answered, row.published_on is not None) == (11, True)
    first = next(iter(results.of_questions()))
    assert [told.cells[0][0].counts[at] for at, told in enumerate(first.rows)][3:5] == [5, 6]
    texts = {one.text for one in AnswerComment.objects.filter(question__questionnaire=row)}
    assert "Finir à l’heure : […] ont dû partir avant le dernier point." in texts


def test_the_club_is_asked_and_some_links_still_wait() -> None:
    row = Questionnaire.objects.get(title="Le Club, un an après")
    assert (row.closed_on, row.sheets.count()) == (None, 2)
    assert OpenLink.objects.filter(asked__questionnaire=row).count() == row.asked > 5
