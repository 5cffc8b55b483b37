"""Who may draw up the year, and who may read what is drawn up."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Office
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.years.models import Draft


def may_draft(standing: Standing) -> tuple[Office, ...]:
    """The person's offices that draw up the year: of the whole network, convening meetings."""
    kinds = standing.charter.vocabulary.offices
    return tuple(
        office
        for office in standing.offices
        if office.body_id is None
        and office.kind in kinds
        and Right.CONVENE in kinds[office.kind].rights
    )


def may_read(standing: Standing, draft: Draft) -> bool:
    """Whoever draws up the year reads its drafts; other members, those that were shared."""
    if draft.network_id != standing.network.pk:
        return False
    return bool(may_draft(standing)) or (standing.belongs and draft.shared_on is not None)
