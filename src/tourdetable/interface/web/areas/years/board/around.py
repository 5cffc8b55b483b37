"""How far a meeting of a draft is from those of its series before and after it, in words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.interface.language import day


def around(on: date, days: list[date]) -> str:
    """« 49 jours après la date précédente (…), 47 jours avant la suivante (…). »; nothing of one
    that is alone."""
    before = max((other for other in days if other < on), default=None)
    after = min((other for other in days if other > on), default=None)
    if before and after:
        said = {"since": length(before, on), "before": day(before)}
        said |= {"until": length(on, after), "after": day(after)}
        words = _(
            "%(since)s after the date before (%(before)s), %(until)s before the next (%(after)s)."
        )
        return words % said
    if after:
        said = {"until": length(on, after), "after": day(after)}
        return _("The first date of its series, %(until)s before the next (%(after)s).") % said
    if before:
        said = {"since": length(before, on), "before": day(before)}
        return _("The last date of its series, %(since)s after the one before (%(before)s).") % said
    return ""


def length(first: date, last: date) -> str:
    count = (last - first).days
    return ngettext("%(n)d day", "%(n)d days", count) % {"n": count}
