"""Every body that one supports, at a glance: sorted, filtered, taken away as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.charter.terms.verdict import SEVERITY, Verdict
from tourdetable.core.sheets.writing import CSV, MEDIA, ODS, Table, Value, written
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.domain.coordination.models import Outreach
from tourdetable.domain.coordination.overview import BodyOverview, HelpNeed, overview
from tourdetable.domain.coordination.rules import kinds_supported
from tourdetable.domain.meetings.calendar import seasons
from tourdetable.domain.networks.models import Office
from tourdetable.domain.territories.waiting import WaitingPlaces, waiting
from tourdetable.interface.web.areas.coordination.loading import outreaches, supporting, trail
from tourdetable.interface.web.areas.coordination.words import (
    clock_words,
    composition_words,
    on_time,
    part_words,
    questions_words,
    reason_words,
    share_words,
    trend_words,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download
from tourdetable.interface.web.paging import Pages
from tourdetable.interface.web.searching import Sought
from tourdetable.interface.web.templating.marks import VERDICTS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ROWS = 25
"""How many bodies a page shows: folded on a phone, each holds two lines."""
LATEST = 3
"""How many of the latest actions for many bodies are told."""
REASONS = 3
"""How many reasons a row tells."""

SHOWN: Mapping[str, tuple[StrOrPromise, frozenset[HelpNeed]]] = {
    "need": (gettext_lazy("That need help"), frozenset(HelpNeed)),
    "charter": (
        gettext_lazy("Where an article is not kept, or at risk"),
        frozenset({HelpNeed.BROKEN, HelpNeed.AT_RISK}),
    ),
    "meeting": (gettext_lazy("Without any meeting in view"), frozenset({HelpNeed.NO_MEETING})),
    "seats": (
        gettext_lazy("With an empty or silent seat"),
        frozenset({HelpNeed.EMPTY, HelpNeed.SILENT}),
    ),
    "places": (
        gettext_lazy("With places or a composition to settle"),
        frozenset({HelpNeed.PLACES, HelpNeed.EXPECTED}),
    ),
    "late": (
        gettext_lazy("With something late"),
        frozenset({HelpNeed.OVERDUE, HelpNeed.AGREED, HelpNeed.TO_ANSWER, HelpNeed.UNANSWERED}),
    ),
    "less": (
        gettext_lazy("Where few take part, or less is done by the body"),
        frozenset({HelpNeed.LESS, HelpNeed.FEW, HelpNeed.NOBODY}),
    ),
}
"""What one may ask to see: its words, and the reasons of which a body has one."""

SORTED = {
    "need": gettext_lazy("What needs help first"),
    "name": gettext_lazy("Name"),
    "next": gettext_lazy("Next meeting"),
    "clock": gettext_lazy("Regularity"),
    "seats": gettext_lazy("Empty and silent seats"),
    "turns": gettext_lazy("Turns"),
    "alone": gettext_lazy("What they do by themselves, least first"),
    "overdue": gettext_lazy("Actions overdue"),
}


COLUMNS: Mapping[str, StrOrPromise] = {
    "name": gettext_lazy("Body"),
    "need": gettext_lazy("What needs help"),
    "next": gettext_lazy("Next meeting"),
    "clock": gettext_lazy("Regularity"),
    "seats": gettext_lazy("Composition"),
    "turns": gettext_lazy("Turns"),
    "alone": gettext_lazy("By itself"),
}
"""The columns of the table, each by the order that its heading leads to."""


def of_verdict(verdict: Verdict | None) -> tuple[int, date]:
    """The worst first, then what breaks first."""
    if verdict is None:
        return len(SEVERITY), date.max
    return SEVERITY.index(verdict.state), verdict.next_break or date.max


KEYS: dict[str, Callable[[BodyOverview], object]] = {
    "need": lambda row: tuple(-number for number in row.rank),
    "name": lambda row: 0,
    "next": lambda row: row.next_on or date.max,
    "clock": lambda row: of_verdict(row.clock),
    "seats": lambda row: -(row.composition.empty + row.composition.silent),
    "turns": lambda row: of_verdict(row.turns),
    "alone": lambda row: 101 if row.now.share is None else row.now.share,
    "overdue": lambda row: -row.overdue,
}
"""In which order each puts the bodies, which are by name first."""


@dataclass(frozen=True)
class AskedOfSupport:
    """What the address asks of the table: words of a name, a kind, some reasons, an order."""

    name: str = ""
    kind: str = ""
    show: str = ""
    sort: str = ""

    @classmethod
    def of(cls, sent: QueryDict) -> AskedOfSupport:
        found = {name: sent.get(name, "")[:200] for name in cls.__dataclass_fields__}
        known = (("show", [*SHOWN]), ("sort", [*SORTED]))
        unknown = [name for name, codes in known if found[name] not in codes]
        return cls(**found | dict.fromkeys(unknown, ""))

    @property
    def said(self) -> dict[str, str]:
        """What is asked, as addresses have it."""
        every = {"name": self.name, "kind": self.kind, "show": self.show, "sort": self.sort}
        return {name: value for name, value in every.items() if value}


@dataclass(frozen=True)
class SupportRow:
    """A body, as the table tells it."""

    told: BodyOverview
    kind: str

    @property
    def composition(self) -> str:
        return composition_words(self.told.composition)

    @property
    def clock(self) -> str:
        return clock_words(self.told.clock)

    @property
    def share(self) -> str:
        return share_words(self.told.now)

    @property
    def trend(self) -> str:
        return trend_words(self.told)

    @property
    def part(self) -> str:
        return part_words(self.told.now)

    @property
    def questions(self) -> list[str]:
        """What waits of its questions, and of those that are asked of it, and is not late."""
        return questions_words(on_time(self.told.questions))

    @property
    def gist(self) -> str:
        """Why it needs help, in one line: the first reason, and how many more there are."""
        if not self.told.reasons:
            return _("nothing needs help")
        first, n = reason_words(self.told.reasons[0]), len(self.told.reasons) - 1
        more = ngettext("%(reason)s, and %(n)d more", "%(reason)s, and %(n)d more", n)
        return more % {"reason": first, "n": n} if n else first

    @property
    def reasons(self) -> list[str]:
        """Why it needs help, the first ones."""
        return [reason_words(one) for one in self.told.reasons[:REASONS]]

    @property
    def more(self) -> int:
        """How many more reasons there are."""
        return max(len(self.told.reasons) - REASONS, 0)


@dataclass(frozen=True)
class SupportTable:
    """The bodies that the reader supports, as they are asked for: in the same number of queries
    whatever their number."""

    scene: Scene
    offices: Sequence[Office]
    asked: AskedOfSupport
    number: str = ""

    @cached_property
    def every(self) -> list[BodyOverview]:
        """All of them, by name."""
        rows = overview(self.scene.network, self.scene.charter, on=self.scene.today)
        kinds = kinds_supported(self.scene.charter, self.offices)
        return [row for row in rows if kinds is None or row.body.kind in kinds]

    @cached_property
    def found(self) -> list[BodyOverview]:
        """Those that pass the filters, in the order that is asked."""
        sought, asked = Sought.of(self.asked.name), self.asked
        wanted = SHOWN[asked.show][1] if asked.show else None
        rows = [
            row
            for row in self.every
            if asked.kind in ("", row.body.kind)
            and (wanted is None or any(one.need in wanted for one in row.reasons))
            and (not sought.words or sought.stands_in(row.body.name, row.body.territory))
        ]
        return sorted(rows, key=KEYS[asked.sort or "need"])  # type: ignore[arg-type]  # alike in one order

    @cached_property
    def page(self) -> Page[BodyOverview]:
        return Pages(self.found, ROWS).get_page(self.number)

    @property
    def rows(self) -> list[SupportRow]:
        return [self.row(one) for one in self.page]

    def row(self, told: BodyOverview) -> SupportRow:
        return SupportRow(told, word_for(self.scene.charter.vocabulary.body_kinds, told.body.kind))

    @property
    def needing(self) -> int:
        """How many of all need help."""
        return sum(bool(row.reasons) for row in self.every)

    @cached_property
    def waiting(self) -> WaitingPlaces:
        """The places that merged or split, those of institutions and of facilities too."""
        return waiting(self.scene.network, on=self.scene.today)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds of bodies that there are, in the charter's order: codes and words."""
        known = self.scene.charter.vocabulary.body_kinds
        there = {row.body.kind for row in self.every}
        codes = [*(code for code in known if code in there), *sorted(there - known.keys())]
        return [(code, known[code].plural if code in known else code) for code in codes]

    @property
    def shown(self) -> list[tuple[str, str]]:
        return [(code, str(words)) for code, (words, _needs) in SHOWN.items()]

    @property
    def sorted(self) -> list[tuple[str, str]]:
        return [(code, str(words)) for code, words in SORTED.items()]

    @property
    def chosen(self) -> bool:
        """Whether something is asked for but the order."""
        return bool(replace(self.asked, sort="").said)

    @property
    def order(self) -> str:
        return str(SORTED[self.asked.sort or "need"])

    @property
    def direction(self) -> str:
        """How the column by which it is sorted goes, for whoever does not see it."""
        return "ascending" if self.asked.sort in ("name", "next") else "other"

    @property
    def columns(self) -> list[tuple[str, str, str]]:
        """The headings: the order that each leads to, its words, the rest of its address."""
        others = replace(self.asked, sort="").said
        return [
            (sort, str(words), urlencode({**others, "sort": sort}))
            for sort, words in COLUMNS.items()
        ]

    @property
    def acts(self) -> list[tuple[str, str]]:
        """What may be done for those that are ticked."""
        return [(one.value, str(one.label)) for one in OutreachKind]

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        said = urlencode(self.asked.said)
        return f"{said}&" if said else ""

    @property
    def season(self) -> str:
        """The season that is counted."""
        return seasons.label(self.scene.charter.season.containing(self.scene.today))

    @property
    def lately(self) -> list[Outreach]:
        """The latest actions for many bodies, some of which the reader supports (one query)."""
        rows = outreaches(self.scene, self.offices)
        return list(rows[:LATEST])


