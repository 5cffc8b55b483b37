"""Reads: questionnaires, how many were asked, comments."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, QuerySet

from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.questionnaires.enums import WIDE, CommentState
from tourdetable.domain.questionnaires.models import (
    AnswerComment,
    AnswerSheet,
    OpenLink,
    Questionnaire,
)

AROUND = ("body__network", "meeting")


def questionnaires_of(body: Body) -> QuerySet[Questionnaire]:
    """Those of a body, the latest first."""
    return Questionnaire.objects.filter(body=body).select_related(*AROUND)


def published_in(network: Network, bodies: Collection[int]) -> QuerySet[Questionnaire]:
    """Those whose results may be read by somebody who sits in these bodies, the latest first."""
    rows = Questionnaire.objects.filter(body__network=network, published_on__isnull=False)
    wide = rows.filter(read_by__in=WIDE) | rows.filter(body__in=bodies)
    return wide.select_related(*AROUND).order_by("-published_on", "-pk")


def has_enough(questionnaire: Questionnaire) -> bool:
    """Whether so many answered that something may be told."""
    return AnswerSheet.objects.filter(questionnaire=questionnaire).count() >= THRESHOLD


def links_left(questionnaire: Questionnaire) -> int:
    """How many of those who were asked have not answered."""
    return OpenLink.objects.filter(asked__questionnaire=questionnaire).count()


def comments_of(questionnaire: Questionnaire, *states: CommentState) -> list[AnswerComment]:
    """Its comments in these states, question by question, in no order that tells anything."""
    rows = AnswerComment.objects.filter(question__questionnaire=questionnaire, state__in=states)
    return list(rows.select_related("question").order_by("question__place", "pk"))


def shown_comments(rows: Collection[Questionnaire]) -> list[AnswerComment]:
    """What is shown of the comments of those that are published, question by question."""
    told = [row.pk for row in rows if row.published_on is not None]
    here = {"question__questionnaire__in": told, "state": CommentState.SHOWN}
    known = AnswerComment.objects.filter(**here).select_related("question")
    return list(known.order_by("question__questionnaire_id", "question__place", "pk"))


def comment_counts(questionnaire: Questionnaire) -> dict[str, int]:
    """How many comments there are in each state."""
    rows = AnswerComment.objects.filter(question__questionnaire=questionnaire).order_by()
    return dict(rows.values_list("state").annotate(n=Count("pk")))
