"""The security.txt file (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

VALIDITY = timedelta(days=180)
"""RFC 9116 §2.5.5 recommends less than a year."""


def security_txt(contact: str, canonical: str, languages: Iterable[str], now: datetime) -> str:
    """The file's text; `contact` is a mail address or an https URL, `now` is aware."""
    expires = (now.astimezone(UTC) + VALIDITY).replace(microsecond=0)
    uri = f"mailto:{contact}" if "@" in contact and ":" not in contact else contact
    lines = [
        f"Contact: {uri}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        f"Preferred-Languages: {', '.join(languages)}",
        f"Canonical: {canonical}",
    ]
    return "\r\n".join(lines) + "\r\n"