@require_safe
@members_only
def coordination(request: Request, scene: Scene) -> HttpResponse:
    """Every body at a glance, for whoever supports them."""
    offices = supporting(scene)
    asked = AskedOfSupport.of(request.GET)
    table = SupportTable(scene, offices, asked, request.GET.get("page", ""))
    return render(request, "coordination/table.html", {"table": table, "trail": trail(scene)})


@require_safe
@members_only
def taken(request: Request, scene: Scene, kind: str) -> HttpResponse:
    """The rows found, all of them, for a spreadsheet."""
    offices = supporting(scene)
    if kind not in (CSV, ODS):
        raise Http404
    table = SupportTable(scene, offices, AskedOfSupport.of(request.GET))
    name = f"{scene.network.slug}-support-{scene.today}.{kind}"
    return download(written(kind, [sheet_of(table)]), name, MEDIA[kind])


def sheet_of(table: SupportTable) -> Table:
    """A row a body, a column a figure: what the page says in words is counted here."""
    rows = [line_of(table.row(one)) for one in table.found]
    return Table(_("Support of the bodies"), [*named(), *lived(), *late()], rows)


def named() -> list[str]:
    words = [_("Body"), _("Kind"), _("Territory"), _("Last meeting"), _("Next meeting")]
    return [*words, _("Regularity"), _("Would break on"), _("Turns")]


