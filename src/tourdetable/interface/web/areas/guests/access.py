"""Which bodies a reader may open, and compose."""

from __future__ import annotations

from django.http import Http404

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.rules import may_compose
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.base.scene import Scene


def body_of(scene: Scene, slug: str) -> Body:
    """A body of the network, or 404 (one query)."""
    body = scene.network.bodies.filter(slug=slug).first()
    if body is None:
        raise Http404
    body.network = scene.network
    return body


def composers(scene: Scene, body: Body) -> tuple[Office, ...]:
    """The offices by which the reader composes a body; 403 with words that say who may."""
    return may_compose(scene.member, body) or deny(scene.charter, body, Right.COMPOSE)
