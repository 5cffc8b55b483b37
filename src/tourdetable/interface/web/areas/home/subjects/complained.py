"""The complaints about a network that nobody has answered, for those who animate it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.journal.prepared import Prepared
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.matters import Matter

COMPLAINTS = gettext_lazy("Complaints to answer")


class Complained(NamedTuple):
    """How many wait for an answer, and since too long."""

    network: int
    number: int
    late: int


def complained() -> QuerySet[Any, Any]:
    """Those of the network: a row, or none."""
    rows = Complaint.objects.filter(network=charges.NETWORK, answered_at=None)
    rows = rows.alias(end=Coalesce("deferred_until", "due_on"))
    late = Count("pk", filter=Q(end__lt=charges.DAY))
    return rows.order_by().values(held=F("network")).annotate(number=Count("pk"), late=late)


OF_COMPLAINTS = Prepared(complained, columns=("held", "number", "late"))


def of_complaints(found: Iterable[tuple[Any, ...]], slug: str, tell: Any) -> Iterator[Any]:
    """To those who convene for the whole network."""
    for one in map(Complained._make, found):
        in_full = partial(complaints_in_words, one, slug)
        late = bool(one.late)
        yield from tell("complaints", COMPLAINTS, (Right.CONVENE,), None, in_full, late=late)


def complaints_in_words(one: Complained, slug: str) -> Matter:
    words = ngettext("%(n)d complaint", "%(n)d complaints", one.number) % {"n": one.number}
    if one.late:
        late = ngettext("%(n)d is overdue", "%(n)d are overdue", one.late) % {"n": one.late}
        words = f"{words} ({late})"
    return Matter(words, words, reverse("network_complaints", args=[slug]), _("Read them"))
