"""The address at which strangers reach whoever animates the network, if it publishes one."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Account
from tourdetable.domain.people.queries import persons_at


@once
def publish_contact(*, network: Network, contact: str, by: By, now: datetime) -> Network:
    """Publish an address, or none any more (empty). Nobody publishes the address of another."""
    current = Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    must_be_theirs(contact, by)
    current.contact = contact
    current.save(update_fields=["contact"])
    subject = f"network:{network.pk}"
    tell("network.contact_published", current, subject, by, now, shown=bool(contact))
    return current


def must_be_theirs(contact: str, by: By) -> None:
    """Refuse the address with which other people sign in, and not the one who publishes it."""
    box = Account.objects.filter(email__iexact=contact).first()
    owners = set(persons_at(box.pk).values_list("pk", flat=True)) if box else set()
    if contact and owners and by.person_id not in owners:
        said = _(
            "This is the address with which somebody signs in: they alone may publish it. "
            "Write an address of the network."
        )
        raise ValidationError({"contact": said})
