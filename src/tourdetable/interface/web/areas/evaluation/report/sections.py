"""The sections of a report, in their order. What joins a report is one more function here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.documents.kinds.evaluation import (
    ReportDrawing,
    ReportPart,
    ReportSection,
    ReportTable,
)
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation.indicators.terms import Indicator
from tourdetable.domain.evaluation.models import InterviewNote, ReportApproval
from tourdetable.interface.language import day, labelled, listed
from tourdetable.interface.web.areas.evaluation.figures.drawn import (
    FigureBreakdown,
    breakdowns,
    compared,
)
from tourdetable.interface.web.areas.evaluation.report.answers import answers
from tourdetable.interface.web.areas.evaluation.report.reading import ReportReading
from tourdetable.interface.web.areas.evaluation.words import untold_words

Section = Callable[[ReportReading], Iterable[ReportSection]]
"""What makes sections; none where there is nothing to say."""


def conducted(reading: ReportReading) -> Iterator[ReportSection]:
    """Who evaluates what, and how."""
    sheet, campaign = reading.sheet, reading.sheet.campaign
    facts = [
        (_("Conducted by"), sheet.called(campaign.body)),
        (_("Since"), day(campaign.begun_on)),
        (_("Period evaluated"), sheet.period),
        (_("Compared with"), sheet.before if reading.figures.compares else ""),
        (_("Figures frozen on"), day(campaign.frozen_on)),
    ]
    part = ReportPart(facts=said_of(facts), text=reading.own(campaign.method))
    yield ReportSection(key="conducted", title=_("How it was conducted"), parts=(part,))


def said_of(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Those of which something is said."""
    return tuple(one for one in facts if one[1])


def findings(reading: ReportReading) -> Iterator[ReportSection]:
    """What is concluded and proposed, and what is said of the whole."""
    text, said = reading.own(reading.sheet.campaign.findings), reading.comments.get("", [])
    if text.blocks or said:
        part = ReportPart(text=text, said=tuple(said))
        yield ReportSection(key="findings", title=_("What we conclude and propose"), parts=(part,))


def figures(reading: ReportReading) -> Iterator[ReportSection]:
    """Each indicator: its figure, what it was before, how it is made; what was said of it."""
    note = ReportPart(lines=(caution(),))
    parts = (note, *(indicator_part(reading, one) for one in reading.figures.indicators))
    yield ReportSection(key="figures", title=_("What the facts say"), parts=parts)


def caution() -> str:
    """What figures are for, and what is not told."""
    return _(
        "These figures feed a discussion; they rank nobody. Whatever is about fewer than five "
        "seats is hidden, or told together with others."
    )


def indicator_part(reading: ReportReading, indicator: Indicator) -> ReportPart:
    """One indicator."""
    found = told_parts(reading, indicator)
    why = untold_words(reading.figures.all_told[indicator.code][0])
    return ReportPart(
        title=_(indicator.name),
        lines=(_(indicator.definition), *([why] if why else [])),
        facts=tuple(declared(reading, indicator)),
        drawing=drawn(found[0]) if found else None,
        tables=tuple(map(table_of, found)),
        said=tuple(reading.comments.get(indicator.code, [])),
        address=reading.sheet.url("evaluation_indicator", indicator.code),
    )


def told_parts(reading: ReportReading, indicator: Indicator) -> list[FigureBreakdown]:
    """The two periods, then the parts of the figure; nothing when it is unknown."""
    both, sheet = reading.figures.all_told[indicator.code], reading.sheet
    if both[0] is None or both[0].waits:
        return []
    whole = compared(indicator, both, (sheet.before, sheet.period))
    return [whole, *breakdowns(indicator, both[0], sheet.scene.charter, reading.kinds)]


def declared(reading: ReportReading, indicator: Indicator) -> Iterator[tuple[str, str]]:
    """How it is made, and what it informs."""
    yield _("Formula"), _(indicator.formula)
    yield _("Source"), _(indicator.source)
    yield _("Limits"), _(indicator.limits)
    articles = reading.figures.articles(indicator)
    if articles:
        yield _("Articles of the charter"), listed(articles)


def drawn(breakdown: FigureBreakdown) -> ReportDrawing:
    """A drawing, with what it shows in words."""
    chart = breakdown.chart
    said = listed([labelled(row.name, row.value) for row in breakdown.rows])
    height = chart.high
    return ReportDrawing(svg=chart.svg().encode(), words=labelled(chart.title, said), high=height)


def table_of(breakdown: FigureBreakdown) -> ReportTable:
    """The same figures, and what they are made of."""
    head = [breakdown.title, _("Figure")]
    if breakdown.is_ratio:
        head += [_("Counts for"), _("Out of")]
        rows = [(row.name, row.value, row.counts, row.of) for row in breakdown.rows]
    else:
        rows = [(row.name, row.value) for row in breakdown.rows]  # type: ignore[misc]  # as many as the heads
    caption = labelled(_(breakdown.indicator.name), breakdown.title)
    return ReportTable(caption=caption, head=tuple(head), rows=tuple(rows))


def interviews(reading: ReportReading) -> Iterator[ReportSection]:
    """What was heard, as far as this reader may read it."""
    campaign = reading.sheet.campaign
    rows = campaign.interviews.select_related("seat__institution").order_by("on", "pk")
    parts = [part for one in rows if (part := interview_part(reading, one))]
    if parts:
        yield ReportSection(key="interviews", title=_("What we heard"), parts=tuple(parts))


def interview_part(reading: ReportReading, note: InterviewNote) -> ReportPart | None:
    """One of them; None when nothing of it is for this reader."""
    most = Attribution(note.attribution)
    text = reading.read(note.text, Audience(note.audience), most)
    if not text.blocks:
        return None
    return ReportPart(title=heard(reading, note), text=text)


def heard(reading: ReportReading, note: InterviewNote) -> str:
    """Who was heard, as far as it is told."""
    if note.attribution == Attribution.NAMED:
        return note.whom
    if note.seat is None or note.attribution == Attribution.NONE:
        return _("Somebody who was heard")
    if note.attribution == Attribution.COLLEGE:
        known = reading.sheet.scene.charter.vocabulary.colleges
        words = _("Somebody of the college “%(college)s”")
        return words % {"college": word_for(known, note.seat.college)}
    return str(note.seat.institution)


def approvals(reading: ReportReading) -> Iterator[ReportSection]:
    """To which bodies the report was given, and by which decision each approved it."""
    sheet = reading.sheet
    if not sheet.asked:
        return
    rows = tuple(approval_row(reading, one) for one in sheet.asked)
    head = (_("Body"), _("Given on"), _("Approved on"), _("Decision"))
    table = ReportTable(caption=_("Bodies that were asked"), head=head, rows=rows)
    part = ReportPart(tables=(table,))
    yield ReportSection(key="approvals", title=_("Its approval"), parts=(part,))


def approval_row(reading: ReportReading, one: ReportApproval) -> tuple[str, ...]:
    said = one.decision.reference if one.decision else ""
    approved = day(one.approved_on) if one.approved_on else _("awaited")
    return capfirst(reading.sheet.called(one.body)), day(one.asked_on), approved, said


SECTIONS: tuple[Section, ...] = (conducted, findings, figures, answers, interviews, approvals)
"""All of them."""


def sections(reading: ReportReading) -> tuple[ReportSection, ...]:
    """Those that say something to this reader."""
    return tuple(found for one in SECTIONS for found in one(reading))
