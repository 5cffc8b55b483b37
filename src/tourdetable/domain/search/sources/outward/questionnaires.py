"""Questionnaires whose results are published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch, QuerySet

from tourdetable.domain.questionnaires.enums import CommentState, ReadBy
from tourdetable.domain.questionnaires.models import AnswerComment, QuestionAsked, Questionnaire
from tourdetable.domain.search.marks import MEMBERS, sitting
from tourdetable.domain.search.sources.base import (
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
)

SHOWN = Prefetch("comments", AnswerComment.objects.filter(state=CommentState.SHOWN))


class ResultsSource(SearchSource):
    """As `questionnaires.rules.may_read` says: what was asked, and the comments that are shown; no
    figure. Those who conduct it find it as its readers do, once it is published."""

    code = "questionnaire"

    def rows(self, seen: Seen) -> QuerySet[Questionnaire]:
        rows = Questionnaire.objects.filter(body__network=seen.network, published_on__isnull=False)
        asked = QuestionAsked.objects.prefetch_related(SHOWN)
        return rows.prefetch_related(Prefetch("questions", asked))

    def things(self, rows: Sequence[Questionnaire], seen: Seen) -> Iterator[Thing]:
        for one in rows:
            inside = one.read_by == ReadBy.BODY
            readers = sitting(one.body_id) if inside else frozenset({MEMBERS})
            reading = SearchReading(readers, one.title, joined(*said(one)))
            yield Thing(one.pk, (reading,), one.body_id, one.published_on)


def said(questionnaire: Questionnaire) -> Iterator[str]:
    """Its words, its questions, what was answered in words and is shown."""
    yield questionnaire.words
    for question in questionnaire.questions.all():
        yield question.text
        yield from (one.text for one in question.comments.all())
