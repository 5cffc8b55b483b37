from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import Circle
from tests.domain.questionnaires.builders import BY, answered_by
from tourdetable.domain.questionnaires.actions.reading import publish, settle_comment
from tourdetable.domain.questionnaires.models import AnswerComment, Questionnaire


def settle(row: Questionnaire, comment: AnswerComment, text: str) -> AnswerComment:
    row.refresh_from_db()
    return settle_comment(comment=comment, text=text, version=row.version, **BY)


def test_a_comment_is_shown_without_what_was_taken_out_or_kept_back(circle: Circle) -> None:
    row = answered_by(circle, "45454")
    one, other, *_rest = AnswerComment.objects.all()
    settle(row, one, "Mot […]")
    settle(row, other, "")
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.text, one.state) == ("Mot […]", "shown")
    assert (other.text, other.state) == ("", "kept")


def test_results_are_published_once_every_comment_was_read(circle: Circle) -> None:
    row = answered_by(circle, "45454")
    with pytest.raises(ValidationError, match="every comment"):
        publish(questionnaire=row, read_by="network", version=row.version, **BY)
    for one in AnswerComment.objects.all():
        settle(row, one, one.text)
    row.refresh_from_db()
    row = publish(questionnaire=row, read_by="network", version=row.version, **BY)
    assert (row.read_by, row.published_on is None) == ("network", False)
    with pytest.raises(ValidationError, match="once"):
        publish(questionnaire=row, read_by="body", version=row.version, **BY)
    with pytest.raises(ValidationError, match="published"):
        settle(row, AnswerComment.objects.all()[0], "Après")


def test_of_fewer_than_five_nothing_is_read_nor_published(circle: Circle) -> None:
    row = answered_by(circle, "4545")
    with pytest.raises(ValidationError, match="not to be read"):
        settle(row, AnswerComment.objects.all()[0], "Mot")
    with pytest.raises(ValidationError, match="Fewer than five"):
        publish(questionnaire=row, read_by="body", version=row.version, **BY)
