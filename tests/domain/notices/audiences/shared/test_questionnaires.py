from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, Circle
from tests.domain.questionnaires.builders import BY, CROWD, answers, crowd, crowd_of, sent
from tourdetable.domain.journal.models import Event
from tourdetable.domain.notices.audiences.shared.questionnaires import of_questionnaire
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.questionnaires.actions.asking import remind, send


def told() -> list[str]:
    event = Event.objects.latest("pk")
    rows = of_questionnaire(event, NoticeKind.QUESTIONNAIRE, NOW)
    return [str(one.person) for one in rows if one.person.given_name == CROWD]


def test_those_of_a_sending_then_those_who_have_not_answered(circle: Circle) -> None:
    crowd(circle, 2)
    row = sent(circle)
    assert told() == ["Lou Quai 0", "Lou Quai 1"]
    crowd(circle, 1, "libraries")
    row = send(questionnaire=row, version=row.version, **BY)
    assert told() == ["Lou Quai 0"]
    answers(row, crowd_of(row)[0])
    remind(questionnaire=row, version=row.version, **{**BY, "now": NOW + timedelta(days=1)})
    assert told() == ["Lou Quai 1", "Lou Quai 0"]
