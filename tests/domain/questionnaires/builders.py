"""The circle asks those who came in March, or all who sit there."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, seat_of
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person
from tourdetable.domain.questionnaires.actions.answering import answer_by_link
from tourdetable.domain.questionnaires.actions.asking import close, send
from tourdetable.domain.questionnaires.actions.reading import publish
from tourdetable.domain.questionnaires.actions.writing import QuestionnaireDetails, begin
from tourdetable.domain.questionnaires.models import (
    AnswerComment,
    AskedPerson,
    QuestionAsked,
    Questionnaire,
)

CROWD = "Lou"
"""The given name of all members of a crowd."""

UNTIL = date(2027, 4, 20)
BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}


def written(circle: Circle, meeting: Meeting | None = None, **more: Any) -> Questionnaire:
    """The five questions after a meeting; without one, those who sit in the circle are asked."""
    known = {"title": "Après la lecture", "closes_on": UNTIL}
    known |= {"sent_to": "came" if meeting else "body", **more}
    details = QuestionnaireDetails(**known)
    return begin(body=circle.body, meeting=meeting, details=details, start="hot", **BY)


def crowd(circle: Circle, number: int, college: str = "towns") -> list[Person]:
    """So many more members of a college, who have a mailbox."""
    found = []
    for nth in range(number):
        address = f"lou{nth}@{college}.invalid"
        person = register_person(given_name=CROWD, family_name=f"Quai {nth}", email=address)
        seat = seat_of(circle.body, f"Port {nth} {college[:3].upper()}", college)
        give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
        found.append(person)
    return found


def sent(circle: Circle, meeting: Meeting | None = None, **more: Any) -> Questionnaire:
    row = written(circle, meeting, **more)
    return send(questionnaire=row, version=row.version, **BY)


def asked_of(questionnaire: Questionnaire) -> list[AskedPerson]:
    rows = AskedPerson.objects.filter(questionnaire=questionnaire)
    return list(rows.select_related("person").order_by("pk"))


def crowd_of(questionnaire: Questionnaire) -> list[AskedPerson]:
    """Those of the crowd who were asked."""
    return [one for one in asked_of(questionnaire) if one.person.given_name == CROWD]


def questions(questionnaire: Questionnaire) -> list[QuestionAsked]:
    return list(questionnaire.questions.all())


def given(questionnaire: Questionnaire, scale: str = "4", words: str = "") -> dict[int, Any]:
    """All sentences with the same point, “no” to the choice, and some words."""
    answers = {"scale": [scale], "one": ["2"], "words": words, "several": ["0"]}
    return {one.pk: answers[one.kind] for one in questions(questionnaire)}


def answers(
    questionnaire: Questionnaire, asked: AskedPerson, scale: str = "4", words: str = ""
) -> bool:
    said = given(questionnaire, scale, words)
    return answer_by_link(questionnaire=questionnaire, asked=asked.pk, given=said, on=TODAY)


def closed(questionnaire: Questionnaire) -> Questionnaire:
    questionnaire.refresh_from_db()
    return close(questionnaire=questionnaire, version=questionnaire.version, **BY)


def answered_by(circle: Circle, scales: str, **more: Any) -> Questionnaire:
    """A closed questionnaire: a crowd gave these points, one each, and each wrote its number."""
    crowd(circle, len(scales))
    row = sent(circle, **more)
    for nth, (asked, scale) in enumerate(zip(crowd_of(row), scales, strict=True)):
        answers(row, asked, scale, f"Mot {nth}")
    return closed(row)


def published(circle: Circle, scales: str, read_by: str = "network") -> Questionnaire:
    """So many answered; their comments are kept back, and the results given."""
    row = answered_by(circle, scales)
    AnswerComment.objects.update(state="kept", text="")
    return publish(questionnaire=row, read_by=read_by, version=row.version, **BY)
