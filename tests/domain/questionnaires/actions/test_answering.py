"""An answer is kept once, by a link that is gone, and nothing ties it to anybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.domain.builders import TODAY, Circle, found_circle
from tests.domain.questionnaires.builders import (
    BY,
    UNTIL,
    answers,
    asked_of,
    closed,
    crowd,
    given,
    questions,
    sent,
    written,
)
from tests.domain.together import really_apart, together
from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.models import Person
from tourdetable.domain.questionnaires.actions.answering import (
    Over,
    answer_by_link,
    answer_in_room,
)
from tourdetable.domain.questionnaires.actions.asking import open_room
from tourdetable.domain.questionnaires.models import (
    AnswerComment,
    AnswerSheet,
    AskedPerson,
    OpenLink,
    Questionnaire,
)
from tourdetable.domain.questionnaires.tokens import sheet_of


def test_a_link_is_one_answer(circle: Circle) -> None:
    crowd(circle, 2)
    row = sent(circle)
    first, other = asked_of(row)
    assert answers(row, first, "5", "Mieux lire.")
    assert not answers(row, first, "1", "Autre chose.")
    (sheet,) = AnswerSheet.objects.all()
    assert list(sheet.given.values()) == [["5"], ["5"], ["5"], ["2"]]
    assert [one.text for one in AnswerComment.objects.all()] == ["Mieux lire."]
    assert list(OpenLink.objects.values_list("asked", flat=True)) == [other.pk]


def test_what_is_not_in_the_list_is_refused_and_the_link_still_opens(circle: Circle) -> None:
    crowd(circle, 1)
    row = sent(circle)
    (asked,) = asked_of(row)
    first = questions(row)[0]
    for wrong in (["7"], ["1", "2"], ["1", "1"]):
        said = {first.pk: wrong}
        with pytest.raises(ValidationError):
            answer_by_link(questionnaire=row, asked=asked.pk, given=said, on=TODAY)
    assert (AnswerSheet.objects.count(), OpenLink.objects.count()) == (0, 1)


def test_after_the_last_day_or_once_closed_nothing_is_taken(circle: Circle) -> None:
    crowd(circle, 1)
    row = sent(circle)
    (asked,) = asked_of(row)
    said = {"questionnaire": row, "asked": asked.pk, "given": given(row)}
    with pytest.raises(Over):
        answer_by_link(on=UNTIL.replace(day=21), **said)
    closed(row)
    with pytest.raises(Over):
        answer_by_link(on=TODAY, **said)


def test_the_code_of_the_room_takes_a_form_once(circle: Circle) -> None:
    row = written(circle)
    row = open_room(questionnaire=row, version=row.version, **BY)
    said: dict[str, Any] = {"questionnaire": row, "given": given(row), "on": TODAY}
    one, other = (sheet_of(row, token_hex(8)) for _nth in range(2))
    taken = [answer_in_room(sheet=sheet, **said) for sheet in (one, one, other)]
    assert (taken, AnswerSheet.objects.filter(in_room=True).count()) == ([True, False, True], 2)


def test_nothing_kept_tells_who_answered_what(circle: Circle) -> None:
    """Rows of every table, the journal among them: before and after, what differs is a sheet, a
    comment, and a link that is gone."""
    people = crowd(circle, 3)
    row = sent(circle)
    first, second, _third = asked_of(row)
    before = everything()
    answers(row, second, "1", "Secret.")
    answers(row, first, "5", "Autre.")
    after = everything()
    changed = {table for table in after if after[table] != before[table]}
    kept = {model._meta.db_table for model in (AnswerSheet, AnswerComment, OpenLink)}
    assert changed == kept
    names = {one.name for one in (*AnswerSheet._meta.fields, *AnswerComment._meta.fields)}
    assert names == {
        "id",
        "questionnaire",
        "group",
        "in_room",
        "given",
        "question",
        "text",
        "state",
    }
    assert {one.group for one in AnswerSheet.objects.all()} == {""}
    numbers = {one.pk for one in (*people, first, second)}
    assert not numbers & {*AnswerSheet.objects.values_list("pk", flat=True)}


def everything() -> dict[str, Any]:
    """All rows of all tables."""
    with connection.cursor() as cursor:
        tables = [one.name for one in connection.introspection.get_table_list(cursor)]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def test_no_order_is_left_of_what_came(circle: Circle) -> None:
    """The places of rows are drawn; closing draws them again and forgets who was asked."""
    crowd(circle, 12)
    row = sent(circle)
    for nth, asked in enumerate(asked_of(row)):
        answers(row, asked, "4", f"Mot {nth:02}")
    early = {*AnswerSheet.objects.values_list("pk", flat=True)}
    row = closed(row)
    late = list(AnswerSheet.objects.values_list("pk", flat=True))
    words = [one.text for one in AnswerComment.objects.all()]
    assert (len(late), early & {*late}) == (12, set())
    assert sorted(words) == [f"Mot {nth:02}" for nth in range(12)]
    assert words != sorted(words)
    assert (AskedPerson.objects.count(), OpenLink.objects.count(), row.asked) == (0, 0, 12)
    if connection.vendor == "postgresql":
        assert transactions() == 1


def transactions() -> int:
    """How many transactions wrote the sheets that are there, as PostgreSQL notes it."""
    with connection.cursor() as cursor:
        table = AnswerSheet._meta.db_table
        cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {table}")
        return int(cursor.fetchone()[0])


PAGES = 4
"""How many pages a process makes at once."""


@pytest.mark.django_db(transaction=True)
def test_five_hundred_answers_at_once_are_all_kept(tmp_path: Path) -> None:
    row, asked = five_hundred(found_circle())
    said = given(row, "3", "Un mot.")
    waiting, lock, taken = list(asked), Lock(), list[bool]()

    def some() -> None:
        while True:
            with lock:
                if not waiting:
                    return
                pk = waiting.pop()
            for _twice in range(2):
                done = answer_by_link(questionnaire=row, asked=pk, given=said, on=TODAY)
                with lock:
                    taken.append(done)

    with really_apart(tmp_path / "apart.sqlite3") as read:
        assert together(*[some] * PAGES) == [None] * PAGES
        assert (taken.count(True), taken.count(False)) == (500, 500)
        assert counts(read) == [500, 500, 0]


def five_hundred(circle: Circle) -> tuple[Questionnaire, list[int]]:
    """So many were asked."""
    row = sent_to_one(circle)
    Person.objects.bulk_create(Person(given_name="Un", family_name=str(n)) for n in range(499))
    there = Person.objects.filter(given_name="Un")
    rows = AskedPerson.objects.bulk_create(
        AskedPerson(questionnaire=row, person=one, sending=1) for one in there
    )
    OpenLink.objects.bulk_create(OpenLink(asked=one) for one in rows)
    return row, list(OpenLink.objects.values_list("asked", flat=True))


def sent_to_one(circle: Circle) -> Questionnaire:
    crowd(circle, 1)
    return sent(circle)


def counts(read: Callable[[str], list[Any]]) -> list[int]:
    tables = [model._meta.db_table for model in (AnswerSheet, AnswerComment, OpenLink)]
    return [read(f"SELECT count(*) FROM {table}")[0][0] for table in tables]


def test_an_answer_leaves_no_event(circle: Circle) -> None:
    crowd(circle, 1)
    row = sent(circle)
    before = Event.objects.count()
    answers(row, *asked_of(row))
    assert Event.objects.count() == before
