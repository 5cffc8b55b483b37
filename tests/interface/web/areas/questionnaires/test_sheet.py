from __future__ import annotations

from uuid import uuid4

from django.http import QueryDict

from tests.domain.questionnaires.builders import BY, questions, written
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.questionnaires.actions.writing import QuestionDetails, add_question
from tourdetable.interface.web.areas.questionnaires.sheet import QuestionsForm


def test_a_sheet_gives_codes_and_words(room: Room) -> None:
    row = written(room.circle)
    tools = QuestionDetails("several", "De quoi ?", choices="Outil\nContact")
    row = add_question(questionnaire=row, details=tools, version=1, **BY)
    those = questions(row)
    sent = QueryDict(mutable=True)
    sent["gesture"], sent[f"q{those[0].pk}"], sent[f"q{those[4].pk}"] = str(uuid4()), "5", " Oui. "
    sent.setlist(f"q{those[5].pk}", ["0", "1"])
    form = QuestionsForm(sent, questions=those)
    assert form.is_valid()
    given = [form.given[one.pk] for one in those]
    assert given == [["5"], [], [], [], "Oui.", ["0", "1"]]
    assert not form.must_be_looked_at()


def test_a_sheet_without_an_answer_is_refused(room: Room) -> None:
    form = QuestionsForm({"gesture": str(uuid4())}, questions=questions(written(room.circle)))
    assert not form.is_valid()
