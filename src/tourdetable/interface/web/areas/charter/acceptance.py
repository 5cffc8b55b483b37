"""What I undertake: the article that the charter asks each person to accept, and the days on
which I accepted it."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Article
from tourdetable.domain.networks.actions.charters import accept_charter
from tourdetable.domain.networks.models import Acceptance
from tourdetable.domain.networks.queries import acceptances, undertaking, undertaking_asked
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.charter.texts import html
from tourdetable.interface.web.base.forms import OwnForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

LEVEL = 2
"""Headings inside the article stand below the page's h2."""


@dataclass(frozen=True)
class Undertaking:
    """The article that is asked, and what the reader has accepted, latest first; `accepted` is
    for this version."""

    article: Article
    version: str
    asked: bool
    register: tuple[Acceptance, ...]

    @property
    def accepted(self) -> Acceptance | None:
        return next((row for row in self.register if row.charter.version == self.version), None)

    @property
    def due(self) -> bool:
        """Whether the reader is still to accept it."""
        return self.asked and self.accepted is None

    @property
    def html(self) -> str:
        """The text of the article."""
        return html(self.article.text, LEVEL)


class AcceptForm(OwnForm):
    """One button; `charter` is the version that was read."""

    charter = forms.CharField(widget=forms.HiddenInput, max_length=40)


def undertaking_of(scene: Scene) -> Undertaking | None:
    """The undertaking of the charter in force and the reader's own dates (one query); None when
    it asks for none."""
    rule = undertaking(scene.charter)
    if rule is None:
        return None
    return Undertaking(
        scene.charter.articles_by_id[rule.article],
        scene.charter.version,
        undertaking_asked(scene.member) is not None,
        tuple(acceptances(scene.member.person, scene.network)),
    )


@members_form
def accept(request: Request, scene: Scene) -> HttpResponse:
    """Read the undertaking, and accept it."""
    found = undertaking_of(scene)
    if found is None:
        raise Http404
    form = AcceptForm(posted(request), scene=scene, initial={"charter": scene.charter.version})

    def act() -> None:
        read = form.cleaned_data["charter"]
        accept_charter(network=scene.network, version=read, **form.signature)

    there, said = scene.url("charter"), _("Your undertaking is recorded. Thank you.")
    return answer(
        request, form, act, "charter/accept.html", then=there, said=said, undertaking=found
    )
