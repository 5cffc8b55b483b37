"""Founding a network on its charter, and installing its bodies."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, CharterVersion, Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.vocabulary import must_be_known


@once
def found_network(
    *,
    slug: str,
    name: str,
    charter: str,
    in_force_from: date,
    by: By,
    now: datetime,
    purpose: str = "",
    accent: str = "blue",
) -> Network:
    """Found a network on a charter's text. Raises `CharterErrors` when it does not hold."""
    read = load(charter, file=slug)
    network = Network.objects.create(
        slug=slug, name=name, purpose=purpose, accent=accent, time_zone=read.time_zone
    )
    store_charter(network=network, text=charter, read=read, in_force_from=in_force_from)
    tell("network.founded", network, f"network:{network.pk}", by, now, version=read.version)
    return network


def store_charter(
    *, network: Network, text: str, read: Charter, in_force_from: date
) -> CharterVersion:
    """Keep the text of a version with its fingerprint."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return CharterVersion.objects.create(
        network=network, version=read.version, text=text, digest=digest, in_force_from=in_force_from
    )


@once
def install_body(
    *,
    network: Network,
    kind: str,
    name: str,
    slug: str,
    starts: date,
    by: By,
    now: datetime,
    ends: date | None = None,
    purpose: str = "",
    territory: str = "",
) -> Body:
    """Install a body of a kind that the charter knows."""
    known = charter_in_force(network, on=starts).vocabulary.body_kinds
    must_be_known(_("kind of body"), kind, known)
    body = Body(network=network, kind=kind, name=name, slug=slug, starts=starts, ends=ends)
    body.purpose, body.territory = purpose, territory
    body.save()
    tell("body.installed", network, f"body:{body.pk}", by, now, body=body.pk, body_kind=kind)
    return body


def tell(kind: str, network: Network, subject: str, by: By, now: datetime, **data: Any) -> None:
    """Record an event of a network."""
    record(kind=kind, network=network.slug, subject=subject, by=by, now=now, **data)
