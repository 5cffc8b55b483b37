"""The diagnoses that wait for one's institution, the agreement that ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.words.days import add_months
from tourdetable.domain.convention.enums import DiagnosisState
from tourdetable.domain.convention.models import AgreementPeriod, DiagnosisPartner, SharedDiagnosis
from tourdetable.domain.convention.queries.diagnoses import brought_by
from tourdetable.domain.convention.queries.renewal import SEASON
from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.networks.models import Network, Seat
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.holdings import mandates
from tourdetable.interface.web.areas.home.matters import Matter

ENDING = gettext_lazy("Agreement whose next period is to be prepared")


@dataclass(frozen=True)
class DiagnosisLine:
    """A diagnosis to which an institution is asked to bring something, or which it is asked to
    approve, for which the person holds a seat."""

    network: Network
    diagnosis: SharedDiagnosis
    partner: DiagnosisPartner
    seat: Seat

    @property
    def why(self) -> str:
        called = _("Why you: %(seat)s is called on to bring what it knows.")
        asked = _("Why you: %(seat)s is asked to approve it.")
        return (called if self.diagnosis.is_draft else asked) % {"seat": self.seat}


def asked_to_approve() -> QuerySet[DiagnosisPartner]:
    """What the institutions for which the person holds seats are asked, in these networks: to
    approve; before, to bring something, as long as they have brought nothing."""
    held = mandates().filter(
        seat__institution=OuterRef("institution"),
        seat__body__network=OuterRef("diagnosis__network"),
    )
    brought = brought_by(OuterRef("institution")).filter(diagnosis=OuterRef("diagnosis"))
    waits = Q(answer="", diagnosis__state=DiagnosisState.ASKED)
    waits |= ~Exists(brought) & Q(called_on__isnull=False, diagnosis__state=DiagnosisState.DRAFT)
    return DiagnosisPartner.objects.filter(Exists(held), waits).order_by("pk")


APPROVALS = Prepared(
    asked_to_approve,
    Part("", DiagnosisPartner),
    Part("diagnosis__", SharedDiagnosis, without=("words",)),
    Part("diagnosis__network__", Network),
)


def diagnosis_lines(
    rows: Iterable[tuple[Any, ...]], seats: Mapping[int, Seat]
) -> Iterator[DiagnosisLine]:
    """Those for which the person still holds a seat."""
    for partner, diagnosis, network in rows:
        for seat in seats.values():
            here = seat.body.network_id == network.pk
            if here and seat.institution_id == partner.institution_id:
                yield DiagnosisLine(network, diagnosis, partner, seat)
                break


class EndingPeriod(NamedTuple):
    """A period that ends within a season, and after which none is signed."""

    period: int
    title: str
    ends: date


def ending() -> QuerySet[AgreementPeriod]:
    """Those of the network, the last first."""
    here = {"agreement__network": charges.NETWORK, "signed_on__isnull": False}
    later = AgreementPeriod.objects.filter(
        agreement=OuterRef("agreement"), signed_on__isnull=False, starts__gt=OuterRef("ends")
    )
    days = {"starts__lte": Given("day", DateField()), "ends__lte": Given("a_season", DateField())}
    return AgreementPeriod.objects.filter(~Exists(later), **here, **days).order_by("-ends", "pk")


OF_AGREEMENT = Prepared(ending, columns=("pk", "title", "ends"))


def in_a_season(today: date) -> date:
    """The day up to which a period that ends has to be followed by another one."""
    return add_months(today, SEASON)


def of_agreement(
    found: Iterable[tuple[Any, ...]], slug: str, today: date, tell: Any
) -> Iterator[Any]:
    """The period that ends, to those who compose the network."""
    for period in map(EndingPeriod._make, found):
        in_full = partial(ending_in_words, period, slug)
        late, rights = period.ends < today, (Right.COMPOSE,)
        yield from tell("agreement", ENDING, rights, None, in_full, late=late)


def ending_in_words(one: EndingPeriod, slug: str) -> Matter:
    said = {"title": one.title, "day": shown_day(one.ends)}
    what = _("“%(title)s” ends on %(day)s") % said
    return Matter(what, one.title, reverse("agreement", args=[slug]), _("See what is left to do"))
