"""How whoever reads a message stops receiving its like: a link that needs no account, and the
button of mail programs (RFC 8058)."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.enums import FAMILY_OF, NoticeFamily, NoticeKind
from tourdetable.domain.notices.tokens import stop_token
from tourdetable.domain.people.models import Person

NOBODY = "0"
"""In place of what proves whose messages these are."""


def stop_url(network: Network, persons: Iterable[Person], kinds: Iterable[NoticeKind]) -> str:
    """Where these persons stop being told of these kinds; nothing when none may be refused."""
    families: set[NoticeFamily] = {FAMILY_OF[kind] for kind in kinds if kind in FAMILY_OF}
    if not families:
        return ""
    return addressed(stop_token(network, persons, families))


def stop_url_of_nobody(kind: NoticeKind) -> str:
    """The same in a message that is only shown: its link stops nothing for anybody."""
    return addressed(NOBODY) if kind in FAMILY_OF else ""


def addressed(token: str) -> str:
    return f"{settings.SITE_URL}{reverse('notices_stop', args=[token])}"


def stop_headers(url: str) -> dict[str, str]:
    """What mail programs make their button of: one POST, without any page."""
    if not url:
        return {}
    return {
        "List-Unsubscribe": f"<{url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
