"""What support asks of those who convene a body, and what was agreed there and is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.coordination.models import DatesCall, SupportNote
from tourdetable.domain.coordination.queries import is_answered, unsettled
from tourdetable.domain.coordination.rules import may_support
from tourdetable.domain.journal.prepared import Prepared
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.holdings import NOW
from tourdetable.interface.web.areas.home.matters import Matter

DATES = gettext_lazy("Dates that are asked for")
AGREED = gettext_lazy("Support: what was agreed and is late")
CONVENING = (Right.CONVENE,)


class AskedDate(NamedTuple):
    """A date that is asked of a body, by a day; when it meets next."""

    body: int
    body_name: str
    body_slug: str
    until: date
    next_at: datetime | None

    def is_answered(self, place: Standing) -> bool:
        """Whether it meets by that day."""
        day = local_day(place.network, self.next_at) if self.next_at else None
        return is_answered(self.until, day)


def asked_dates() -> QuerySet[DatesCall]:
    """Those of the bodies of today, the first wanted first."""
    coming = Meeting.objects.filter(body=OuterRef("body"), state__in=CALENDAR, starts_at__gt=NOW)
    rows = DatesCall.objects.filter(taken_back_on=None, until__gte=charges.DAY)
    rows = rows.filter(body__in=charges.bodies_of_today().order_by())
    next_at = Subquery(coming.order_by("starts_at").values("starts_at")[:1])
    return rows.annotate(next_at=next_at).order_by("until", "pk")


class LateSteps(NamedTuple):
    """How many things that were agreed with a body are late."""

    body: int
    body_name: str
    body_slug: str
    number: int


def late_steps() -> QuerySet[Any, Any]:
    """By body, those of today."""
    rows = unsettled(SupportNote.objects.filter(due__lt=charges.DAY))
    rows = rows.filter(body__in=charges.bodies_of_today().order_by())
    found = rows.order_by().values("body").annotate(number=Count("pk"))
    return found.order_by("body__sort_key", "body")


OF_SUPPORT = (
    Prepared(asked_dates, columns=("body", "body__name", "body__slug", "until", "next_at")),
    Prepared(late_steps, columns=("body", "body__name", "body__slug", "number")),
)
"""What is read, in that order."""


def of_support(
    found: Sequence[Iterable[tuple[Any, ...]]], place: Standing, tell: Any
) -> Iterator[Any]:
    """What each is asked: dates, of those who convene the body itself; what is late, of whoever
    supports it."""
    dates, late = found
    slug = place.network.slug
    for left in map(LateSteps._make, late if may_support(place) else ()):
        in_full = partial(late_in_words, left, slug)
        yield from tell("agreed", AGREED, CONVENING, left.body, in_full, late=True)
    for one in map(AskedDate._make, () if may_support(place) else dates):
        if not one.is_answered(place):
            in_full = partial(date_in_words, one, slug)
            yield from tell("dates", DATES, CONVENING, one.body, in_full, late=False)


def date_in_words(one: AskedDate, slug: str) -> Matter:
    words = _("a meeting by %(day)s") % {"day": shown_day(one.until)}
    url = reverse("meeting_new", args=[slug, one.body_slug])
    return Matter(labelled(one.body_name, words), one.body_name, url, _("Choose a date"))


def late_in_words(one: LateSteps, slug: str) -> Matter:
    words = ngettext("%(n)d thing", "%(n)d things", one.number) % {"n": one.number}
    url = f"{reverse('support', args=[slug, one.body_slug])}#journal"
    return Matter(labelled(one.body_name, words), one.body_name, url, _("Read the journal"))
