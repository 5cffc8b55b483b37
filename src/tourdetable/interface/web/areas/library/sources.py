"""The feeds that are read, how each goes, and what they said that waits for somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.agendas.topics import preparers
from tourdetable.domain.library.actions.sources import add_source, stop_source
from tourdetable.domain.library.models import NewsSource, SourceItem
from tourdetable.domain.library.queries import items_waiting, sources_of
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import gathers
from tourdetable.domain.topics.rules import Speaking
from tourdetable.interface.feeds.sentences import trouble
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.library.page import trail
from tourdetable.interface.web.areas.topics.forms import ForBodyForm, Place
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

A_PAGE, SHOWN = 6, 3
"""Items of a page; sources that are not folded."""
SOURCES = gettext_lazy("Sources that are read")
STOPPED = gettext_lazy("It is not read any more.")
NOT_READ = gettext_lazy("This site does not read feeds: whoever runs it has turned that off.")


class SourceForm(ForBodyForm):
    """A feed to read, for the body that one leads."""

    title = forms.CharField(
        label=gettext_lazy("Whose news?"),
        max_length=200,
        help_text=gettext_lazy("The prefecture, the ministry, a federation…"),
    )
    address = forms.CharField(
        label=gettext_lazy("Address of its feed"),
        max_length=500,
        widget=forms.URLInput(attrs={"inputmode": "url"}),
        help_text=gettext_lazy("An Atom or RSS feed: https://…"),
    )
    field_order = ("title", "address", "place")

    def clean(self) -> dict[str, Any]:
        """Nothing is promised where nothing is read."""
        if not settings.FEEDS:
            raise ValidationError(NOT_READ)
        return super().clean() or self.cleaned_data


@dataclass(frozen=True)
class SourcePage:
    """The sources of the bodies that the reader prepares, and what waits there."""

    scene: Scene
    places: Sequence[Place]
    number: str = ""

    @cached_property
    def sources(self) -> list[NewsSource]:
        """Those that cannot be read first."""
        bodies = list(dict.fromkeys(body for body, _speaking in self.places))
        rows = sources_of(self.scene.network, bodies)
        return sorted(rows, key=lambda one: (one.stopped_on is not None, not one.failures))

    @property
    def first(self) -> list[NewsSource]:
        return self.sources[:SHOWN]

    @property
    def others(self) -> list[NewsSource]:
        return self.sources[SHOWN:]

    @property
    def reads(self) -> bool:
        """Whether this installation reads feeds at all."""
        return bool(settings.FEEDS)

    not_read = NOT_READ

    def trouble(self, source: NewsSource) -> str:
        """Why it could not be read, in words."""
        return trouble(source.trouble)

    @cached_property
    def page(self) -> Page[SourceItem]:
        return Pages(items_waiting(self.sources), A_PAGE).get_page(self.number)


def led(scene: Scene) -> list[Place]:
    """The bodies, or (None) the network, that the reader prepares, each with the capacity in which
    they do; 403 to those who prepare none."""
    able = [(body, preparing(scene, body)) for body in places(scene)]
    found = [(body, speaking[0]) for body, speaking in able if speaking]
    return found or reserved(_("those who prepare the meetings of a body"))


def places(scene: Scene) -> list[Body | None]:
    """The bodies where the reader sits; the network, where no body gathers it."""
    rows = Body.objects.active(scene.today).filter(network=scene.network)
    every = list(rows.order_by("sort_key", "pk"))
    mine: list[Body | None] = [body for body in every if scene.member.sits_in(body.pk)]
    return mine if any(gathers(body, scene.charter) for body in every) else [*mine, None]


def preparing(scene: Scene, body: Body | None) -> Speaking:
    """The capacities in which the reader keeps the sources of a body, or of the network."""
    return preparers(scene.member, body, now=scene.now)


@members_form
def listed_sources(request: Request, scene: Scene) -> HttpResponse:
    """What is read, what waits; and a form to have one more read."""
    mine = led(scene)
    form = SourceForm(posted(request), scene=scene, places=mine)
    return answer(
        request,
        form,
        added_by(form),
        "library/sources.html",
        then=scene.url("library_sources"),
        said=_("It will be read within the hour. What it says waits here for somebody."),
        title=SOURCES,
        trail=trail(scene, str(SOURCES)),
        page=SourcePage(scene, mine, request.GET.get("page", "")[:8]),
    )


def added_by(form: SourceForm) -> Callable[[], NewsSource]:
    """Have it read for the body that was chosen."""

    def act() -> NewsSource:
        body, _speaking = form.cleaned_data["place"]
        said = form.values("title", "address")
        return add_source(network=form.scene.network, body=body, **said, **form.signature)

    return act


def able_for(scene: Scene, body: Body | None) -> Speaking:
    """The same as `preparing`; 404 to those who do not sit there, 403 to those who do not
    prepare."""
    if body is not None and not scene.member.sits_in(body.pk):
        raise Http404
    return preparing(scene, body) or reserved(_("those who prepare the meetings of this body"))


@members_form
def stop(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Read it no more."""
    rows = NewsSource.objects.select_related("network", "body")
    source = get_object_or_404(rows, pk=pk, network=scene.network)
    form = ButtonForm(
        posted(request),
        scene=scene,
        capacities=able_for(scene, source.body),
        version=source.version,
    )
    return answer(
        request,
        form,
        domain_call(form, stop_source, "version", source=source),
        "library/change.html",
        then=scene.url("library_sources"),
        said=str(STOPPED),
        not_now=str(STOPPED) if source.stopped_on else "",
        title=_("Read it no more"),
        about_entry=source.title,
        explain=_("What was kept stays. What it said that nobody has looked at goes."),
        cancel=scene.url("library_sources"),
        trail=trail(scene, _("Read it no more")),
    )
