"""The same questions asked by several questionnaires, told together: after each meeting of a
season, say. What each of them hides is not given back by the sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tourdetable.core.figures.sums import added_up
from tourdetable.core.figures.tables import Counts, Crossed, Line, crossed
from tourdetable.domain.questionnaires.enums import COUNTED, QuestionKind
from tourdetable.domain.questionnaires.models import QuestionAsked, Questionnaire
from tourdetable.domain.questionnaires.results import (
    EVERYBODY,
    NO_ANSWER,
    QuestionResult,
    Results,
    Told,
    means,
    several,
)


def asks_the_same(one: QuestionAsked, other: QuestionAsked) -> bool:
    """Whether two questions may be added up: the same words, and the same choices."""
    return asked(one) == asked(other)


def asked(question: QuestionAsked) -> tuple[str, str, str]:
    """What makes it the same question elsewhere."""
    return question.kind, question.text, question.choices


def families(rows: Iterable[Questionnaire]) -> list[list[Questionnaire]]:
    """Those that ask a question which others of them ask too: their questions are read already."""
    found: list[tuple[set[tuple[str, str, str]], list[Questionnaire]]] = []
    for row in rows:
        words = {asked(one) for one in row.questions.all() if one.kind in COUNTED}
        near = [one for one in found if one[0] & words]
        members = [member for _words, known in near for member in known]
        found = [one for one in found if one not in near]
        found.append((words.union(*(known for known, _rows in near)), [*members, row]))
    return [members for _words, members in found if len(members) > 1]


@dataclass(frozen=True)
class TogetherResults:
    """All that may be told of several questionnaires that are closed, added up; `language` is the
    reader's. No query where their questions and sheets are read already."""

    rows: Sequence[Questionnaire]
    language: str

    @cached_property
    def each(self) -> list[Results]:
        """Those that somebody answered."""
        found = [Results(row, self.language) for row in self.rows]
        return [one for one in found if one.sheets]

    @property
    def questions(self) -> list[QuestionAsked]:
        """Each that is counted, once, in the order in which it is first asked."""
        every = (one for row in self.rows for one in row.questions.all() if one.kind in COUNTED)
        return list({asked(one): one for one in reversed(list(every))}.values())[::-1]

    def of_questions(self) -> Iterator[QuestionResult]:
        """What may be told of each, of everybody; nothing where nothing may."""
        for question in self.questions:
            result = self.of_several(question) if several(question) else self.of_one(question)
            if result is not None:
                yield result

    def of_one(self, question: QuestionAsked) -> QuestionResult | None:
        """Of a question that takes one answer, or none."""
        offered = [*question.offered(self.language), (NO_ANSWER, "")]
        codes = [code for code, _label in offered]
        line = self.line(question, codes)
        if line is None:
            return None
        rows = [Told(code, label, ((line, at),)) for at, (code, label) in enumerate(offered)]
        scale = question.kind == QuestionKind.SCALE
        return QuestionResult(
            question, (EVERYBODY,), tuple(rows), means([line], codes) if scale else ()
        )

    def of_several(self, question: QuestionAsked) -> QuestionResult | None:
        """Of one that takes several: each choice was made, or was not."""
        lines = {
            (code, label): self.line(question, [code, NO_ANSWER])
            for code, label in question.offered(self.language)
        }
        told = [Told(code, label, ((one, 0),)) for (code, label), one in lines.items() if one]
        return QuestionResult(question, (EVERYBODY,), tuple(told)) if told else None

    def line(self, question: QuestionAsked, codes: Sequence[str]) -> Line | None:
        """All the answers, as far as they may be told."""
        asked_of: dict[str, Counts] = {}
        shown: dict[str, Crossed] = {}
        for results in self.each:
            same = next((one for one in results.questions if asks_the_same(one, question)), None)
            if same is not None:
                name = str(results.questionnaire.pk)
                asked_of[name] = results.counts(same, codes)
                shown[name] = crossed(asked_of[name], lot=results.lot)
        lot = min((results.lot for results in self.each), default="")
        return added_up(asked_of, shown, lot=lot)


def told_together(rows: Sequence[Questionnaire], question: QuestionAsked) -> Line | None:
    """What may be told of all the answers to a question of these questionnaires, those that are
    closed and ask it: its choices in their order, then those who left it. None when nothing may."""
    codes = [*(code for code, _label in question.offered("")), NO_ANSWER]
    return TogetherResults(rows, "").line(question, codes)
