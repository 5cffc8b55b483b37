"""The same question asked by several questionnaires, told together: after each meeting of a season,
say. What each of them hides is not given back by the sum."""

from __future__ import annotations

from collections.abc import Sequence

from tourdetable.core.figures.sums import added_up
from tourdetable.core.figures.tables import Counts, Crossed, Line, crossed
from tourdetable.domain.questionnaires.enums import QuestionKind
from tourdetable.domain.questionnaires.models import QuestionAsked, Questionnaire
from tourdetable.domain.questionnaires.results import NO_ANSWER, Results


def asks_the_same(one: QuestionAsked, other: QuestionAsked) -> bool:
    """Whether two questions may be added up: the same words, and the same choices."""
    names = ("kind", "text", "choices")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def told_together(rows: Sequence[Questionnaire], question: QuestionAsked) -> Line | None:
    """What may be told of all the answers to a question of these questionnaires, those that are
    closed and ask it: its choices in their order, then those who left it. None when nothing may."""
    assert question.kind in (QuestionKind.SCALE, QuestionKind.ONE)
    codes = [*(code for code, _label in question.offered("")), NO_ANSWER]
    asked: dict[str, Counts] = {}
    shown: dict[str, Crossed] = {}
    for row in rows:
        results = Results(row, "")
        same = [one for one in row.questions.all() if asks_the_same(one, question)]
        if not same or not results.sheets:
            continue
        counts = results.counts(same[0], codes)
        asked[str(row.pk)] = counts
        shown[str(row.pk)] = crossed(counts) if results.enough else Crossed(None, {})
    return added_up(asked, shown)
