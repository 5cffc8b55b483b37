"""Who writes newsletters: whoever animates the whole network."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Office
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import giving


def may_write_newsletters(standing: Standing) -> tuple[Office, ...]:
    """The person's offices that convene over the whole network: they speak in its name."""
    return tuple(one for one in giving(standing, Right.CONVENE) if one.body_id is None)
