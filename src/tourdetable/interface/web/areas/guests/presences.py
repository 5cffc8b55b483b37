"""Who is present on the territory of a body, and who of them misses a seat: kept by whoever
composes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Article, word_for
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.compliance.composition import (
    Unfilled,
    expected_by_college,
    expected_in,
)
from tourdetable.domain.networks.actions import presences as actions
from tourdetable.domain.networks.models import Body, Presence
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.charter.verdicts.proof import judged
from tourdetable.interface.web.areas.guests.access import body_of, composers
from tourdetable.interface.web.areas.guests.presence_forms import (
    NamesForm,
    PresenceForm,
    RemovalForm,
)
from tourdetable.interface.web.areas.meetings.answers import trail_to
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 40
RULE = "territory_seats"
"""The check that gives a seat to whoever is present."""

F = TypeVar("F", PresenceForm, RemovalForm)

ONE, LIST = "guests/presence.html", "guests/presences_add.html"
REMOVAL = gettext_lazy(
    "Only what was said by mistake is taken back, as if it had never been said; the journal keeps "
    "it. If the institution has left the territory, give its last day instead."
)


@dataclass(frozen=True)
class PresencesPage:
    """Who is present, a page at a time, and who misses a seat today."""

    scene: Scene
    body: Body
    number: str

    @cached_property
    def article(self) -> Article | None:
        """The article that gives a seat to whoever is present, if the charter has one here."""
        for article in self.scene.charter.articles:
            for rule in article.rules:
                if rule.check == RULE and self.body.kind in (rule.bodies or (self.body.kind,)):
                    return article
        return None

    @cached_property
    def page(self) -> Page[Presence]:
        """By name; what has ended too."""
        rows = self.body.presences.select_related("institution")
        return Pages(rows.order_by("institution__sort_key", "starts"), PAGE).get_page(self.number)

    @property
    def lines(self) -> list[tuple[Presence, str, Phrase | None]]:
        """Each with its college in words, and what it misses today."""
        names = self.scene.charter.vocabulary.colleges
        return [(row, word_for(names, row.college), self.missing_of(row)) for row in self.page]

    def missing_of(self, presence: Presence) -> Phrase | None:
        found = self.seats_missing.get(str(presence.institution_id))
        ended = presence.ends is not None and presence.ends < self.scene.today
        return None if ended or found is None else found.words

    @cached_property
    def seats_missing(self) -> Mapping[str, Unfilled]:
        """By institution."""
        return {one.institution: one for one in self.missing if one.institution}

    @cached_property
    def missing(self) -> tuple[Unfilled, ...]:
        return expected_in(judged(self.scene), self.body.pk)

    @property
    def colleges(self) -> list[tuple[str, list[Unfilled]]]:
        """What is missing, college by college."""
        return expected_by_college(self.scene.charter, self.body, self.missing)


@require_safe
@members_only
def listed(request: Request, scene: Scene, body: str) -> HttpResponse:
    """All presences, and what is missing."""
    place = body_of(scene, body)
    composers(scene, place)
    page = PresencesPage(scene, place, request.GET.get("page", "1"))
    trail = trail_to(scene, place, here=_("Who is present on the territory"))
    return render(request, "guests/presences.html", {"page": page, "trail": trail})


@members_form
def add(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Paste a list; see what becomes of each line; record it."""
    place = body_of(scene, body)
    form = NamesForm(posted(request), scene=scene, capacities=composers(scene, place), body=place)
    act = domain_call(form, actions.declare_presences, "drafts", "starts", body=place)
    context = page_below(scene, place, _("Say who is present"))
    if request.method == "POST" and not form.has_read:
        return read_first(request, form, context)
    return answer(request, form, act, LIST, then=context["cancel"], said=counted, **context)


def read_first(request: Request, form: NamesForm, context: dict[str, Any]) -> HttpResponse:
    """Show what becomes of each line of a list, or what is wrong in it."""
    status = form.read_lines() if form.is_valid() else form.status
    return render(request, LIST, {"form": form, **context}, status=status)


def counted(made: list[Presence]) -> str:
    """How many were not said before."""
    words = ngettext(
        "%(count)d institution is now said to be present.",
        "%(count)d institutions are now said to be present.",
        len(made),
    )
    return words % {"count": len(made)}


@members_form
def change(request: Request, scene: Scene, body: str, pk: int) -> HttpResponse:
    """Correct a presence, or say when it ends."""
    presence = presence_of(body_of(scene, body), pk)
    form = form_about(PresenceForm, request, scene, presence)
    words = ("college", "starts", "ends", "seen")
    act = domain_call(form, actions.change_presence, *words, presence=presence)
    title, said = _("Correct or end a presence"), _("It is corrected.")
    return answer_about(request, form, act, presence, said, title=title, submit=_("Save"))


@members_form
def remove(request: Request, scene: Scene, body: str, pk: int) -> HttpResponse:
    """Take back what was said by mistake."""
    presence = presence_of(body_of(scene, body), pk)
    form = form_about(RemovalForm, request, scene, presence)
    act = domain_call(form, actions.remove_presence, "seen", presence=presence)
    title, words = _("It was never present"), {"submit": _("Take it back"), "explain": REMOVAL}
    said = _("It is taken back.")
    return answer_about(request, form, act, presence, said, title=title, danger=True, **words)


def form_about(kind: type[F], request: Request, scene: Scene, presence: Presence) -> F:
    """A form about one presence, for those who compose its body; 403 to others."""
    able = composers(scene, presence.body)
    return kind(posted(request), scene=scene, capacities=able, presence=presence)


def answer_about(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    presence: Presence,
    said: str,
    *,
    title: str,
    **words: Any,
) -> HttpResponse:
    """Done, and back to the list; or the form again, with the reason."""
    context = page_below(form.scene, presence.body, title) | {"presence": presence, **words}
    return answer(request, form, act, ONE, then=context["cancel"], said=said, **context)


def presence_of(body: Body, pk: int) -> Presence:
    """A presence of the body, or 404."""
    presence = get_object_or_404(body.presences.select_related("institution"), pk=pk)
    presence.body = body
    return presence


def page_below(scene: Scene, body: Body, title: str) -> dict[str, Any]:
    """What each page below the list says."""
    back = scene.url("presences", body.slug)
    *above, here = trail_to(scene, body, here=title)
    above.append({"label": _("Who is present on the territory"), "url": back})
    return {"title": title, "body": body, "trail": [*above, here], "cancel": back}
