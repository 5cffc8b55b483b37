"""A convened meeting, and messages that answer it as real programs write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.core.correspondence.clients import Exchange
from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, found_circle
from tests.domain.notices.convened import convened, with_mailboxes
from tourdetable.domain.inbox.actions.taking_in import take_in
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.calendar.uids import uid
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.meetings.tokens import address_token
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.models import Account, Person

LATER = NOW + timedelta(hours=2)
"""When somebody answers."""
FETCHED = NOW + timedelta(hours=3)
"""When the mailbox is read."""
REFERENCE = "event-{event}.mailbox-{account}@reseau.example"


@dataclass
class Invited:
    """The circle, its meeting of May, and how to write to it."""

    circle: Circle
    meeting: Meeting

    def address(self, person: Person) -> str:
        assert person.account
        return f"reponses+{address_token(self.meeting.pk, person.account)}@reseau.example"

    def reference(self, person: Person) -> str:
        event = Event.objects.filter(kind="meeting.convened").latest("pk")
        return REFERENCE.format(event=event.pk, account=person.account_id)

    def said(self, person: Person, **more: Any) -> Exchange:
        """What the program of somebody who was invited starts from."""
        assert person.account
        known: dict[str, Any] = {
            "uid": uid("circle", self.meeting.pk),
            "to": self.address(person),
            "sender": person.account.email,
            "name": str(person),
            "at": LATER,
            "starts": self.meeting.starts_at,
            "ends": self.meeting.ends_at,
            "reference": "unknown@elsewhere.example",
        }
        return Exchange(**(known | more))


def invited() -> Invited:
    circle = with_mailboxes(found_circle())
    return Invited(circle, convened(circle))


def steward(here: Invited) -> Office:
    """Zoé convenes the meetings of the network."""
    given: dict[str, Any] = {"kind": "steward", "person": here.circle.zoe, "starts": FOUNDED}
    return give_office(network=here.circle.network, by=OPERATOR, now=NOW, **given)


def named(text: str) -> tuple[int, int] | None:
    """Reads the identifiers of these tests; the real ones are signed."""
    if not text.startswith("event-"):
        return None
    event, account = text.partition("@")[0].removeprefix("event-").split(".mailbox-")
    return int(event), int(account)


def take(data: bytes, **more: Any) -> ReceivedMail:
    known: dict[str, Any] = {"named": named, "trusted": "", "by": OPERATOR, "now": FETCHED}
    mail = take_in(data=data, **(known | more))
    assert mail is not None
    return mail


def outcome(mail: ReceivedMail) -> tuple[str, str, str, str]:
    """What it was taken for, what became of it, why, whose answer."""
    return mail.kind, mail.state, mail.why, mail.answer


def replies() -> list[tuple[str, str, str, datetime]]:
    """Who answered what, how, when."""
    rows = Reply.objects.select_related("person").order_by("pk")
    return [(row.person.given_name, row.answer, row.channel, row.at) for row in rows]


def own_mailbox(person: Person, address: str) -> Account:
    """Give somebody a mailbox of their own."""
    person.account = Account.objects.create(email=address)
    person.save()
    return person.account
