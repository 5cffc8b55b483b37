"""What questionnaires say, in a report: each alone, or those asked after meetings added up; with
what each reader may read, and no more than their own pages tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from tourdetable.core.documents.kinds.evaluation import (
    ReportDrawing,
    ReportPart,
    ReportSection,
    ReportTable,
)
from tourdetable.core.figures.charts import BarChart, ChartBar
from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.evaluation import surveys
from tourdetable.domain.questionnaires.models import AnswerComment, Questionnaire
from tourdetable.domain.questionnaires.queries import shown_comments
from tourdetable.domain.questionnaires.results import EVERYBODY
from tourdetable.domain.questionnaires.together import TogetherResults, families
from tourdetable.interface.language import day, labelled, listed
from tourdetable.interface.web.areas.evaluation.report.reading import ReportReading
from tourdetable.interface.web.areas.questionnaires.tables import (
    ResultsPage,
    ShownCell,
    ShownTable,
)

Comments = Sequence[AnswerComment]


def answers(reading: ReportReading) -> Iterator[ReportSection]:
    """A section for each sum, then for each questionnaire that is told alone (four queries)."""
    found = surveys.told(reading.sheet.campaign)
    standing = reading.sheet.scene.standing
    sums, alone = [], []
    for number, some in groupby(sorted(found, key=lambda one: one.sum or 0), lambda one: one.sum):
        rows = [one.questionnaire for one in some]
        if number is not None and surveys.may_read_sum(standing, rows):
            sums.append((number, rows))
        elif number is None:
            alone = [row for row in rows if surveys.may_read(standing, row)]
    comments = shown_comments([*alone, *(row for _number, rows in sums for row in rows)])
    for number, rows in sums:
        yield of_sum(reading, f"sum-{number}", rows, of(comments, rows))
    waiting = [] if reading.figures.frozen else to_add(alone)
    for row in alone:
        if row not in waiting:
            yield of_one(reading, row, of(comments, [row]))
    if waiting:
        yield to_come(reading, waiting)


def to_add(rows: Iterable[Questionnaire]) -> list[Questionnaire]:
    """Those that will be added up once the figures are frozen: a sum is told once."""
    return [row for some in families(filter(surveys.is_added_up, rows)) for row in some]


def of(comments: Comments, rows: Sequence[Questionnaire]) -> Comments:
    """The comments of some questionnaires."""
    pks = {row.pk for row in rows}
    return [one for one in comments if one.question.questionnaire_id in pks]


def of_sum(
    reading: ReportReading, key: str, rows: Sequence[Questionnaire], comments: Comments
) -> ReportSection:
    """Those that ask the same after meetings, added up."""
    tables = [
        ShownTable(one, {EVERYBODY: _("Everybody")})
        for one in TogetherResults(rows, get_language() or "").of_questions()
    ]
    words = _("Somebody who came to several meetings may have answered several times.")
    first = ReportPart(lines=(words, hidden_words()), tables=(which(reading, rows),))
    parts = (first, *questions(key, tables), *said(comments))
    return ReportSection(key=key, title=_("After meetings, added up"), parts=parts, folded=True)


def of_one(reading: ReportReading, row: Questionnaire, comments: Comments) -> ReportSection:
    """One that is told alone, as on its own page."""
    page, key = ResultsPage(reading.sheet.scene, row), f"answers-{row.pk}"
    title = row.titled(get_language() or "")
    facts = [
        (_("Asked by"), reading.sheet.called(row.body)),
        (_("Asked of"), whom(row)),
        (_("Answers"), answered(page.results.answered)),
        (pgettext("questionnaire", "Closed on"), day(row.closed_on) if row.closed_on else ""),
    ]
    first = ReportPart(
        lines=(hidden_words(),) if page.hides else (),
        facts=tuple((label, words) for label, words in facts if words),
        address=reading.sheet.scene.url("questionnaire_results", row.pk),
    )
    return ReportSection(
        key=key,
        title=labelled(_("Questionnaire"), title),
        parts=(first, *questions(key, page.tables), *said(comments)),
        folded=True,
    )


def to_come(reading: ReportReading, rows: Sequence[Questionnaire]) -> ReportSection:
    """Those that wait to be added up."""
    words = _("They are added up once the figures are frozen: a sum is told once.")
    part = ReportPart(lines=(words,), tables=(which(reading, rows),))
    return ReportSection(key="to-add", title=_("After meetings, added up"), parts=(part,))


def which(reading: ReportReading, rows: Sequence[Questionnaire]) -> ReportTable:
    """The questionnaires that are added up."""
    lines = [
        (
            row.titled(get_language() or ""),
            capfirst(reading.sheet.called(row.body)),
            day(row.closed_on) if row.closed_on else "",
            answered(number if (number := len(row.sheets.all())) >= THRESHOLD else None),
        )
        for row in rows
    ]
    head = (_("Questionnaire"), _("Body"), pgettext("questionnaire", "Closed on"), _("Answers"))
    return ReportTable(caption=_("Questionnaires added up"), head=head, rows=tuple(lines))


def answered(number: int | None) -> str:
    """How many answered."""
    return _("fewer than five") if number is None else str(number)


def whom(row: Questionnaire) -> str:
    """Whom one asked."""
    if row.meeting is None:
        return str(row.get_sent_to_display())
    words = _("Those who came on %(day)s")
    return words % {"day": day(row.meeting.day)}


def hidden_words() -> str:
    """What is not told."""
    return _(
        "Counts of fewer than five people are hidden, and those that would give them back by a "
        "subtraction."
    )


def questions(key: str, tables: Iterable[ShownTable]) -> Iterator[ReportPart]:
    """Each question: drawn for everybody, then in a table by groups."""
    for nth, table in enumerate(tables):
        yield ReportPart(
            title=table.text,
            drawing=drawn(f"{key}-{nth}", table),
            tables=(table_of(table),),
        )


def drawn(key: str, table: ShownTable) -> ReportDrawing:
    """What everybody answered."""
    bars = [(row.label, row.cells[-1]) for row in table.rows]
    words = listed([labelled(name, cell_words(cell)) for name, cell in bars])
    chart = BarChart(
        key,
        table.text,
        _("The table that follows says the same figures."),
        tuple(ChartBar(name, cell.number, cell_words(cell)) for name, cell in bars),
        table.columns[-1][1],
    )
    return ReportDrawing(
        svg=chart.svg().encode(), words=labelled(table.text, words), high=chart.high
    )


def table_of(table: ShownTable) -> ReportTable:
    """The same by groups, and the mean where it may be told."""
    columns = [f"{capfirst(name)} ({size})" for name, size in table.columns]
    rows = [(row.label, *map(cell_words, row.cells)) for row in table.rows]
    if table.means:
        rows.append((_("Mean, from 1 to 5"), *(mean or _("hidden") for mean in table.means)))
    return ReportTable(caption=table.text, head=(_("Answer"), *columns), rows=tuple(rows))


def cell_words(cell: ShownCell) -> str:
    """« 12 (40 %) », « masqué »."""
    return _("hidden") if cell.number is None else f"{cell.number} ({cell.share})"


def said(comments: Comments) -> Iterator[ReportPart]:
    """What was written, by question, as it was read by hand: nobody is told."""
    language = get_language() or ""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in comments:
        found.setdefault(one.question.asked_in(language), []).append(("", one.text))
    for title, words in found.items():
        yield ReportPart(title=title, said=tuple(words))
