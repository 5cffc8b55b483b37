from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, Circle, hold
from tests.domain.questionnaires.builders import BY, UNTIL, crowd, questions, sent, written
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.questionnaires.actions.writing import (
    QuestionDetails,
    QuestionnaireDetails,
    add_question,
    begin,
    change,
    change_question,
    move_question,
    remove_question,
    throw_away,
)
from tourdetable.domain.questionnaires.models import Questionnaire

CHOICE = QuestionDetails("one", "Revenir ?", "Come again?", "Oui\nNon\n", "Yes\nNo")


def test_it_begins_with_five_questions_in_french_and_in_english(circle: Circle) -> None:
    row = written(circle)
    kinds = [one.kind for one in questions(row)]
    assert kinds == ["scale", "scale", "scale", "one", "words"]
    first = questions(row)[0]
    assert first.text_en == "What we worked on was useful to me."
    assert first.text not in ("", first.text_en)
    assert Event.objects.latest("pk").kind == "questionnaire.begun"


def test_it_begins_with_those_of_a_former_one(circle: Circle) -> None:
    former = written(circle)
    details = QuestionnaireDetails("Encore", UNTIL, "network")
    row = begin(body=circle.body, details=details, former=former, **BY)
    assert [str(one) for one in questions(row)] == [str(one) for one in questions(former)]


def test_questions_are_added_changed_moved_and_removed(circle: Circle) -> None:
    row = written(circle)
    row = add_question(questionnaire=row, details=CHOICE, version=1, **BY)
    last = questions(row)[-1]
    assert last.offered("fr") == [("0", "Oui"), ("1", "Non")]
    assert last.offered("en") == [("0", "Yes"), ("1", "No")]
    row = move_question(question=last, version=2, **BY)
    assert questions(row)[-2] == last
    shorter = QuestionDetails("words", "Un mot ?")
    row = change_question(question=last, details=shorter, version=3, **BY)
    assert (questions(row)[-2].text, questions(row)[-2].choices) == ("Un mot ?", "")
    with pytest.raises(ValidationError):
        move_question(question=questions(row)[0], version=4, **BY)
    with pytest.raises(Changed):
        remove_question(question=last, version=3, **BY)
    row = remove_question(question=last, version=4, **BY)
    assert len(questions(row)) == 5


@pytest.mark.parametrize(
    "wrong",
    [
        QuestionDetails("one", "Revenir ?", choices="Oui"),
        QuestionDetails("one", "Revenir ?", choices="Oui\nOui"),
        QuestionDetails("several", "Revenir ?", choices="Oui\nNon", choices_en="Yes"),
        QuestionDetails("one", "Revenir ?", choices="\n".join(map(str, range(13)))),
        QuestionDetails("scale", "  "),
    ],
)
def test_a_question_that_nobody_could_answer_is_refused(
    circle: Circle, wrong: QuestionDetails
) -> None:
    row = written(circle)
    with pytest.raises(ValidationError):
        add_question(questionnaire=row, details=wrong, version=1, **BY)
    assert Questionnaire.objects.get().version == 1


def test_once_sent_only_the_last_day_changes(circle: Circle) -> None:
    crowd(circle, 1)
    row = sent(circle)
    other = QuestionnaireDetails("Autre titre", UNTIL.replace(day=25), "network")
    row = change(questionnaire=row, details=other, version=row.version, **BY)
    assert (row.title, row.sent_to, row.closes_on.day) == ("Après la lecture", "body", 25)
    version = row.version
    for refused in (
        lambda: add_question(questionnaire=row, details=CHOICE, version=version, **BY),
        lambda: throw_away(questionnaire=row, version=version, **BY),
    ):
        with pytest.raises(ValidationError):
            refused()


def test_what_nobody_was_asked_is_thrown_away(circle: Circle) -> None:
    throw_away(questionnaire=written(circle), version=1, **BY)
    assert (Questionnaire.objects.count(), Event.objects.latest("pk").kind) == (
        0,
        "questionnaire.thrown_away",
    )


def test_those_who_came_are_asked_of_a_meeting_of_the_body(circle: Circle) -> None:
    meeting = hold(circle)
    for sent_to, there in (("came", None), ("body", meeting)):
        details = QuestionnaireDetails("Titre", UNTIL, sent_to)
        with pytest.raises(ValidationError):
            begin(body=circle.body, details=details, meeting=there, **BY)
    with pytest.raises(ValidationError):
        written(circle, closes_on=TODAY.replace(day=1))
