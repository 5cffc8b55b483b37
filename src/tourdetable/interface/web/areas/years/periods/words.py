"""The periods of a network in sentences, and what a change of them touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.years.models import Draft, ScheduledMeeting
from tourdetable.domain.years.periods.dated import DatedPeriod
from tourdetable.domain.years.periods.impact import BINDING, PeriodImpact
from tourdetable.interface.language import days, labelled, listed, short_day

MOST_NAMED = 6
"""Meetings named one by one, of each draft; then how many more."""


@dataclass(frozen=True)
class PeriodWords:
    """One period as its line says it."""

    name: str
    days: str
    effect: str


def said(period: DatedPeriod) -> PeriodWords:
    """A period, its days, and what the network makes of it."""
    name, effect = capfirst(called(period)), str(period.effect.label)
    return PeriodWords(name, span_words(period.span), effect)


def called(period: DatedPeriod) -> str:
    """« Avant les municipales » for the weeks that come before."""
    return _("Before: %(name)s") % {"name": period.name} if period.before else period.name


def span_words(span: Span) -> str:
    """« du mardi 1 août 2028 au jeudi 31 août 2028 »."""
    return days(span.first, span.last)


def lines(found: PeriodImpact) -> Iterator[str]:
    """What a change touches: days, then the meetings of each draft, then those of the calendar."""
    yield from (line(period, str(period.effect.label)) for period in found.come)
    yield from (line(period, _("nothing special any more")) for period in gone(found))
    yield from meetings_there(found)
    if any(one.effect in BINDING for one in (*found.come, *found.go)):
        yield _("No date moves by itself: search each draft again to take these days into account.")


def meetings_there(found: PeriodImpact) -> Iterator[str]:
    """The meetings of drafts that fall in days that come, then those of the calendar."""
    planned = groupby(found.planned, key=lambda row: row.series.draft)
    yield from (of_draft(draft, list(rows)) for draft, rows in planned)
    if found.dated:
        named = enough([(str(meeting.body), on) for meeting, on in found.dated])
        yield labelled(_("In the calendar already, and staying there"), named)


def gone(found: PeriodImpact) -> Iterator[DatedPeriod]:
    """The periods that go, and that no other takes the place of."""
    replaced = {(one.name, one.span) for one in found.come}
    return (one for one in found.go if (one.name, one.span) not in replaced)


def line(period: DatedPeriod, effect: str) -> str:
    """« Août, du … au … : à éviter »."""
    return labelled(f"{called(period)}, {span_words(period.span)}", effect)


def of_draft(draft: Draft, rows: list[ScheduledMeeting]) -> str:
    """The meetings of a draft that fall there."""
    words = ngettext(
        "“%(draft)s” (%(year)s) has %(n)d meeting then",
        "“%(draft)s” (%(year)s) has %(n)d meetings then",
        len(rows),
    ) % {"draft": draft.name, "year": draft.year, "n": len(rows)}
    return labelled(words, enough([(str(row.series.body), row.on) for row in rows]))


def enough(meetings: list[tuple[str, date]]) -> str:
    """« Club (jeudi 3 août 2028), … et 4 autres »."""
    named = [f"{body} ({short_day(on)})" for body, on in meetings[:MOST_NAMED]]
    more = len(meetings) - MOST_NAMED
    if more > 0:
        named.append(ngettext("%(n)d other", "%(n)d others", more) % {"n": more})
    return listed(named)


def dates_of(spans: Iterable[Span]) -> str:
    """When known days are, for the help of a field."""
    found = [span_words(span) for span in spans]
    return capfirst(listed(found)) if found else str(_("No date is known yet."))
