"""Founding what was asked, and saying what comes next or why nothing was founded."""

from __future__ import annotations

import click
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.founding.actions.founding import found
from tourdetable.domain.founding.outline import Foundation
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.networks.gates import Refused
from tourdetable.interface.web.areas.founding.reserved import reserved_words
from tourdetable.interface.web.base import clock

PLACES = {
    "text": "charter",
    "slug": "[network] slug",
    "name": "[network] name",
    "purpose": "[network] purpose",
    "time_zone": "[network] time_zone",
    "school_zone": "[network] school_zone",
    "accent": "[network] accent",
    "bodies": "[[bodies]]",
    "given_name": "[person] given_name",
    "family_name": "[person] family_name",
    "email": "[person] email",
    "office": "[person] office",
    "institution": "[person.seat] institution",
    "seat_body": "[person.seat] body",
    "college": "[person.seat] college",
}
"""Where the file says what a field of the pages asks."""


def carry_out(foundation: Foundation, file: str) -> None:
    """Found it; what stops it is told at its place in the file, if it comes from one."""
    try:
        network = found(
            foundation=foundation, by=Operator(), now=clock.now(), reserved=reserved_words()
        )
    except ValidationError as error:
        raise click.ClickException("\n".join(told(error, file))) from error
    except Refused as error:
        raise click.ClickException(str(error)) from error
    said = {"network": network.name, "address": f"{settings.SITE_URL}/{network.slug}/"}
    click.echo(_("%(network)s is founded: %(address)s") % said)
    words = _("%(person)s signs in there with the address %(email)s.")
    person = f"{foundation.person.given_name} {foundation.person.family_name}"
    click.echo(words % {"person": person, "email": foundation.person.email})


def told(error: ValidationError, file: str) -> list[str]:
    """Each refusal; in a file, with the key that it is about."""
    if not file:
        return list(error.messages)
    found_at = getattr(error, "message_dict", {"": error.messages})
    return [
        ": ".join(filter(None, (file, PLACES.get(field, ""), words)))
        for field, every in found_at.items()
        for words in every
    ]
