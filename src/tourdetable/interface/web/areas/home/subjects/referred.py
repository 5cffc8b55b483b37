"""The questions that wait for the answer of a body, the answers to take note of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Count, DateField, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.domain.decisions.rules import KEEPING
from tourdetable.domain.journal.prepared import Given, Prepared
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.domain.referrals.enums import ANSWERED
from tourdetable.domain.referrals.models import Referral, ReferralStep
from tourdetable.domain.referrals.queries import is_kept, open_steps
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.holdings import bodies
from tourdetable.interface.web.areas.home.matters import Matter, Pending, in_words

TO_ANSWER = gettext_lazy("Questions that wait for an answer")
TO_HEAR = gettext_lazy("Answers to take note of")


class WaitingQuestions(NamedTuple):
    """How many questions wait for the answer of a body, or answers for it to hear of; how many are
    overdue."""

    body: int
    body_name: str
    body_slug: str
    number: int
    first: int
    late: int = 0


def to_answer() -> QuerySet[Any, Any]:
    """By body, those of today."""
    here = charges.bodies_of_today().order_by()
    rows: QuerySet[Any, Any] = open_steps(ReferralStep.objects.filter(body__in=here)).order_by()
    late = Count("pk", filter=Q(last__lt=charges.DAY))
    counted = {"number": Count("pk"), "first": Min("referral"), "overdue": late}
    found: QuerySet[Any, Any] = rows.values("body").annotate(**counted)
    return found.order_by("body__sort_key", "body")


def to_hear() -> QuerySet[Any, Any]:
    """The same of what was answered to a body that asked."""
    rows = Referral.objects.filter(network=charges.NETWORK, state__in=ANSWERED, heard_on=None)
    found = rows.order_by().values("body").annotate(number=Count("pk"), first=Min("pk"))
    return found.order_by("body__sort_key", "body")


def asked_of_seats() -> QuerySet[Any, Any]:
    """What waits at the bodies where the person sits, as `to_answer`."""
    rows: QuerySet[Any, Any] = open_steps(ReferralStep.objects.filter(body__in=bodies())).order_by()
    late = Count("pk", filter=Q(last__lte=Given("yesterday", DateField())))
    counted = {"number": Count("pk"), "first": Min("referral"), "overdue": late}
    found: QuerySet[Any, Any] = rows.values("body").annotate(**counted)
    return found.order_by("body__sort_key", "body")


def heard_by_seats() -> QuerySet[Any, Any]:
    """What was answered to them, as `to_hear`."""
    rows = Referral.objects.filter(body__in=bodies(), state__in=ANSWERED, heard_on=None)
    found = rows.order_by().values("body").annotate(number=Count("pk"), first=Min("pk"))
    return found.order_by("body__sort_key", "body")


def questions_of_seats() -> QuerySet[Referral]:
    """Both."""
    asked = ReferralStep.objects.filter(closed_on=None, body__in=bodies(), referral=OuterRef("pk"))
    heard = Q(body__in=bodies(), state__in=ANSWERED, heard_on=None)
    return Referral.objects.filter(Exists(asked) | heard)


OF_BODY = ("body", "body__name", "body__slug", "number", "first")
OF_REFERRALS = (
    Prepared(to_answer, columns=(*OF_BODY, "overdue")),
    Prepared(to_hear, columns=OF_BODY),
)
"""What is read, in that order."""
ASKED_OF_SEATS = Prepared(asked_of_seats, columns=(*OF_BODY, "overdue"))
HEARD_BY_SEATS = Prepared(heard_by_seats, columns=OF_BODY)


def of_seats(
    places: Iterable[Standing], given: Mapping[str, object], now: datetime
) -> Iterator[Pending]:
    """Both, to those who sit where nobody prepares the meetings nor keeps what is decided: each
    seat acts for the body there (for each such body, three queries)."""
    known = {seat.body_id: (place, seat.body) for place in places for seat in place.seats}
    for subject, rows in SUBJECTS:
        for one in (WaitingQuestions(*row) for row in rows.rows(**given)):
            if one.body in known:
                yield from of_seat(one, subject, *known[one.body], now)


def of_seat(
    one: WaitingQuestions, subject: Subject, place: Standing, body: Body, now: datetime
) -> Iterator[Pending]:
    """What waits at a body, unless somebody keeps it."""
    code, topic, words = subject
    if able := alone(place, body, now):
        why, in_full = in_words(able, place), partial(words, one, place.network.slug)
        yield Pending(place.network, code, str(topic), why, in_full, late=bool(one.late))


def alone(place: Standing, body: Body, now: datetime) -> Capacities:
    """The person's seats in a body that nobody keeps."""
    turns, on = current_turns(body, now=now), local_day(place.network, now)
    return () if is_kept(body, place.charter, turns, on=on) else place.seats_in(body.pk)


def of_referrals(
    asked: Iterable[tuple[Any, ...]], heard: Iterable[tuple[Any, ...]], slug: str, tell: Any
) -> Iterator[Any]:
    """Both, to those who prepare the meetings of the body, or keep what it decides."""
    for one in map(WaitingQuestions._make, asked):
        in_full = partial(asked_in_words, one, slug)
        late = bool(one.late)
        yield from tell("referrals", TO_ANSWER, KEEPING, one.body, in_full, late=late)
    for row in heard:
        answered = WaitingQuestions(*row)
        in_full = partial(heard_in_words, answered, slug)
        yield from tell("answers-down", TO_HEAR, KEEPING, answered.body, in_full, late=False)


def asked_in_words(one: WaitingQuestions, slug: str) -> Matter:
    """How many, and how many are overdue; a single one is opened at once."""
    words = ngettext("%(n)d question", "%(n)d questions", one.number) % {"n": one.number}
    if one.late:
        overdue = ngettext("%(n)d is overdue", "%(n)d are overdue", one.late) % {"n": one.late}
        words = f"{words}, {overdue}"
    url = where(one, slug, f"to={one.body_slug}&state=live")
    return Matter(labelled(one.body_name, words), one.body_name, url, _("Read what is asked"))


def heard_in_words(one: WaitingQuestions, slug: str) -> Matter:
    words = ngettext("%(n)d answer", "%(n)d answers", one.number) % {"n": one.number}
    url = where(one, slug, f"body={one.body_slug}&state=answered")
    return Matter(labelled(one.body_name, words), one.body_name, url, _("Read the answer"))


def where(one: WaitingQuestions, slug: str, asked: str) -> str:
    """The register of those; the page of a single one."""
    if one.number == 1:
        return reverse("referral", args=[slug, one.first])
    return f"{reverse('referrals', args=[slug])}?{asked}"


Subject = tuple[str, Promise, Callable[[WaitingQuestions, str], Matter]]
"""Its code, how it is called, how one of its matters is said."""

SUBJECTS: tuple[tuple[Subject, Prepared], ...] = (
    (("referrals", TO_ANSWER, asked_in_words), ASKED_OF_SEATS),
    (("answers-down", TO_HEAR, heard_in_words), HEARD_BY_SEATS),
)
