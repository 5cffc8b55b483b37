"""How a network is called, and how it looks."""

from __future__ import annotations

import hashlib
from datetime import datetime
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.founding import tell
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.enums import Accent, SchoolZone
from tourdetable.domain.networks.models import Logo, Network
from tourdetable.domain.people.wording import one_line, wording

PURPOSE = 2_000


@once
def change_identity(
    *,
    network: Network,
    name: str,
    purpose: str,
    accent: str,
    time_zone: str,
    school_zone: str,
    by: By,
    now: datetime,
) -> Network:
    """Say how the network is called, what it is for, its colour and its zones."""
    current = Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    current.name = one_line(name, limit=120, missing=_("Write a name."))
    current.purpose = wording(purpose, limit=PURPOSE)
    said = {"accent": accent, "time_zone": time_zone, "school_zone": school_zone}
    must_exist(**said)
    current.accent, current.time_zone, current.school_zone = accent, time_zone, school_zone
    current.save()
    tell("network.identity_changed", current, f"network:{current.pk}", by, now, **said)
    return current


def must_exist(accent: str, time_zone: str, school_zone: str) -> None:
    """Refuse a colour or a zone that does not exist."""
    if accent not in Accent.values:
        raise ValidationError({"accent": _("This choice is not in the list any more.")})
    if school_zone not in ("", *SchoolZone.values):
        raise ValidationError({"school_zone": _("This choice is not in the list any more.")})
    if time_zone not in available_timezones():
        words = _("There is no time zone “%(name)s”: write Europe/Paris for example.")
        raise ValidationError({"time_zone": words % {"name": time_zone}})


@once
def change_logo(
    *, network: Network, media_type: str, content: bytes, by: By, now: datetime
) -> Logo:
    """Show an image, which was looked at, beside the name of the network."""
    digest = hashlib.sha256(content).hexdigest()
    said = {"media_type": media_type, "content": content, "digest": digest}
    logo, _made = Logo.objects.update_or_create(network=network, defaults=said)
    tell("network.logo_changed", network, f"network:{network.pk}", by, now, digest=digest)
    return logo


@once
def remove_logo(*, network: Network, by: By, now: datetime) -> Network:
    """Show the mark of the product again."""
    Logo.objects.filter(network=network).delete()
    tell("network.logo_removed", network, f"network:{network.pk}", by, now)
    return network