def lived() -> list[str]:
    seats = [_("Seats"), _("Without anybody"), _("Incomplete"), _("Silent")]
    alone = [_("Meetings of the season"), _("By itself, percent"), _("Season before, percent")]
    alone += [_("Things whose doing is known"), _("Things that the meetings asked for")]
    return [*seats, *alone, _("Standing seats"), _("That came"), _("That took part")]


def late() -> list[str]:
    words = [_("Actions overdue"), _("Agreed steps late"), _("Date asked for by"), _("Questions")]
    return [*words, _("What needs help")]


def line_of(row: SupportRow) -> list[Value]:
    """One body, column by column."""
    told, body = row.told, row.told.body
    why = " ; ".join(reason_words(one) for one in told.reasons)
    breaks = told.clock.next_break if told.clock else None
    found: list[Value] = [body.name, row.kind, body.territory, told.last_on, told.next_on]
    found += [state_of(told.clock), breaks, state_of(told.turns), *figures_of(told)]
    found += [told.overdue, told.agreed.late, told.called_until]
    return [*found, " ; ".join(questions_words(told.questions)), why]


def figures_of(told: BodyOverview) -> list[Value]:
    """Its seats, and what it does by itself."""
    seats, now = told.composition, told.now
    came = None if now.came is None else len(now.came)
    found: list[Value] = [seats.seats, seats.empty, seats.half, seats.silent, len(now.meetings)]
    found += [now.share, told.before.share, now.known, now.total]
    return [*found, len(now.seats), came, len(now.took_part)]


def state_of(verdict: Verdict | None) -> str:
    """The state of an article, in words."""
    return str(VERDICTS[verdict.state.value][1]) if verdict else ""
