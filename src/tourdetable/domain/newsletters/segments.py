"""To whom a newsletter goes: mailboxes, by what their readers hold in the network that day, or by
what they subscribed to.

A segment is a code: `network`, `kind:itc` (those who sit in bodies of a kind), `college:state`,
`tier:departmental` (that of their institution), `readers` and `readers:association` (those who
subscribed). A charter's codes are data: no segment is known here by its own.

Who said that they want none is in their segments all the same, and has no message (`sending.py`):
how many a segment holds tells nobody who they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tourdetable.domain.networks.models import Mandate, Network, Office, Seat
from tourdetable.domain.newsletters.models import NewsSubscription

EVERYBODY, READERS = "network", "readers"

Reason = Mandate | Office | NewsSubscription


@dataclass(frozen=True)
class ReaderOfCopies:
    """A mailbox that is written to, and why: the first of what puts it there."""

    account: int
    why: Reason


def codes_of(why: Reason) -> tuple[str, ...]:
    """The segments that somebody is of, by this."""
    if isinstance(why, NewsSubscription):
        return READERS, f"{READERS}:{why.profile}"
    if isinstance(why, Office):
        return (EVERYBODY,)
    seat, tier = why.seat, why.seat.institution.tier
    own = (EVERYBODY, f"kind:{seat.body.kind}", f"college:{seat.college}")
    return (*own, f"tier:{tier}") if tier else own


def reasons(network: Network, *, on: date) -> Iterator[tuple[int, Reason]]:
    """All that puts a mailbox in some segment, seats first (three queries)."""
    every: list[Mandate | Office] = [*mandates(network, on), *offices(network, on)]
    for held in every:
        account = held.person.account_id
        if account is not None:
            yield account, held
    rows = NewsSubscription.objects.filter(network=network, ended_at=None)
    for one in rows.filter(account__is_active=True):
        if one.account_id is not None:
            yield one.account_id, one


def mandates(network: Network, on: date) -> QuerySet[Mandate]:
    """The mandates of a day, of those who may be written to."""
    seats = Seat.objects.active(on).filter(body__network=network)
    rows = Mandate.objects.active(on).filter(seat__in=seats, person__account__is_active=True)
    return rows.select_related("person", "seat__body", "seat__institution").order_by("pk")


def offices(network: Network, on: date) -> QuerySet[Office]:
    """The same of offices."""
    rows = Office.objects.active(on).filter(network=network, person__account__is_active=True)
    return rows.select_related("person").order_by("pk")


def readers_in(network: Network, segments: Collection[str], *, on: date) -> list[ReaderOfCopies]:
    """The mailboxes of some segments, each once."""
    found: dict[int, ReaderOfCopies] = {}
    for account, why in reasons(network, on=on):
        if account not in found and not {*codes_of(why)}.isdisjoint(segments):
            found[account] = ReaderOfCopies(account, why)
    return [found[account] for account in sorted(found)]


def sizes(network: Network, *, on: date) -> Mapping[str, int]:
    """How many mailboxes each segment holds that day: those that hold some."""
    pairs = {(code, account) for account, why in reasons(network, on=on) for code in codes_of(why)}
    return Counter(code for code, _account in pairs)


def known_codes(codes: Iterable[str], *, among: Mapping[str, int]) -> list[str]:
    """Those of the codes that are segments of today, each once, in their order."""
    return [code for code in dict.fromkeys(codes) if code in among]
