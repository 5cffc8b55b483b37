"""The chapter of the story that is about questionnaires."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.domain.builders import NOW
from tests.domain.questionnaires.builders import UNTIL, answers, asked_of, crowd, written
from tourdetable.domain.questionnaires.actions import asking, reading, writing
from tourdetable.domain.questionnaires.models import AnswerComment, Questionnaire

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def asked(s: Story) -> Iterator[Step]:
    """One is written and thrown away; another one sent, answered, closed, read and published."""
    c = s.circle
    yield lambda: s.keep("questions", lambda: written(c))
    yield lambda: writing.throw_away(**now(s))
    yield lambda: s.keep("questions", lambda: written(c))
    more = writing.QuestionDetails("words", "Un mot ?")
    yield lambda: writing.add_question(details=more, **now(s))
    details = writing.QuestionnaireDetails("Après", UNTIL, "body")
    yield lambda: writing.change(details=details, **now(s))
    yield lambda: crowd(c, 5)
    yield lambda: asking.open_room(**now(s))
    yield lambda: asking.send(**now(s))
    later = {**s.by, "now": NOW + timedelta(days=1)}
    yield lambda: asking.remind(**{**now(s), **later})
    yield lambda: [answers(row(s), one, "4", "Oui.") for one in asked_of(row(s))]
    yield lambda: asking.close(**now(s))
    yield lambda: [settled(s, one) for one in comments(s)]
    yield lambda: reading.publish(read_by="body", **now(s))


def row(s: Story) -> Questionnaire:
    """The questionnaire, as it is now."""
    return Questionnaire.objects.get(pk=s.told["questions"].pk)


def now(s: Story) -> dict[str, Any]:
    return {"questionnaire": row(s), "version": row(s).version, **s.by}


def comments(s: Story) -> list[AnswerComment]:
    return list(AnswerComment.objects.filter(question__questionnaire=row(s)))


def settled(s: Story, one: AnswerComment) -> AnswerComment:
    said = {"version": row(s).version, **s.by}
    return reading.settle_comment(comment=one, text="Oui.", **said)
