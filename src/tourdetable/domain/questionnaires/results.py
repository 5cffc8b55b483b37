"""What may be told of the answers to a questionnaire that is closed: through `core/figures`, the
same for whoever conducts it as for whoever reads it later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tourdetable.core.figures.groups import Gathered, gathered
from tourdetable.core.figures.tables import Crossed, Line, crossed, listed
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.questionnaires.enums import COUNTED, AgreementScale, Breakdown, QuestionKind
from tourdetable.domain.questionnaires.groups import SMALL
from tourdetable.domain.questionnaires.models import AnswerSheet, QuestionAsked, Questionnaire

REST = "*rest"
"""The group of those that are spoken of together."""

EVERYBODY = "*all"
"""No code of a charter begins with a star."""

NO_ANSWER = "-"
"""Beside the codes of choices: the question was left."""


@dataclass(frozen=True)
class Told:
    """One row of figures: a choice, and how many of each group made it (None: hidden)."""

    code: str
    label: str
    cells: tuple[tuple[Line, int], ...]
    """The line of each group, then of everybody, and where the count stands in it."""


@dataclass(frozen=True)
class QuestionResult:
    """What may be told of one question: `columns` are groups, then everybody."""

    question: QuestionAsked
    columns: tuple[str, ...]
    rows: tuple[Told, ...]
    means: tuple[float | None, ...] = ()

    @property
    def hides(self) -> bool:
        """Whether a count of it is hidden."""
        return any(line.counts[at] is None for row in self.rows for line, at in row.cells)


@dataclass(frozen=True)
class Results:
    """All that may be told; `language` is the reader's."""

    questionnaire: Questionnaire
    language: str

    @cached_property
    def sheets(self) -> list[AnswerSheet]:
        """None before it is closed: results are given once."""
        if self.questionnaire.closed_on is None:
            return []
        return list(self.questionnaire.sheets.all())

    @property
    def lot(self) -> str:
        """Draws what is hidden beside small counts: the first of ids that were drawn at closing,
        and that nobody is shown."""
        return str(min(one.pk for one in self.sheets))

    @property
    def answered(self) -> int | None:
        """How many answered; None under the threshold."""
        return len(self.sheets) if self.enough or not self.sheets else None

    @property
    def asked(self) -> int | None:
        """How many were asked, for whoever did not ask them. None after a meeting: it would say how
        many came; and where fewer than five of them have not answered."""
        row = self.questionnaire
        silent = row.asked - len(self.sheets) + row.in_room
        return None if row.meeting_id or silent < THRESHOLD else row.asked

    @property
    def enough(self) -> bool:
        return len(self.sheets) >= THRESHOLD

    @cached_property
    def doors(self) -> tuple[int | None, int | None]:
        """How many answered by their link, and by the code of the room; None where these, or those
        that are told with the room, are few."""
        room = self.questionnaire.in_room
        found = listed({"link": len(self.sheets) - room, "room": room})
        hides = bool(self.groups.apart) and 0 < self.beside_room < THRESHOLD
        return (None, None) if hides else (found["link"], found["room"])

    @property
    def beside_room(self) -> int:
        """How many answered by their link, of the column where those of the room are."""
        with_it = {SMALL, *(self.groups.together if SMALL in self.groups.together else ())}
        return sum(one.group in with_it and not one.in_room for one in self.sheets)

    @cached_property
    def groups(self) -> Gathered:
        """The groups that are spoken of; none when everybody is told together."""
        if self.questionnaire.breakdown == Breakdown.NONE:
            return Gathered(())
        sizes = Counter(sorted(one.group for one in self.sheets))
        kept = gathered(sizes)
        return Gathered(()) if kept.says_nothing else kept

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The groups, by their codes, then everybody."""
        return (*self.groups.apart, *([REST] if self.groups.together else []), EVERYBODY)

    def of_questions(self) -> Iterator[QuestionResult]:
        """What may be told of each question whose answers are counted."""
        if not self.enough:
            return
        for question in self.questions:
            yield self.of_several(question) if several(question) else self.of_one(question)

    @property
    def questions(self) -> list[QuestionAsked]:
        """Those whose answers are counted."""
        return [one for one in self.questionnaire.questions.all() if one.kind in COUNTED]

    def of_one(self, question: QuestionAsked) -> QuestionResult:
        """Of a question that takes one answer, or none."""
        offered = [*question.offered(self.language), (NO_ANSWER, "")]
        codes = [code for code, _label in offered]
        table = crossed(self.counts(question, codes), lot=self.lot)
        lines = self.lines(table)
        rows = tuple(
            Told(code, label, tuple((line, at) for line in lines))
            for at, (code, label) in enumerate(offered)
        )
        scale = question.kind == QuestionKind.SCALE
        return QuestionResult(question, self.columns, rows, means(lines, codes) if scale else ())

    def of_several(self, question: QuestionAsked) -> QuestionResult:
        """Of one that takes several: each choice was made, or was not."""
        rows = []
        for code, label in question.offered(self.language):
            table = crossed(self.counts(question, [code, NO_ANSWER]), lot=self.lot)
            rows.append(Told(code, label, tuple((line, 0) for line in self.lines(table))))
        return QuestionResult(question, self.columns, tuple(rows))

    def lines(self, table: Crossed) -> list[Line]:
        """The lines of the columns."""
        everyone = table.everyone
        assert everyone is not None  # there are enough
        return [*(table.groups[one] for one in self.columns[:-1]), everyone]

    def counts(self, question: QuestionAsked, codes: Sequence[str]) -> Mapping[str, Sequence[int]]:
        """By group, how many gave each answer; everybody in one when there are no groups."""
        split = bool(self.groups.apart or self.groups.together)
        found: dict[str, list[int]] = {}
        for one in self.sheets:
            row = found.setdefault(one.group if split else EVERYBODY, [0] * len(codes))
            given = [code for code in one.given.get(str(question.pk), ()) if code in codes]
            row[codes.index(given[0] if given else NO_ANSWER)] += 1
        return self.groups.of(found, REST) if split else found


def means(lines: Sequence[Line], codes: Sequence[str]) -> tuple[float | None, ...]:
    """From 1 to 5, of those who have an opinion."""
    nothing = (AgreementScale.NO_OPINION.value, NO_ANSWER)
    values = [None if code in nothing else float(code) for code in codes]
    return tuple(line.mean(values) for line in lines)


def several(question: QuestionAsked) -> bool:
    return question.kind == QuestionKind.SEVERAL
