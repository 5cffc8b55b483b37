"""What every page of a network needs: the network, its charter, the day, and where the reader
stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing, local_day, network_with_charter, standing
from tourdetable.interface.web.base.http import Request


class WhoFirst(PermissionDenied):
    """Several people share the mailbox that signed in: they are first asked who is there
    (`signin/refusals.py`)."""


class NetworkClosed(PermissionDenied):
    """Something was sent to a network that is only read."""


READING = ("GET", "HEAD", "OPTIONS")

FORM = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>.*?</form>', re.S)

View = Callable[..., HttpResponse]
"""A view `(request, scene, …)`; decorated, it takes the network's slug in place of the scene."""


@dataclass(frozen=True)
class Scene:
    """One request in one network. `standing` is None for whoever has no place in it."""

    network: Network
    charter: Charter
    now: datetime
    today: date
    standing: Standing | None

    def url(self, name: str, *args: object) -> str:
        """The address of a page of this network."""
        return reverse(name, args=[self.network.slug, *args])

    def addresses(self, name: str) -> Callable[[object], str]:
        """The addresses of all pages of a kind, made once: they differ by their key alone."""
        before, after = self.url(name, 0).rsplit("0", 1)
        return lambda key: f"{before}{key}{after}"

    @property
    def member(self) -> Standing:
        """The reader's standing; for pages that only members reach."""
        if self.standing is None:
            raise Http404
        return self.standing


def set_scene(request: Request, slug: str) -> Scene:
    """Load the network and the reader's place in it, or answer 404 (three queries)."""
    found = network_with_charter(slug, now=request.now)
    if found is None:
        raise Http404
    network, charter = found
    today = local_day(network, request.now)
    person = request.identity.person
    place = standing(person, network, on=today, charter=charter) if person else None
    return Scene(network, charter, request.now, today, place if place and place.belongs else None)


def closed_words() -> str:
    """What is said to whoever sends something to a network that is closed."""
    return _(
        "This network is closed: it can be read, and nothing can be changed in it. Whoever runs "
        "this site can reopen it."
    )


def in_network(view: View) -> View:
    """A page of a network that strangers may reach: it decides itself what they see."""

    @wraps(view)
    def wrapped(request: Request, network: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.identity.must_choose:
            raise WhoFirst
        scene = set_scene(request, network)
        request.scene = scene  # type: ignore[attr-defined]  # read by the context processor
        if scene.standing and scene.network.closed_on and request.method not in READING:
            raise NetworkClosed
        with timezone.override(ZoneInfo(scene.network.time_zone)):
            response = view(request, scene, *args, **kwargs)
        return without_forms(response) if scene.network.closed_on else response

    return wrapped


def without_forms(response: HttpResponse) -> HttpResponse:
    """A page of a network that is closed offers no form, whichever view made it."""
    if response.headers.get("Content-Type", "").startswith("text/html"):
        before, main, rest = response.content.decode().partition("<main")
        inside, footer, after = rest.partition("<footer")
        words = _("Nothing can be changed here while the network is closed.")
        inside = FORM.sub(f'<p class="tdt-muted">{words}</p>', inside)
        response.content = "".join((before, main, inside, footer, after)).encode()
    return response


def members_only(view: View) -> View:
    """A page that does not exist for whoever has no place in the network."""

    @in_network
    @wraps(view)
    def wrapped(request: Request, scene: Scene, *args: Any, **kwargs: Any) -> HttpResponse:
        if scene.standing is None:
            raise Http404
        return view(request, scene, *args, **kwargs)

    return wrapped
