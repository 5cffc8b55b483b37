"""Reads: the key that founds, who runs the installation, the networks that it carries."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from django.db.models import QuerySet

from tourdetable.domain.founding.models import FoundingKey, Installation
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network

KEY_LASTS = timedelta(days=3)
"""From its making to its end: long enough to install on a Friday and found on a Monday."""


def digest_of(key: str) -> str:
    return hashlib.sha256(key.strip().encode()).hexdigest()


def is_key(digest: str, *, now: datetime) -> bool:
    """Whether this is the digest of the key that founds now."""
    return is_worth(FoundingKey.objects.first(), digest, now=now)


def is_worth(last: FoundingKey | None, digest: str, *, now: datetime) -> bool:
    """Whether the last key made has this digest, has founded nothing and has not expired."""
    same = hmac.compare_digest(last.digest if last else "", digest)
    return last is not None and same and last.used_at is None and now < last.made_at + KEY_LASTS


def is_empty() -> bool:
    """Whether nothing has been founded here yet."""
    return not Network.objects.exists()


def installation() -> Installation | None:
    """What whoever runs this installation says of itself, if it was said here."""
    return Installation.objects.first()


def all_networks() -> QuerySet[Network]:
    """Every network of this installation, closed and archived ones too."""
    return Network.objects.select_related("logo").defer("logo__content")


def founded_by(gesture: str) -> Network | None:
    """The network that a gesture has founded already."""
    event = Event.objects.filter(gesture=gesture, kind="network.founded").first()
    return Network.objects.filter(slug=event.network).first() if event else None
