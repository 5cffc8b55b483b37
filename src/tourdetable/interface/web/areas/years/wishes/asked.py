"""What the charter asks of a series of meetings, in words, each with its article: shown beside
what people write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.judge import constraints as c
from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.interface.language import listed


@dataclass(frozen=True)
class Asked:
    """One thing that an article asks of the calendar. `group` is the part of the wishes beside
    which it is said."""

    article: str
    title: str
    group: str
    words: str


def asked(charter: Charter, body_kind: str, meeting_kind: str, *, on: date) -> tuple[Asked, ...]:
    """All that the charter asks of one kind of meeting, in the order of its articles."""
    found = []
    for constraint in c.constraints(charter, body_kind, on=on):
        said = in_words(constraint, charter)
        if said and (not constraint.meetings or meeting_kind in constraint.meetings):
            article = charter.articles_by_id.get(constraint.article)
            found.append(Asked(constraint.article, article.title if article else "", *said))
    return tuple(found)


def in_words(constraint: c.Constraint, charter: Charter) -> tuple[str, str] | None:
    """The group and the words of a constraint; None for what does not bear on a wish."""
    said = SAID.get(type(constraint))
    if said is None:
        return None
    group, words = said
    return group, words(constraint, charter)


def on_weekdays(constraint: Any, _charter: Charter) -> str:
    return _("only on %(days)s") % {"days": weekdays(constraint.weekdays)}


def in_season(_constraint: Any, _charter: Charter) -> str:
    return _("within the season that the charter sets")


def blackout(_constraint: Any, _charter: Charter) -> str:
    return _("never in the periods that the charter closes")


def minimum_gap(constraint: Any, _charter: Charter) -> str:
    days: int = constraint.days
    return ngettext("at least %(n)d day apart", "at least %(n)d days apart", days) % {"n": days}


def maximum_gap(constraint: Any, _charter: Charter) -> str:
    months: int = constraint.months
    words = ngettext(
        "never more than %(n)d month without meeting",
        "never more than %(n)d months without meeting",
        months,
    )
    return words % {"n": months}


def one_per_period(constraint: Any, _charter: Charter) -> str:
    months: int = constraint.months
    return ngettext(
        "one meeting in each month", "one meeting in each period of %(n)d months", months
    ) % {"n": months}


def ahead(_constraint: Any, _charter: Charter) -> str:
    return _("all dated before the season begins")


def year_ahead(_constraint: Any, _charter: Charter) -> str:
    return _("each dated a year ahead")


def seats_present(_constraint: Any, _charter: Charter) -> str:
    return _("somebody comes for each seat")


def in_turn(constraint: Any, charter: Charter) -> str:
    return _("%(duties)s: each seat in turn") % {
        "duties": listed([name(charter, code) for code in constraint.duties])
    }


SAID: Mapping[type[c.Constraint], tuple[str, Callable[[Any, Charter], str]]] = {
    c.OnWeekdays: ("days", on_weekdays),
    c.InSeason: ("season", in_season),
    c.Blackout: ("season", blackout),
    c.MinimumGap: ("gaps", minimum_gap),
    c.MaximumGap: ("gaps", maximum_gap),
    c.OnePerPeriod: ("gaps", one_per_period),
    c.AheadOfYear: ("number", ahead),
    c.KnownAYearAhead: ("number", year_ahead),
    c.SeatsPresent: ("people", seats_present),
    c.InTurn: ("duties", in_turn),
}
"""What each constraint is about, and how it is said."""


def name(charter: Charter, duty: str) -> str:
    return word_for(charter.vocabulary.duties, duty)


def weekdays(numbers: Iterable[int]) -> str:
    """« mardi, mercredi et jeudi » (0 is Monday)."""
    return listed([str(WEEKDAYS[number]) for number in sorted(numbers)])
