"""Who may import members, and where."""

from __future__ import annotations

from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import may_compose, may_compose_network, may_compose_some


def may_import(standing: Standing) -> tuple[Office, ...]:
    """The person's offices that compose the network, or some body of it."""
    return may_compose_some(standing)


def composes(office: Office | None, standing: Standing, body: Body) -> bool:
    """Whether an import in this capacity may write in a body; one to be opened is the network's."""
    able = may_compose(standing, body) if body.pk else may_compose_network(standing)
    return office in able
