"""Bodies and schemes outside the network: read by its members, kept by any of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.schemes import actions, queries
from tourdetable.domain.schemes.models import OutsideScheme
from tourdetable.domain.schemes.rules import may_keep
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.neighbours.shown import Nearby, answer_beginning
from tourdetable.interface.web.areas.schemes.forms import NewSchemeForm, SchemeEndForm, SchemeForm
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.fields import propose_tags, tags_typed
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.paging import Pages

A_PAGE = 10


@dataclass(frozen=True)
class Register:
    """A page of the register: what holds some words, is under a tag, is old, has ended."""

    scene: Scene
    words: str = ""
    tag: str = ""
    shown: str = ""
    number: str = ""

    @cached_property
    def page(self) -> Page[OutsideScheme]:
        rows = queries.holding(queries.register_of(self.scene.network), self.words)
        rows = rows.filter(tags__slug=self.tag) if self.tag else rows
        if self.shown == "old":
            rows = queries.old(rows, self.scene.today)
        elif self.shown == "ended":
            rows = rows.exclude(ended_on=None)
        return Pages(rows, A_PAGE).get_page(self.number)

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """What one may ask to see: its words, its address, whether it is shown."""
        words = {"": _("All"), "old": _("To be checked"), "ended": _("Ended")}
        return [
            (name, f"?{urlencode(self.asked(code))}", code == self.shown)
            for code, name in words.items()
        ]

    def asked(self, shown: str) -> dict[str, str]:
        said = {"q": self.words, "tag": self.tag, "show": shown}
        return {name: value for name, value in said.items() if value}

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        said = urlencode(self.asked(self.shown))
        return f"{said}&" if said else ""


@require_safe
@fresh()
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """Who works on what already."""
    names = {"words": "q", "tag": "tag", "shown": "show", "number": "page"}
    asked = {name: request.GET.get(key, "").strip()[:80] for name, key in names.items()}
    context = {"register": Register(scene, **asked), "trail": trail(scene), "today": scene.today}
    return render(request, "schemes/schemes.html", context)


@require_safe
@fresh()
@members_only
def scheme(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One of them."""
    one = scheme_of(scene, pk)
    context = {"scheme": one, "trail": trail(scene, one.called), "is_old": one.is_old(scene.today)}
    return render(request, "schemes/scheme.html", context)


@members_form
def add(request: Request, scene: Scene) -> HttpResponse:
    """Write one down."""
    begun = {"name": request.GET.get("name", "")[:200]}
    form = NewSchemeForm(posted(request), scene=scene, capacities=keepers(scene), initial=begun)
    propose_tags(form, queries.register_tags(scene.network))
    title = _("Add a body or a scheme")
    return answer_beginning(
        request,
        form,
        domain_call(form, actions.add_scheme, "details", network=scene.network),
        "schemes/new.html",
        Nearby.of(form, "name", "what"),
        then=lambda made: scene.url("scheme", made.pk),
        said=_("It is in the register, and will be shown to whoever begins something near."),
        title=title,
        trail=trail(scene, title),
        cancel=scene.url("schemes"),
    )


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say it better."""
    one = scheme_of(scene, pk)
    start = {name: getattr(one, name) for name in actions.WORDS}
    start["tags"] = tags_typed(one)
    form = SchemeForm(posted(request), initial=start, **asks(scene, one))
    propose_tags(form, queries.register_tags(scene.network))
    act = domain_call(form, actions.change_scheme, "details", "version", scheme=one)
    return answer_scheme(request, form, act, one, title=_("Change this line"), submit=_("Save"))


@members_form
def check(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Make sure that it still holds."""
    one = scheme_of(scene, pk)
    form = ButtonForm(posted(request), **asks(scene, one))
    act = domain_call(form, actions.check_scheme, "version", scheme=one)
    explain = _("You have looked: what is written here still holds today. Your name says so.")
    words = {"title": _("It is still right"), "explain": explain}
    return answer_scheme(request, form, act, one, **words)


@members_form
def end(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that it is no more."""
    one = scheme_of(scene, pk)
    form = SchemeEndForm(posted(request), initial={"ended_on": scene.today}, **asks(scene, one))
    act = domain_call(form, actions.end_scheme, "ended_on", "version", scheme=one)
    explain = _("It stays in the register with that day, and is still shown to whoever begins.")
    return answer_scheme(request, form, act, one, title=_("It has ended"), explain=explain)


@members_form
def resume(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say that it goes on."""
    one = scheme_of(scene, pk)
    form = ButtonForm(posted(request), **asks(scene, one))
    act = domain_call(form, actions.resume_scheme, "version", scheme=one)
    return answer_scheme(request, form, act, one, title=_("It goes on after all"), explain="")


def scheme_of(scene: Scene, pk: int) -> OutsideScheme:
    """A line of the register, or 404 (two queries)."""
    one = get_object_or_404(queries.register_of(scene.network), pk=pk)
    one.network = scene.network
    return one


def keepers(scene: Scene) -> tuple[Seat | Office, ...]:
    """The capacities in which the reader keeps the register; 403 to others."""
    return may_keep(scene.member) or reserved(_("those who sit in a body, or hold an office"))


def asks(scene: Scene, one: OutsideScheme) -> dict[str, Any]:
    """What a form about a line is given."""
    return {"scene": scene, "capacities": keepers(scene), "version": one.version}


def answer_scheme(
    request: Request, form: WriteForm, act: Callable[[], Any], one: OutsideScheme, **context: Any
) -> HttpResponse:
    """Done, and back to the line; or the form again."""
    scene = form.scene
    there = scene.url("scheme", one.pk)
    context = {"submit": context["title"], "explain": "", "about_scheme": one.called} | context
    context |= {"cancel": there, "trail": trail(scene, context["title"], one=one)}
    said = _("It is recorded.")
    return answer(request, form, act, "schemes/change.html", then=there, said=said, **context)


def trail(scene: Scene, *here: str, one: OutsideScheme | None = None) -> list[dict[str, str]]:
    """The way to the register, to a line of it, or to a page below."""
    steps = [
        {"label": _("Network"), "url": scene.url("network")},
        {"label": _("Register"), "url": scene.url("schemes")},
    ]
    if one is not None:
        steps.append({"label": one.called, "url": scene.url("scheme", one.pk)})
    return [*steps, *({"label": words, "url": ""} for words in here)]
