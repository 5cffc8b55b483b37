"""The link by which whoever complained follows what became of it, without an account."""

from __future__ import annotations

import re
from hmac import compare_digest

from tourdetable.domain.complaints.models import Complaint

WRITTEN = re.compile(r"(\d{1,18})-([0-9a-f]{32})", re.ASCII)


def follow_token(complaint: Complaint) -> str:
    """What the link ends with."""
    return f"{complaint.pk}-{complaint.nonce}"


def followed(token: str) -> Complaint | None:
    """The complaint of a link (one query)."""
    found = WRITTEN.fullmatch(token)
    if found is None:
        return None
    complaint = Complaint.objects.select_related("network").filter(pk=int(found[1])).first()
    if complaint is None or not compare_digest(complaint.nonce, found[2]):
        return None
    return complaint
