"""What lets somebody say that they read circulated minutes, or relayed something, without signing
in: in a link, for this one thing and one mandate."""

from __future__ import annotations

from django.db.models import QuerySet

from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.meetings.tokens import numbers_of, same, signed
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Mandate

LINK = "tourdetable.relays.link"
WORK = "work"
"""How the token of a deliverable begins; that of minutes begins by nothing."""


def token_of(minutes: int, mandate: Mandate) -> str:
    """What the link of a holder holds, for minutes; read the mandate with its person and their
    account."""
    return made(LINK, minutes, mandate)


def work_token(work: int, mandate: Mandate) -> str:
    """The same for a deliverable."""
    return f"{WORK}.{made(f'{LINK}.{WORK}', work, mandate)}"


def made(salt: str, number: int, mandate: Mandate) -> str:
    account = mandate.person.account
    return signed(salt, number, mandate.pk, account.email if account else "")


def link_of(token: str) -> tuple[Minutes | Deliverable, Mandate] | None:
    """What was circulated, and the holder of a link; None when it is forged, or when their address
    has changed since (two queries)."""
    kind, dot, rest = token.partition(".")
    number, holder = numbers_of(rest if dot else token)
    mandate = holder_of(holder) if number else None
    if mandate is None:
        return None
    made_for = work_token if kind == WORK else token_of
    if not same(token, made_for(number, mandate)):
        return None
    rows = circulated_works(mandate) if kind == WORK else circulated_minutes(mandate)
    found = rows.filter(pk=number).first()
    return (found, mandate) if found is not None else None


def holder_of(pk: int) -> Mandate | None:
    """The mandate of somebody whose account lives."""
    around = ("person__account", "seat__institution", "seat__body__network")
    rows = Mandate.objects.select_related(*around).filter(person__account__is_active=True)
    return rows.filter(pk=pk).first()


def circulated_minutes(mandate: Mandate) -> QuerySet[Minutes]:
    """Those of the body of a seat."""
    rows = Minutes.objects.select_related("meeting__body__network", "meeting__place")
    return rows.filter(state=MinutesState.CIRCULATED, meeting__body=mandate.seat.body_id)


def circulated_works(mandate: Mandate) -> QuerySet[Deliverable]:
    """Those of the network of a seat."""
    rows = Deliverable.objects.select_related("network", "body", "in_force__stored")
    return rows.filter(circulated_on__isnull=False, network=mandate.seat.body.network_id)
