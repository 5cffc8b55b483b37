"""What I undertake: the article that the charter asks each person to accept, and the days on which I accepted it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tourdetable.core.charter.terms.model import Article
from tourdetable.domain.networks.actions.charters import accept_charter
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Acceptance
from tourdetable.domain.networks.queries import acceptances, undertaking, undertaking_asked
from tourdetable.interface.web.answer import WriteForm
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

LEVEL = 2
"""Headings inside the article stand below the page's h2."""


@dataclass(frozen=True)
class Undertaking:
    """The article that is asked, and what the reader has accepted, latest first; `accepted` is for this version."""

    article: Article
    version: str
    asked: bool
    register: tuple[Acceptance, ...]

    @property
    def accepted(self) -> Acceptance | None:
        return next((row for row in self.register if row.charter.version == self.version), None)

    @property
    def html(self) -> str:
        """The text of the article."""
        return html(self.article.text, LEVEL)


class OwnForm(WriteForm):
    """What a person does for themselves: for no seat and no office."""

    def __init__(self, data: Any = None, *, scene: Scene, **kwargs: Any) -> None:
        super().__init__(data, scene=scene, capacities=(), **kwargs)
        del self.fields["acting"]

    @property
    def actor(self) -> Actor:
        """The person, by this gesture."""
        return Actor(self.scene.member.person, gesture=self.cleaned_data["gesture"])


class AcceptForm(OwnForm):
    """One button; `charter` is the version that was read."""

    charter = forms.CharField(widget=forms.HiddenInput, max_length=40)


def undertaking_of(scene: Scene) -> Undertaking | None:
    """The undertaking of the charter in force and the reader's own dates (one query); None when it asks for none."""
    rule = undertaking(scene.charter)
    if rule is None:
        return None
    register = tuple(acceptances(scene.member.person, scene.network))
    article = scene.charter.articles_by_id[rule.article]
    return Undertaking(
        article, scene.charter.version, undertaking_asked(scene.member) is not None, register
    )


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def accept(request: Request, scene: Scene) -> HttpResponse:
    """Read the undertaking, and accept it."""
    found = undertaking_of(scene)
    if found is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = AcceptForm(data, scene=scene, initial={"charter": scene.charter.version})

    def act() -> None:
        read = form.cleaned_data["charter"]
        accept_charter(network=scene.network, version=read, by=form.actor, now=scene.now)

    if form.is_bound and form.is_valid() and form.attempt(act):
        messages.success(request, _("Your undertaking is recorded. Thank you."))
        return redirect("charter", scene.network.slug)
    return render(
        request, "charter/accept.html", {"form": form, "undertaking": found}, status=form.status
    )
