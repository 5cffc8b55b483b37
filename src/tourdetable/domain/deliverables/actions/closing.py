"""What is asked before a body closes: what becomes of the deliverables that it still owes."""

from __future__ import annotations

from collections.abc import Iterator

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.deliverables.queries import STILL_OWED
from tourdetable.domain.networks.actions.closing import CAUTIONS
from tourdetable.domain.networks.models import Body

OWED = "works_owed"
"""It closes though something that it promised did not come, and was not given up."""


def with_works_owed(body: Body, charter: Charter) -> Iterator[str]:
    """Once it is closed nobody makes them any more, and they stay late: one confirms."""
    if body.deliverables.filter(STILL_OWED).exists():
        yield OWED


CAUTIONS.append(with_works_owed)
