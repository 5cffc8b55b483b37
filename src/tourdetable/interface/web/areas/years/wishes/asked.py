"""What the charter asks of a series of meetings, in words, each with its article: shown beside
what people write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.judge import constraints as c
from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.interface.language import listed

WHOLE = {
    c.InSeason: gettext_lazy("within the season that the charter sets"),
    c.Blackout: gettext_lazy("never in the periods that the charter closes"),
    c.AheadOfYear: gettext_lazy("all dated before the season begins"),
    c.KnownAYearAhead: gettext_lazy("each dated a year ahead"),
    c.SeatsPresent: gettext_lazy("somebody comes for each seat"),
}
"""Constraints that are said without any value."""


def asked(
    charter: Charter, body_kind: str, meeting_kind: str, *, on: date
) -> Iterator[tuple[str, str]]:
    """All that the charter asks of one kind of meeting, in the order of its articles: the article
    and the words."""
    for constraint in c.constraints(charter, body_kind, on=on):
        words = in_words(constraint, charter)
        if words and (not constraint.meetings or meeting_kind in constraint.meetings):
            yield constraint.article, words


def in_words(constraint: c.Constraint, charter: Charter) -> str:
    """A constraint in words; nothing for what does not bear on a wish."""
    match constraint:
        case c.OnWeekdays(weekdays=days):
            return _("only on %(days)s") % {"days": weekdays(days)}
        case c.MinimumGap(days=n):
            return ngettext("at least %(n)d day apart", "at least %(n)d days apart", n) % {"n": n}
        case c.MaximumGap(months=n):
            return never_longer(n)
        case c.OnePerPeriod(months=n):
            return one_in_each(n)
        case c.InTurn(duties=duties):
            names = listed([word_for(charter.vocabulary.duties, code) for code in duties])
            return _("%(duties)s: each seat in turn") % {"duties": names}
    return str(WHOLE.get(type(constraint), ""))


def one_in_each(months: int) -> str:
    return ngettext(
        "one meeting in each month", "one meeting in each period of %(n)d months", months
    ) % {"n": months}


def never_longer(months: int) -> str:
    said = ngettext(
        "never more than %(n)d month without meeting",
        "never more than %(n)d months without meeting",
        months,
    )
    return said % {"n": months}


def weekdays(numbers: Iterable[int]) -> str:
    """« mardi, mercredi et jeudi » (0 is Monday)."""
    return listed([str(WEEKDAYS[number]) for number in sorted(numbers)])
