"""Answering: what somebody chose is kept, and their link is gone; nothing ties one to the other.

It is no act of anybody: nothing is recorded in the journal, where it would have a moment. Whoever
answers does it once, whatever they send twice, as one transaction alone deletes a link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tourdetable.domain.people.wording import wording
from tourdetable.domain.questionnaires.enums import QuestionKind
from tourdetable.domain.questionnaires.models import (
    AnswerComment,
    AnswerSheet,
    OpenLink,
    QuestionAsked,
    Questionnaire,
)

LONGEST = 2_000
"""How many characters one may write to a question."""

Given = Mapping[int, Sequence[str] | str]
"""By question, the codes of what was chosen, or what was written."""


class Over(Exception):
    """It takes no more answers."""


@transaction.atomic
def answer_by_link(*, questionnaire: Questionnaire, asked: int, given: Given, on: date) -> bool:
    """Keep the answer of whoever has this link; False when the link has been used."""
    current = open_still(questionnaire, on)
    links = OpenLink.objects.filter(asked=asked, asked__questionnaire=current)
    group = links.values_list("asked__group", flat=True).first()
    if group is None or not OpenLink.objects.filter(asked=asked).delete()[0]:
        return False
    keep(AnswerSheet(questionnaire=current, group=group), given)
    return True


@transaction.atomic
def answer_in_room(*, questionnaire: Questionnaire, sheet: int, given: Given, on: date) -> bool:
    """Keep the answer of whoever was shown the code; False when this form has been sent."""
    current = open_still(questionnaire, on)
    if AnswerSheet.objects.filter(pk=sheet).exists():
        return False
    keep(AnswerSheet(pk=sheet, questionnaire=current, in_room=True), given)
    return True


def open_still(questionnaire: Questionnaire, on: date) -> Questionnaire:
    """The questionnaire, which nobody closes before this transaction ends; raises `Over`."""
    rows = Questionnaire.objects.select_for_update(no_key=True)
    current = rows.get(pk=questionnaire.pk)
    if not current.takes_answers(on):
        raise Over
    return current


def keep(sheet: AnswerSheet, given: Given) -> None:
    """Write a sheet, and apart from it what was written in words."""
    questions = list(sheet.questionnaire.questions.all())
    counted = [one for one in questions if one.kind != QuestionKind.WORDS]
    sheet.given = {str(one.pk): codes(one, given.get(one.pk, ())) for one in counted}
    sheet.save(force_insert=True)
    written = [
        AnswerComment(question=one, text=text)
        for one in questions
        if one.kind == QuestionKind.WORDS and (text := words(given.get(one.pk, "")))
    ]
    AnswerComment.objects.bulk_create(written)


def codes(question: QuestionAsked, given: Any) -> list[str]:
    """What was chosen, in the order of the choices; nothing is an answer too."""
    known = [code for code, _label in question.offered("")]
    chosen = [code for code in known if code in given]
    if len(chosen) != len(given) or (question.kind != QuestionKind.SEVERAL and len(chosen) > 1):
        raise ValidationError(_("This choice is not in the list any more."))
    return chosen


def words(given: Any) -> str:
    return wording(str(given), limit=LONGEST).strip()
