"""Closing a network, reopening it, archiving it. Nothing is ever deleted."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, seal, unseal
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day


@once
def close_network(*, network: Network, name: str, by: By, now: datetime) -> Network:
    """From now on the network is read, and nothing changes in it. Its name confirms it."""
    current = Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    if current.closed_on is not None:
        raise ValidationError(_("This network is closed already."))
    must_be_its_name(current, name)
    current.closed_on = local_day(current, now)
    current.save(update_fields=["closed_on"])
    tell("network.closed", current, f"network:{current.pk}", by, now)
    seal(current.slug)
    return current


def must_be_its_name(network: Network, name: str) -> None:
    """Whoever closes it has typed its name, whatever the capitals and the spaces."""
    if " ".join(name.split()).casefold() != " ".join(network.name.split()).casefold():
        words = _("Write the name of the network, as it is: %(name)s.")
        raise ValidationError({"name": words % {"name": network.name}})


@once
def reopen_network(*, network: Network, by: By, now: datetime) -> Network:
    """The network lives again, for its members, as it was."""
    current = Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    if current.closed_on is None:
        raise ValidationError(_("This network is open already."))
    current.closed_on = current.archived_on = None
    current.save(update_fields=["closed_on", "archived_on"])
    unseal(current.slug)
    tell("network.reopened", current, f"network:{current.pk}", by, now)
    return current


@once
def archive_network(*, network: Network, by: By, now: datetime) -> Network:
    """Nobody reads a closed network any more, until it is reopened."""
    current = Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    if current.closed_on is None:
        raise ValidationError(_("Close the network first: its members then know that it ends."))
    if current.archived_on is not None:
        raise ValidationError(_("This network is archived already."))
    current.archived_on = local_day(current, now)
    current.save(update_fields=["archived_on"])
    unseal(current.slug)
    tell("network.archived", current, f"network:{current.pk}", by, now)
    seal(current.slug)
    return current
