"""Who may say what the network shows of itself."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Office
from tourdetable.domain.networks.queries import Standing


def may_publish_contact(standing: Standing) -> tuple[Office, ...]:
    """The person's offices that animate the whole network: those that convene its meetings."""
    kinds = standing.charter.vocabulary.offices
    return tuple(
        office
        for office in standing.offices
        if office.body_id is None
        and office.kind in kinds
        and Right.CONVENE in kinds[office.kind].rights
    )
