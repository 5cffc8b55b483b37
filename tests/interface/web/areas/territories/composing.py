"""What Gaëlle's forms post."""

from __future__ import annotations

from typing import Any

from tests.interface.web.areas.decisions.people import sent
from tourdetable.domain.networks.models import Office


def written(**fields: Any) -> dict[str, Any]:
    """What a form of hers posts."""
    office = Office.objects.get(kind="steward")
    return {**sent(0), "acting": f"office:{office.pk}", **fields}
