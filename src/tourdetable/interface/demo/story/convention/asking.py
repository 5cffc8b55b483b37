"""Questionnaires of the demo: after a meeting, and months later; and what was answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.questionnaires.actions import asking, reading, writing
from tourdetable.domain.questionnaires.actions.answering import answer_in_room
from tourdetable.domain.questionnaires.enums import CommentState, QuestionKind, ReadBy, SentTo
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.queries import comments_of
from tourdetable.domain.questionnaires.tokens import sheet_of
from tourdetable.interface.demo.stage import Stage, signed


class QuestionnaireScript(msgspec.Struct, frozen=True, kw_only=True):
    """What a body asks, of those who came on a day (`of`) or of all who sit; `sheets` are those
    filled in the room: the codes of each question, then words. `taken_out`: words that are left out
    of comments. Closed and published when days say so."""

    body: str
    title: str
    title_en: str = ""
    words: str = ""
    words_en: str = ""
    of: date | None = None
    sent_to: str = SentTo.CAME.value
    start: str
    on: date
    closes_on: date
    sheets: tuple[tuple[str, ...], ...] = ()
    taken_out: dict[str, str] = {}
    closed: date | None = None
    published: date | None = None
    read_by: str = ReadBy.BODY.value


class Asking(msgspec.Struct, frozen=True):
    """The file of data."""

    club: tuple[QuestionnaireScript, ...]
    convention: tuple[QuestionnaireScript, ...]


def ask_all(stage: Stage, scripts: tuple[QuestionnaireScript, ...]) -> None:
    """Each, until what became of it."""
    for script in scripts:
        row = begun(stage, script)
        row = sent(row, script)
        for number, sheet in enumerate(script.sheets):
            fill_in(row, number, sheet, script.on)
        if script.closed is not None:
            conclude(row, script)


def begun(stage: Stage, script: QuestionnaireScript) -> Questionnaire:
    """Written by whoever holds the office of the network."""
    body = stage.bodies[script.body]
    meetings = Meeting.objects.filter(body=body, starts_at__date=script.of)
    names = ("title", "title_en", "words", "words_en", "closes_on", "sent_to")
    details = writing.QuestionnaireDetails(**{name: getattr(script, name) for name in names})
    known: dict[str, Any] = {"meeting": meetings.get() if script.of else None}
    known["start"] = script.start
    return writing.begin(body=body, details=details, **known, **signed(script.on))


def sent(row: Questionnaire, script: QuestionnaireScript) -> Questionnaire:
    """Shown in the room, then sent."""
    row = asking.open_room(questionnaire=row, version=row.version, **signed(script.on))
    return asking.send(questionnaire=row, version=row.version, **signed(script.on))


def fill_in(row: Questionnaire, number: int, sheet: tuple[str, ...], on: date) -> None:
    """One sheet, by the link of the room."""
    given: dict[int, Any] = {}
    for question, said in zip(row.questions.all(), sheet, strict=True):
        written = question.kind == QuestionKind.WORDS
        given[question.pk] = said if written else said.split()
    gesture = str(uuid5(NAMESPACE_URL, f"{row.title} {number}"))
    answer_in_room(questionnaire=row, sheet=sheet_of(row, gesture), given=given, on=on)


def conclude(row: Questionnaire, script: QuestionnaireScript) -> None:
    """Closed; then its comments are read, and its results published."""
    day = script.closed
    assert day is not None
    row = asking.close(questionnaire=row, version=row.version, **signed(day))
    if script.published is None:
        return
    for one in comments_of(row, CommentState.WAITING):
        row.refresh_from_db()
        text = one.text
        for words, instead in script.taken_out.items():
            text = text.replace(words, instead)
        said: dict[str, Any] = {"comment": one, "text": text, "version": row.version}
        reading.settle_comment(**said, **signed(day + timedelta(days=1)))
    row.refresh_from_db()
    published: dict[str, Any] = {"read_by": script.read_by, "version": row.version}
    reading.publish(questionnaire=row, **published, **signed(script.published))
