"""What the reading of a calendar has to say: what was left aside, what was counted with a doubt,
what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from tourdetable.domain.availability.enums import DOUBTFUL, NOT_UNDERSTOOD, Aside
from tourdetable.domain.availability.free_busy import FreeBusy
from tourdetable.domain.availability.models import CalendarReading
from tourdetable.interface.language import listed

NOT_COUNTED = tuple(kind for kind in Aside if kind not in (*NOT_UNDERSTOOD, *DOUBTFUL))

WORDS = {
    Aside.NETWORK: ngettext_lazy(
        "%(n)s meeting of the network, left aside",
        "%(n)s meetings of the network, left aside",
        "n",
    ),
    Aside.CANCELLED: ngettext_lazy(
        "%(n)s appointment that was cancelled",
        "%(n)s appointments that were cancelled",
        "n",
    ),
    Aside.DECLINED: ngettext_lazy(
        "%(n)s invitation that you declined",
        "%(n)s invitations that you declined",
        "n",
    ),
    Aside.FREE: ngettext_lazy(
        "%(n)s appointment during which you show yourself as free",
        "%(n)s appointments during which you show yourself as free",
        "n",
    ),
    Aside.HOURS: ngettext_lazy(
        "%(n)s appointment in the evening, at night or at the week-end",
        "%(n)s appointments in the evening, at night or at the week-end",
        "n",
    ),
    Aside.PAST: ngettext_lazy(
        "%(n)s appointment that is past", "%(n)s appointments that are past", "n"
    ),
    Aside.FAR: ngettext_lazy(
        "%(n)s appointment more than two years ahead",
        "%(n)s appointments more than two years ahead",
        "n",
    ),
    Aside.TENTATIVE: ngettext_lazy(
        "%(n)s appointment that is tentative, or that you have not answered: you come if need be",
        "%(n)s appointments that are tentative, or that you have not answered: you come if need be",
        "n",
    ),
    Aside.ZONE: ngettext_lazy(
        "%(n)s appointment in an unknown time zone: it is read at the network’s time",
        "%(n)s appointments in an unknown time zone: they are read at the network’s time",
        "n",
    ),
    Aside.EXCEPTION: ngettext_lazy(
        "%(n)s change to a series makes no sense: the series is counted without it",
        "%(n)s changes to a series make no sense: the series are counted without them",
        "n",
    ),
    Aside.UNCLOSED: ngettext_lazy(
        "%(n)s appointment whose end is missing in the file: it is counted by what can be read",
        "%(n)s appointments whose end is missing in the file: they are counted by what can be read",
        "n",
    ),
    Aside.UNDATED: ngettext_lazy(
        "%(n)s appointment without a date that can be read",
        "%(n)s appointments without a date that can be read",
        "n",
    ),
    Aside.ENDLESS: ngettext_lazy(
        "%(n)s appointment without an end, or that lasts no time",
        "%(n)s appointments without an end, or that last no time",
        "n",
    ),
    Aside.REVERSED: ngettext_lazy(
        "%(n)s appointment that ends before it starts",
        "%(n)s appointments that end before they start",
        "n",
    ),
    Aside.RULE: ngettext_lazy(
        "%(n)s appointment that repeats too often, or in a way that is not understood",
        "%(n)s appointments that repeat too often, or in a way that is not understood",
        "n",
    ),
    Aside.TORN: ngettext_lazy(
        "%(n)s appointment whose beginning is missing in the file",
        "%(n)s appointments whose beginning is missing in the file",
        "n",
    ),
}


@dataclass(frozen=True)
class ReadingWords:
    """The last reading of a calendar, in words."""

    at: datetime
    entries: int
    not_counted: list[str]
    doubtful: list[str]
    not_understood: list[str]


def reading_words(reading: CalendarReading) -> ReadingWords:
    """What the page says of a reading."""
    aside = reading.aside
    return ReadingWords(
        reading.read_at,
        reading.entries,
        lines(aside, NOT_COUNTED),
        with_zones(lines(aside, DOUBTFUL), aside, reading.zones),
        lines(aside, NOT_UNDERSTOOD),
    )


def lines(aside: Mapping[str, int], kinds: Sequence[Aside]) -> list[str]:
    """One line a kind, with its number."""
    return [str(WORDS[kind] % {"n": aside[kind]}) for kind in kinds if aside.get(kind)]


def with_zones(said: list[str], aside: Mapping[str, int], zones: Sequence[str]) -> list[str]:
    """The names of the zones that nobody knows, after the lines that tell of doubts."""
    names = listed(_("“%(name)s”") % {"name": name} for name in zones)
    unknown = _("Unknown time zones: %(names)s") % {"names": names}
    return [*said, unknown] if zones and aside.get(Aside.ZONE) else said


def tentative(days: int) -> str:
    """What is kept of tentative appointments."""
    words = ngettext(
        "%(n)s other is kept as “if need be”.", "%(n)s others are kept as “if need be”.", days
    )
    return words % {"n": days}


def told(found: FreeBusy) -> str:
    """What an import kept, the network's meetings, and whether the rest is to be looked at."""
    kept = _("No half-day of your calendar is busy.")
    if found.days:
        kept = ngettext(
            "%(n)s busy day or half-day of your calendar is kept.",
            "%(n)s busy days or half-days of your calendar are kept.",
            found.days,
        ) % {"n": found.days}
    may = [tentative(found.tentative_days)] if found.tentative_days else []
    ours = [f"{line}." for line in lines(found.aside, [Aside.NETWORK])]
    odd = sum(found.aside.get(kind, 0) for kind in (*DOUBTFUL, *NOT_UNDERSTOOD))
    look = [_("Some appointments are to be checked: see below.")] if odd else []
    return " ".join([kept, *may, *ours, *look])
