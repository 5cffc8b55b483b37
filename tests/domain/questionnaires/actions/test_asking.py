from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, Circle, hold
from tests.domain.questionnaires.builders import (
    BY,
    answers,
    asked_of,
    closed,
    crowd,
    sent,
    written,
)
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.people.models import Account
from tourdetable.domain.questionnaires.actions.asking import (
    close_due,
    open_room,
    remind,
    send,
)
from tourdetable.domain.questionnaires.models import AnswerSheet, OpenLink, Questionnaire


def test_those_who_came_and_have_a_mailbox_are_asked_once(circle: Circle, meeting: Meeting) -> None:
    circle.ana.account = Account.objects.create(email="ana@exemple.invalid")
    circle.ana.save()
    row = sent(circle, meeting)
    assert [one.person for one in asked_of(row)] == [circle.ana]
    assert (row.asked, row.sendings, row.opened_on) == (1, 1, NOW.date())
    with pytest.raises(ValidationError, match="Nobody is left"):
        send(questionnaire=row, version=row.version, **BY)
    circle.bao.account = Account.objects.create(email="bao@exemple.invalid")
    circle.bao.save()
    row = send(questionnaire=row, version=row.version, **BY)
    assert [(one.person, one.sending) for one in asked_of(row)] == [
        (circle.ana, 1),
        (circle.bao, 2),
    ]
    told = Event.objects.filter(kind="questionnaire.sent").values_list("data__sending", flat=True)
    assert list(told) == [1, 2]


def groups_of(circle: Circle, towns: int, libraries: int) -> dict[str, int]:
    crowd(circle, towns)
    crowd(circle, libraries, "libraries")
    groups = [one.group for one in asked_of(sent(circle, breakdown="college"))]
    return {one: groups.count(one) for one in groups}


def test_a_sheet_names_a_college_of_which_five_are_asked(circle: Circle) -> None:
    assert groups_of(circle, 6, 5) == {"towns": 6, "libraries": 5}


def test_a_sheet_names_none_when_what_is_left_is_one_small_college(circle: Circle) -> None:
    assert groups_of(circle, 6, 3) == {"": 9}


def test_only_those_who_have_not_answered_are_reminded_once_a_day(circle: Circle) -> None:
    crowd(circle, 2)
    row = sent(circle)
    with pytest.raises(ValidationError, match="today already"):
        remind(questionnaire=row, version=row.version, **BY)
    later = {**BY, "now": NOW + timedelta(days=2)}
    row = remind(questionnaire=row, version=row.version, **later)
    with pytest.raises(ValidationError, match="today already"):
        remind(questionnaire=row, version=row.version, **later)
    for one in asked_of(row):
        answers(row, one)
    later["now"] += timedelta(days=1)
    with pytest.raises(ValidationError, match="Everybody"):
        remind(questionnaire=row, version=row.version, **later)


def test_what_is_past_its_last_day_closes_by_itself(circle: Circle) -> None:
    crowd(circle, 1)
    row = sent(circle)
    assert close_due(now=NOW) == 0
    after = NOW + timedelta(days=15)
    assert (close_due(now=after), close_due(now=after)) == (1, 0)
    row.refresh_from_db()
    assert (row.closed_on, OpenLink.objects.count()) == (after.date(), 0)


def test_a_code_opens_it_before_anybody_is_asked(circle: Circle) -> None:
    row = written(circle)
    row = open_room(questionnaire=row, version=row.version, **BY)
    assert (len(row.room_code), row.opened_on) == (10, NOW.date())
    with pytest.raises(ValidationError):
        open_room(questionnaire=row, version=row.version, **BY)
    assert AnswerSheet.objects.count() == 0


def test_nothing_is_sent_without_questions_nor_for_a_day_that_is_past_or_far(
    circle: Circle,
) -> None:
    crowd(circle, 1)
    empty = written(circle)
    empty.questions.all().delete()
    late, far = written(circle), written(circle, closes_on=NOW.date() + timedelta(days=200))
    Questionnaire.objects.filter(pk=late.pk).update(closes_on=NOW.date() - timedelta(days=1))
    for row in (empty, late, far):
        with pytest.raises(ValidationError):
            send(questionnaire=row, version=row.version, **BY)


def test_it_is_closed_once(circle: Circle) -> None:
    hold(circle)
    crowd(circle, 1)
    row = closed(sent(circle))
    with pytest.raises(ValidationError):
        closed(row)
    with pytest.raises(ValidationError):
        send(questionnaire=row, version=row.version, **BY)
