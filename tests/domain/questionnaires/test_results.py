from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.questionnaires.builders import (
    answered_by,
    answers,
    asked_of,
    closed,
    crowd,
    given,
    sent,
)
from tourdetable.domain.questionnaires.actions.answering import answer_in_room
from tourdetable.domain.questionnaires.groups import SMALL
from tourdetable.domain.questionnaires.models import AskedPerson, Questionnaire
from tourdetable.domain.questionnaires.results import EVERYBODY, REST, Results


def shown(results: Results, nth: int = 0) -> dict[str, list[int | None]]:
    """What the nth question shows of each choice, column by column."""
    result = list(results.of_questions())[nth]
    return {row.code: [line.counts[at] for line, at in row.cells] for row in result.rows}


def test_everybody_together(circle: Circle) -> None:
    results = Results(answered_by(circle, "5" * 6 + "4" * 9), "fr")
    assert (results.answered, results.doors, results.columns) == (15, (15, 0), (EVERYBODY,))
    assert results.asked is None
    assert shown(results)["5"] == [6]
    (first, *_others) = results.of_questions()
    assert (first.means, first.hides) == ((4.4,), False)


def test_a_small_count_is_hidden_and_the_mean_with_it(circle: Circle) -> None:
    results = Results(answered_by(circle, "1" + "5" * 6 + "4" * 9), "fr")
    (first, *_others) = results.of_questions()
    assert shown(results)["1"] == [None]
    assert list(shown(results).values()).count([None]) == 2
    assert (first.means, first.hides) == ((None,), True)


def test_all_the_same_answer_is_not_told(circle: Circle) -> None:
    results = Results(answered_by(circle, "5" * 9), "fr")
    assert shown(results)["5"] == [None]


def test_under_five_answers_nothing_is_told(circle: Circle) -> None:
    results = Results(answered_by(circle, "5544"), "fr")
    assert (results.answered, list(results.of_questions())) == (None, [])


def test_before_it_is_closed_there_is_no_result(circle: Circle) -> None:
    crowd(circle, 6)
    row = sent(circle)
    for one in asked_of(row):
        answers(row, one)
    assert (Results(row, "fr").answered, list(Results(row, "fr").of_questions())) == (0, [])


def by_college(circle: Circle, libraries: int) -> Questionnaire:
    """Twelve of the towns, and some of the libraries."""
    crowd(circle, 12)
    crowd(circle, 8, "libraries")
    row = sent(circle, breakdown="college")
    towns = [one for one in asked_of(row) if one.group == "towns"]
    others = [one for one in asked_of(row) if one.group != "towns"][:libraries]
    for nth, one in enumerate([*towns, *others]):
        answers(row, one, "45"[nth % 2])
    return closed(row)


def test_by_college(circle: Circle) -> None:
    results = Results(by_college(circle, 8), "fr")
    assert results.columns == ("libraries", "towns", EVERYBODY)
    assert shown(results)["4"] == [None, None, 10]


def test_the_room_does_not_tell_how_many_guests_answered(circle: Circle) -> None:
    towns, (one, other, *_more) = crowd(circle, 12), crowd(circle, 8, "libraries")
    row = sent(circle, breakdown="college")
    asked = AskedPerson.objects.filter(questionnaire=row, person__in=[*towns, one, other])
    asked.filter(person__in=[one, other]).update(group=SMALL)
    for guest_or_town in asked:
        answers(row, guest_or_town)
    for nth in range(6):
        answer_in_room(questionnaire=row, sheet=nth, given=given(row), on=TODAY)
    results = Results(closed(row), "fr")
    assert (results.columns, results.doors) == ((SMALL, "towns", EVERYBODY), (None, None))


def test_a_college_of_which_few_answered_is_told_with_the_others(circle: Circle) -> None:
    results = Results(by_college(circle, 3), "fr")
    assert (results.columns, results.answered, results.asked) == ((EVERYBODY,), 15, 20)
    assert REST not in results.columns
