from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, Circle
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.cosigning import co_sign
from tourdetable.domain.minutes.actions.minutes import (
    back_to_draft,
    begin,
    send_for_review,
    write,
)
from tourdetable.domain.minutes.actions.remarks import remark, take_suggestion
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.review.history import agreed_by, text_of, versions_of

MINUTE = timedelta(minutes=1)


def written(circle: Circle, meeting: Meeting) -> Minutes:
    """Begun, written again, sent, taken back, written, sent, a suggestion taken up."""
    by, at = circle.by_ana(), iter(NOW + n * MINUTE for n in range(20))
    row = begin(meeting=meeting, text="Un.", by=by, now=next(at))
    row = write(minutes=row, text="Deux.", version=row.version, by=by, now=next(at))
    row = send_for_review(minutes=row, version=row.version, by=by, now=next(at))
    row = back_to_draft(minutes=row, version=row.version, by=by, now=next(at))
    row = write(minutes=row, text="Trois mots.", version=row.version, by=by, now=next(at))
    row = send_for_review(minutes=row, version=row.version, by=by, now=next(at))
    said = {"quote": "Trois", "proposed": "Quatre", "words": "", "by": circle.by_bao()}
    wish = remark(minutes=row, seat=circle.library, now=next(at), **said)
    return take_suggestion(remark=wish, version=row.version, by=by, now=next(at))


def test_each_version_says_where_it_stood_and_whose_words_it_took(circle: Circle, meeting: Meeting):
    row = written(circle, meeting)
    found = [(v.number, v.state.value, v.read, v.suggested) for v in versions_of(row)]
    assert found == [
        (1, "draft", False, ""),
        (2, "draft", True, ""),
        (5, "draft", True, ""),
        (7, "review", True, "Bao Trần (Médiathèque)"),
    ]
    assert {v.person for v in versions_of(row)} == {"Ana Ruiz"}
    assert [text_of(row, number) for number in (2, 7)] == ["Deux.", "Quatre mots."]


def test_what_one_last_agreed_with(circle: Circle, meeting: Meeting):
    row = written(circle, meeting)
    assert agreed_by(row, circle.bao) is None
    co_sign(minutes=row, version=row.version, by=circle.by_bao(), now=NOW)
    assert agreed_by(row, circle.bao) == row.version
