"""Reading comments by hand, and publishing the results."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import wording
from tourdetable.domain.questionnaires.actions.answering import LONGEST
from tourdetable.domain.questionnaires.enums import CommentState, ReadBy
from tourdetable.domain.questionnaires.models import AnswerComment, Questionnaire
from tourdetable.domain.questionnaires.queries import has_enough


@once
def settle_comment(
    *, comment: AnswerComment, text: str, version: int, by: By, now: datetime
) -> AnswerComment:
    """Show a comment, with what is left of it; keep it back when nothing is. What was written is
    forgotten."""
    questionnaire = lock(comment.question.questionnaire, version=version)
    must_be_readable(questionnaire)
    current = AnswerComment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    current.text = wording(text, limit=LONGEST).strip()
    current.state = CommentState.SHOWN if current.text else CommentState.KEPT
    current.save()
    save("questionnaire.comment_read", questionnaire, by, now)
    return current


def must_be_readable(questionnaire: Questionnaire) -> None:
    """Comments of fewer than five people, or of an open questionnaire, are nobody's to read."""
    if questionnaire.closed_on is None or not has_enough(questionnaire):
        raise ValidationError(_("These comments are not to be read."))
    if questionnaire.published_on is not None:
        raise ValidationError(_("The results are published: nothing changes any more."))


@once
def publish(
    *, questionnaire: Questionnaire, read_by: str, version: int, by: By, now: datetime
) -> Questionnaire:
    """Give the results to those of the body, or to the network. They do not change afterwards."""
    current = lock(questionnaire, version=version)
    if current.closed_on is None or current.published_on is not None:
        raise ValidationError(_("Results are published once, after the questionnaire is closed."))
    if not has_enough(current):
        raise ValidationError(_("Fewer than five people answered: nothing may be told."))
    waiting = AnswerComment.objects.filter(
        question__questionnaire=current, state=CommentState.WAITING
    )
    if waiting.exists():
        raise ValidationError(_("Read every comment first: each is shown, or kept back."))
    current.read_by = ReadBy(read_by)
    current.published_on = local_day(current.body.network, now)
    return save("questionnaire.published", current, by, now)
