from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.questionnaires.builders import BY, answered_by, answers, asked_of, crowd, sent
from tourdetable.domain.questionnaires.actions.reading import publish, settle_comment
from tourdetable.domain.questionnaires.enums import CommentState
from tourdetable.domain.questionnaires.queries import (
    comment_counts,
    comments_of,
    has_enough,
    links_left,
    published_in,
    questionnaires_of,
)


def test_how_many_are_still_to_answer(circle: Circle) -> None:
    crowd(circle, 3)
    row = sent(circle)
    answers(row, asked_of(row)[0])
    assert (links_left(row), has_enough(row)) == (2, False)
    assert list(questionnaires_of(circle.body)) == [row]


def test_published_ones_are_read_by_the_body_or_by_the_network(circle: Circle) -> None:
    row = answered_by(circle, "45454")
    for one in comments_of(row, CommentState.WAITING):
        row.refresh_from_db()
        settle_comment(comment=one, text=one.text, version=row.version, **BY)
    assert comment_counts(row) == {"shown": 5}
    row.refresh_from_db()
    publish(questionnaire=row, read_by="body", version=row.version, **BY)
    assert list(published_in(circle.network, [circle.body.pk])) == [row]
    assert list(published_in(circle.network, [])) == []
