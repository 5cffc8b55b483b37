"""Reads of the agreement: its periods, who signs them, what a charter asks of it."""

from __future__ import annotations

from datetime import date

from django.db.models import Min, Q, QuerySet

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.collation import folded
from tourdetable.domain.convention.models import AgreementPeriod, FacilitySeats, Signatory
from tourdetable.domain.networks.models import Network

ASKING = frozenset({"agreement_in_force", "shared_diagnosis"})
"""The checks that are judged on an agreement and its diagnoses."""

SEATS = "territory_seats"
"""The check that is judged on who is present on a territory."""


def asks_for_agreement(charter: Charter) -> bool:
    """Whether an article of the charter rests on an agreement, or on diagnoses."""
    return any(rule.check in ASKING for article in charter.articles for rule in article.rules)


def expects_seats(charter: Charter, kind: str) -> bool:
    """Whether an agreement says who is expected in the bodies of a kind."""
    rules = [rule for article in charter.articles for rule in article.rules]
    seats = [rule.bodies for rule in rules if rule.check == SEATS]
    return asks_for_agreement(charter) and any(not kinds or kind in kinds for kinds in seats)


def kept_since(network: Network) -> date:
    """Since when decisions of a network are kept here: the first day of its first charter."""
    first = network.charters.aggregate(first=Min("in_force_from"))["first"]
    return first or date.max


def periods_of(network: Network) -> QuerySet[AgreementPeriod]:
    """The periods of its agreement, the latest first, each with its assessment."""
    rows = AgreementPeriod.objects.filter(agreement__network=network)
    around = ("assessment__body", "assessment__decision", "stored", "assessment__stored")
    return rows.select_related("agreement", *around).order_by("-starts", "-pk")


def period_in_force(network: Network, *, on: date) -> AgreementPeriod | None:
    """The signed period of that day."""
    signed = Q(signed_on__isnull=False, starts__lte=on, ends__gte=on)
    rows = AgreementPeriod.objects.filter(signed, agreement__network=network)
    return rows.select_related("agreement").order_by("-starts").first()


def period_before(period: AgreementPeriod) -> AgreementPeriod | None:
    """The signed period that comes before another one."""
    rows = AgreementPeriod.objects.filter(agreement=period.agreement_id, signed_on__isnull=False)
    return rows.filter(starts__lt=period.starts).order_by("-starts").first()


def signing_before(period: AgreementPeriod) -> list[Signatory]:
    """Who still signs the period before on its last day, and is not written in this one."""
    before = period_before(period)
    if before is None:
        return []
    rows = signatories_of(before).exclude(institution__in=period.signatories.values("institution"))
    return [row for row in rows if row.ends is None or row.ends >= before.ends]


def seated_before(period: AgreementPeriod) -> list[FacilitySeats]:
    """The kinds of facilities that the period before seats, and of which this one says nothing."""
    before = period_before(period)
    said = {folded(one.facility_kind) for one in period.facility_seats.all()}
    rows = before.facility_seats.all() if before else ()
    return [one for one in rows if one.bodies and folded(one.facility_kind) not in said]


def signatories_of(period: AgreementPeriod) -> QuerySet[Signatory]:
    """Who signs it, or did, by name; joined and left by which amendments."""
    rows = period.signatories.select_related("institution", "joined_by", "left_by")
    return rows.order_by("institution__sort_key", "starts")
