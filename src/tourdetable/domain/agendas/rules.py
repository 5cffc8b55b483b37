"""Who keeps the methods of a network."""

from __future__ import annotations

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Office
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import giving

KEEPING = (Right.COMPOSE, Right.AGENDA)


def may_keep_methods(standing: Standing) -> tuple[Office, ...]:
    """The person's offices over the whole network that compose it, or prepare its agendas."""
    able = [office for right in KEEPING for office in giving(standing, right)]
    return tuple(dict.fromkeys(office for office in able if office.body_id is None))
