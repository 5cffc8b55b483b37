"""The group, the call that an address is about, and what the reader may do there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.groups import rules
from tourdetable.domain.groups.models import ThemeCall
from tourdetable.domain.groups.queries import calls_seen_by, groups_of
from tourdetable.domain.networks.models import Body, Office
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.base.scene import Scene

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class FormWords:
    """What a page that changes something is called, explains, has on its button; what is said once
    it is done."""

    title: StrOrPromise
    said: StrOrPromise
    submit: StrOrPromise = ""
    explain: StrOrPromise = ""

    @property
    def page(self) -> dict[str, Any]:
        """For the template."""
        words = {"title": self.title, "submit": self.submit, "explain": self.explain}
        return {name: str(value) for name, value in words.items()}


def group_here(scene: Scene, slug: str) -> Body:
    """A group of the network, or 404 (one query)."""
    rows = groups_of(scene.member.network, scene.charter)
    found = rows.filter(slug=slug).first()
    if found is None:
        raise Http404
    found.network = scene.network
    return found


def leaders(scene: Scene, body: Body) -> tuple[Office, ...]:
    """The offices by which the reader leads a group; 403 to others."""
    able = rules.may_lead(scene.member, body)
    return able or deny(scene.charter, body, Right.CONVENE, Right.COMPOSE)


def call_here(scene: Scene, pk: int) -> ThemeCall:
    """A call that the reader may read, or 404."""
    found = calls_seen_by(scene.member).filter(pk=pk).first()
    if found is None:
        raise Http404
    found.body.network = scene.network
    return found


def callers(scene: Scene, body: Body) -> tuple[Office, ...]:
    """The offices by which the reader calls for themes in a body; 403 to others."""
    able = rules.may_call(scene.member, body)
    return able or deny(scene.charter, body, Right.COMPOSE)


def trail(scene: Scene, *here: tuple[str, str]) -> list[dict[str, Any]]:
    """The way to the groups of a network, then to a page below."""
    steps = [(_("Network"), scene.url("network")), (_("Working groups"), scene.url("groups"))]
    return [{"label": label, "url": url} for label, url in (*steps, *here)]


def group_trail(scene: Scene, body: Body, *here: str) -> list[dict[str, Any]]:
    """The way to the page of a group, then to one below."""
    below = [(capfirst(words), "") for words in here]
    return trail(scene, (body.name, scene.url("group", body.slug)), *below)
