"""Who may be here, the body that an address is about, the way to these pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.coordination import rules
from tourdetable.domain.coordination.models import Outreach, OutreachPart
from tourdetable.domain.networks.models import Body, Office
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.scene import Scene


def supporting(scene: Scene) -> tuple[Office, ...]:
    """The offices by which the reader supports the bodies of the network; 403 to others."""
    able = rules.may_support(scene.member)
    return able or reserved_for_offices(scene.charter, Right.CONVENE, whole=True)


def outreaches(scene: Scene, offices: Iterable[Office]) -> QuerySet[Outreach]:
    """The actions for many bodies of which one at least is a body that these offices support."""
    kinds = rules.kinds_supported(scene.charter, offices)
    rows = Outreach.objects.filter(network=scene.network).select_related("made_by")
    if kinds is None:
        return rows
    theirs = OutreachPart.objects.filter(outreach=OuterRef("pk"), body__kind__in=kinds)
    return rows.filter(Exists(theirs))


def body_here(scene: Scene, slug: str) -> Body:
    """A body that the reader supports or is of, or 404."""
    body: Body = get_object_or_404(scene.member.network.bodies, slug=slug)
    body.network = scene.network
    if not (rules.supports(scene.member, body) or rules.concerned(scene.member, body)):
        raise Http404
    return body


def supporters(scene: Scene, body: Body) -> tuple[Office, ...]:
    """The offices by which the reader supports a body; 403 to others."""
    able = rules.supports(scene.member, body)
    return able or reserved_for_offices(scene.charter, Right.CONVENE, over=body, whole=True)


def trail(scene: Scene, *here: str) -> list[dict[str, str]]:
    """The way to the table, and to a page below."""
    steps = [
        (_("Network"), scene.url("network")),
        (_("Support of the bodies"), scene.url("coordination")),
    ]
    found = [*steps, *((words, "") for words in here)]
    return [{"label": label, "url": url} for label, url in found]


def body_trail(scene: Scene, body: Body, *here: str) -> list[dict[str, str]]:
    """The way to the support of a body, and to a page below."""
    steps = [
        (_("Network"), scene.url("network")),
        (body.name, scene.url("body", body.slug)),
        (_("Support of the body"), scene.url("support", body.slug)),
    ]
    found = [*steps, *((words, "") for words in here)]
    return [{"label": label, "url": url} for label, url in found]


def page_of(scene: Scene, body: Body, title: str) -> dict[str, Any]:
    """What every page that changes something of the support of a body says."""
    there = scene.url("support", body.slug)
    return {"title": title, "cancel": there, "trail": body_trail(scene, body, title), "body": body}
