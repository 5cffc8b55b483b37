"""From whom a received message is proven to come, and about which meeting.

What proves it is what only whoever read our message knows: the address to answer to, or the
identifier of the message. All the rest of a message can be made up by anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.encoding import punycode

from tourdetable.core.correspondence.terms import Correspondence, Respondent
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.calendar.uids import meeting_named_in
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.tokens import WRITTEN, account_of
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.finding import at_address
from tourdetable.domain.people.models import Account, OtherAddress

Named = Callable[[str], tuple[int, int] | None]
"""What the identifier of a message of ours names: an event and a mailbox (their ids)."""

MOST = 20
"""How many signatures of one message are looked at."""
BIGGEST = 2**63 - 1
REMARK = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Origin:
    """The mailbox that a message comes from (or, of a bounce, that it is about), what it answers,
    and whether that is proven."""

    account: Account | None = None
    meeting: Meeting | None = None
    network: Network | None = None
    proven: bool = False


def origin_of(message: Correspondence, named: Named, *, trusted: str) -> Origin:
    """Where a message comes from: by a signature; else, of an answer, by the meeting that it names
    and its sender, whom our own mail server may vouch for (`trusted`: its name)."""
    claims = [*by_address(message.recipients), *by_reference(message.references, named)]
    if claims:
        own = (one for one in claims if one.account and agrees(message, one.account))
        return next(own, claims[0])
    return by_calendar(message, trusted=trusted)


def by_address(addresses: Iterable[str]) -> Iterator[Origin]:
    """The signatures that addresses hold."""
    boxes = (address.rpartition("@")[0] for address in addresses)
    found = [token for token in map(WRITTEN.search, boxes) if token]
    for token in found[:MOST]:
        known = account_of(token[0])
        meeting = meeting_of(known[0]) if known else None
        if known and meeting:
            yield Origin(known[1], meeting, meeting.body.network, proven=True)


def by_reference(references: Iterable[str], named: Named) -> Iterator[Origin]:
    """Those of the messages of ours that it answers, or returns."""
    for event_pk, account_pk in dict.fromkeys(filter(None, map(named, references))):
        account = Account.objects.filter(pk=account_pk, is_active=True).first()
        event = Event.objects.filter(pk=event_pk).first()
        if account is None or event is None:
            continue
        meeting = meeting_of_event(event)
        network = meeting.body.network if meeting else network_of(event.network)
        yield Origin(account, meeting, network, proven=True)


def by_calendar(message: Correspondence, *, trusted: str) -> Origin:
    """The meeting that an answer names, and the member who says that they send it."""
    named = meeting_named_in(message.response.uid) if message.response else None
    meeting = meeting_of(named[1], network=named[0]) if named else None
    if meeting is None:
        return Origin()
    persons = at_address(message.sender).filter(mandates__seat__body=meeting.body)
    account = next((one.account for one in persons if one.account), None)
    if account is None:
        return Origin()
    proven = is_vouched_for(message, trusted)
    return Origin(account, meeting, meeting.body.network, proven=proven)


def meeting_of(pk: int, network: str = "") -> Meeting | None:
    """A meeting, if it is there (and of that network)."""
    if not 0 < pk <= BIGGEST:
        return None
    rows = Meeting.objects.filter(pk=pk).select_related("body__network", "place")
    return (rows.filter(body__network__slug=network) if network else rows).first()


def meeting_of_event(event: Event) -> Meeting | None:
    """The meeting that an event is about."""
    kind, _colon, number = event.subject.partition(":")
    return meeting_of(int(number)) if kind == "meeting" and number.isdecimal() else None


def network_of(slug: str) -> Network | None:
    return Network.objects.filter(slug=slug).first()


def addresses_of(account: Account) -> set[str]:
    """The addresses by which the people of a mailbox are known, as `box` writes them."""
    others = OtherAddress.objects.filter(
        person__account=account, confirmed_at__isnull=False
    ).values_list("account__email", flat=True)
    return {box(account.email), *map(box, others)}


def box(address: str) -> str:
    """An address as two are compared: in small letters, its domain as the network writes it."""
    name, _at, place = address.casefold().rpartition("@")
    try:
        return f"{name}@{punycode(place)}"
    except UnicodeError:
        return address.casefold()


def untagged(address: str) -> str:
    """An address without what its reader adds after a + (RFC 5233): both reach one mailbox."""
    name, _at, place = box(address).rpartition("@")
    return f"{name.partition('+')[0]}@{place}"


def agrees(message: Correspondence, account: Account) -> bool:
    """Whether a message says that it comes from a mailbox: its sender, or the person invited."""
    known = set(map(untagged, addresses_of(account)))
    said = {message.sender, *[one.address for one in invitees(message)]}
    return any(untagged(one) in known for one in said if one)


def invitees(message: Correspondence) -> tuple[Respondent, ...]:
    """Those whom the answer is of."""
    return message.response.invitees if message.response else ()


def is_vouched_for(message: Correspondence, trusted: str) -> bool:
    """Whether our own mail server, named so, says that the domain of its sender sent it (RFC 8601,
    DMARC). Only the first such header is looked at: those below may be the sender's."""
    said = REMARK.sub(" ", message.vouching)
    server, _semicolon, results = said.partition(";")
    known = trusted and server.split()[:1] == [trusted]
    if not known or message.senders != 1 or not re.search(r"\bdmarc\s*=\s*pass\b", results):
        return False
    place = box(message.sender).rpartition("@")[2]
    told = re.search(r"\bheader\.from\s*=\s*\"?([^\s;\"]+)", results)
    return told is not None and told[1].casefold().rpartition("@")[2] == place
