"""The programme of a season, or a draft of it, as files: a poster, and a list to print or to go on
writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from django.http import Http404, HttpResponse
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from tourdetable.core.documents.kinds.poster import PosterDocument, PosterMonth, PosterRow, weeks
from tourdetable.core.documents.kinds.programme import (
    ProgrammeDocument,
    ProgrammeMonth,
    ProgrammeRow,
)
from tourdetable.domain.meetings.calendar.seasons import months
from tourdetable.domain.programme.changes import Change, ChangeKind
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft
from tourdetable.interface import language
from tourdetable.interface.web.areas.programme.lines import ProgrammeLine
from tourdetable.interface.web.areas.programme.page import PrintedProgramme, printed_year
from tourdetable.interface.web.areas.programme.published import MeetingToPublish, Proposed
from tourdetable.interface.web.areas.years.access import open_draft
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.files import download, given, signed_by


@dataclass(frozen=True)
class PaperRow:
    """A meeting as files print it; `note` tells what has changed, `gone` that it does not take
    place."""

    starts_at: datetime
    ends_at: datetime
    kind: str
    title: str
    body: str
    place: str
    note: str = ""
    gone: bool = False


@dataclass(frozen=True)
class PrintedYear:
    """A year to print: its months by their first day, each with its meetings; `hidden` are those
    of which the reader knows nothing; `broken` are the rules that it does not keep, and that no
    meeting says."""

    label: str
    state: str
    months: tuple[tuple[date, list[PaperRow]], ...]
    draft: bool = False
    hidden: int = 0
    broken: tuple[str, ...] = ()

    @property
    def rows(self) -> list[PaperRow]:
        """All its meetings."""
        return [row for _first, rows in self.months for row in rows]


Write = Callable[[Scene, PrintedYear, str], HttpResponse]
"""How a year becomes a file: `poster_file` or `list_file`, as the address says; and its format."""


@require_safe
@in_network
def programme_file(
    request: Request, scene: Scene, write: Write, ending: str = "pdf"
) -> HttpResponse:
    """The season, with what the reader may know of."""
    return write(scene, published_year(printed_year(scene, request.GET)), ending)


@require_safe
@members_only
def draft_file(
    request: Request, scene: Scene, pk: int, write: Write, ending: str = "pdf"
) -> HttpResponse:
    """A draft, for the meeting that will decide."""
    return write(scene, drafted_year(scene, pk), ending)


def published_year(page: PrintedProgramme) -> PrintedYear:
    """The season as its page shows it."""
    state, day = _("Not published yet"), page.published_on
    if day:
        state = _("Published on %(day)s") % {"day": language.short_day(day)}
    months = tuple((first, list(map(paper_row, rows))) for first, rows in page.months)
    return PrintedYear(page.label, state, months)


def drafted_year(scene: Scene, pk: int) -> PrintedYear:
    """A draft that has its dates, for whoever may open it."""
    opened = open_draft(scene, pk)
    if opened.draft.answer is None:
        raise Http404
    by_month: dict[date, list[PaperRow]] = {first: [] for first in months(opened.period)}
    proposed = Proposed(scene, opened.draft)
    for one in proposed.lines:
        day = language.local(one.starts_at).date()
        by_month[day.replace(day=1)].append(drafted_row(one))
    return PrintedYear(
        opened.label,
        draft_state(opened.draft),
        tuple(by_month.items()),
        draft=True,
        hidden=proposed.hidden,
        broken=tuple(reason.cited for reason in proposed.on_no_date),
    )


def draft_state(draft: Draft) -> str:
    """Where the draft stands: a paper outlives the day on which it was printed."""
    published = draft.state == DraftState.PUBLISHED
    said = (
        _("Draft “%(name)s”, published since") if published else _("Draft “%(name)s”, not decided")
    )
    return said % {"name": draft.name}


def paper_row(row: ProgrammeLine) -> PaperRow:
    """A meeting of the calendar."""
    meeting = row.meeting
    return PaperRow(
        starts_at=language.local(meeting.starts_at),
        ends_at=language.local(meeting.ends_at),
        kind=row.kind,
        title=meeting.title,
        body=meeting.body,
        place=row.where,
        note=str(ChangeKind.CANCELLED.label) if row.cancelled else change_words(row.change),
        gone=row.cancelled,
    )


def drafted_row(line: MeetingToPublish) -> PaperRow:
    """A meeting of a draft."""
    return PaperRow(
        language.local(line.starts_at),
        language.local(line.ends_at),
        line.kind,
        line.title,
        line.body,
        line.place,
        line.note,
    )


def change_words(change: Change | None) -> str:
    """What has changed since the programme was published: « initialement le mardi 9 mars 2027 »."""
    if change is None:
        return ""
    if change.kind is not ChangeKind.MOVED or change.entry is None:
        return str(change.kind.label)
    was, now = language.local(change.entry.starts_at), language.local(change.meeting.starts_at)
    said = language.moment(was) if was.date() == now.date() else language.day(was)
    return _("first announced for %(day)s") % {"day": said}


def poster_file(scene: Scene, year: PrintedYear, ending: str) -> HttpResponse:
    """The poster; the same year printed again the same day is the same file."""
    midnight = datetime.combine(scene.today, time(), scene.now.tzinfo)
    content = kept_poster(poster_document(scene, year), midnight)
    return download(content, f"{file_name(scene, year)}.{ending}")


@lru_cache(maxsize=32)
def kept_poster(document: PosterDocument, day: datetime) -> bytes:
    """A poster, kept for the next reader to whom it says the same: a full year takes a second or
    more to set."""
    return document.pdf(now=day)


def list_file(scene: Scene, year: PrintedYear, ending: str) -> HttpResponse:
    """The year as a list that people go on writing."""
    return given(scene, list_document(scene, year), file_name(scene, year), ending)


def list_document(scene: Scene, year: PrintedYear) -> ProgrammeDocument:
    """The months that have meetings, each with its own."""
    months = ((first, tuple(map(list_row, rows))) for first, rows in year.months if rows)
    return ProgrammeDocument(
        **signed_by(scene.network),
        title=title_of(year),
        subtitle=f"{year.state} – {count_words(scene, year)}",
        labels={
            "date": _("Date"),
            "body": _("Body"),
            "meeting": _("Meeting"),
            "kind": _("Kind"),
            "place": _("Place"),
        },
        months=tuple(
            ProgrammeMonth(name=capfirst(language.month_of_year(first)), rows=rows)
            for first, rows in months
        ),
        notes=tuple(broken_words(year)),
    )


def list_row(row: PaperRow) -> ProgrammeRow:
    """« jeudi 8 avril, 9 h 30 – 17 h »."""
    hours = f"{language.clock(row.starts_at)} – {language.clock(row.ends_at)}"
    return ProgrammeRow(
        when=f"{language.day_of_month(row.starts_at)}, {hours}",
        body=row.body,
        title=row.title,
        kind=row.kind,
        place=row.place,
        note=row.note,
    )


def title_of(year: PrintedYear) -> str:
    """« Programme 2027 », « Projet de programme 2027 »."""
    title = _("Draft programme %(label)s") if year.draft else _("Programme %(label)s")
    return title % {"label": year.label}


def file_name(scene: Scene, year: PrintedYear) -> str:
    """« programme-2027-club-des-territoires », « programme-2026-2027-… » when on two years."""
    title = _("draft programme") if year.draft else _("programme")
    words = f"{title} {year.label} {scene.network.name}".replace("–", "-")
    return slugify(words)[:120].strip("-")


def poster_document(scene: Scene, year: PrintedYear) -> PosterDocument:
    """The year as the poster prints it."""
    kinds = tuple(dict.fromkeys(row.kind for row in year.rows))
    several = len({row.body for row in year.rows}) > 1
    return PosterDocument(
        **signed_by(scene.network),
        title=title_of(year),
        subtitle=year.state,
        weekdays=weekday_initials(),
        kinds=kinds,
        months=tuple(poster_months(year, kinds, several=several)),
        nothing=_("Nothing is shown") if year.hidden else _("Nothing is dated"),
        watermark=pgettext("programme", "Draft") if year.draft else "",
        more=at_foot(scene, year),
    )


def weekday_initials() -> tuple[str, ...]:
    """« L M M J V S D »: the first days of January 2024 are a week from Monday on."""
    return tuple(language.short_weekday(date(2024, 1, n))[0].upper() for n in range(1, 8))


def poster_months(
    year: PrintedYear, kinds: Iterable[str], *, several: bool
) -> Iterator[PosterMonth]:
    """Each month with its weeks and its meetings."""
    for first, found in year.months:
        rows = tuple(poster_row(row, kinds, several=several) for row in found)
        yield PosterMonth(name=capfirst(language.month(first)), weeks=weeks(first), rows=rows)


def poster_row(row: PaperRow, kinds: Iterable[str], *, several: bool) -> PosterRow:
    return PosterRow(
        day=row.starts_at.day,
        date=language.short_weekday(row.starts_at),
        time=language.clock(row.starts_at),
        kind=list(kinds).index(row.kind),
        title=row.title,
        body=row.body if several else "",
        place=row.place,
        note=row.note,
        gone=row.gone,
    )


def at_foot(scene: Scene, year: PrintedYear) -> str:
    """How many meetings, and the rules that no date says to be broken."""
    return ". ".join([count_words(scene, year), *broken_words(year)])


def broken_words(year: PrintedYear) -> list[str]:
    """« règle non tenue : … »."""
    return [language.labelled(capfirst(_("breaks a rule")), words) for words in year.broken]


def count_words(scene: Scene, year: PrintedYear) -> str:
    """« 12 réunions, état du 6 avril 2027 »."""
    count = sum(not row.gone for row in year.rows)
    meetings = ngettext("%(n)d meeting", "%(n)d meetings", count) % {"n": count}
    if year.hidden:
        others = ngettext("%(n)d other is not shown", "%(n)d others are not shown", year.hidden)
        meetings = f"{meetings} ({others % {'n': year.hidden}})"
    return _("%(meetings)s, as of %(day)s") % {
        "meetings": meetings,
        "day": language.short_day(scene.today),
    }
