"""The questions that wait for the answer of a body, the answers to take note of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.domain.decisions.rules import KEEPING
from tourdetable.domain.journal.prepared import Prepared
from tourdetable.domain.referrals.enums import ANSWERED
from tourdetable.domain.referrals.models import Referral, ReferralStep
from tourdetable.domain.referrals.queries import open_steps
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.matters import Matter

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


OF_BODY = ("body", "body__name", "body__slug", "number", "first")
OF_REFERRALS = (
    Prepared(to_answer, columns=(*OF_BODY, "overdue")),
    Prepared(to_hear, columns=OF_BODY),
)
"""What is read, in that order."""


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
