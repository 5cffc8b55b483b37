"""Choosing a method by need, by size and by time; reading one; printing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.methods.shelf import LookedFor
from tourdetable.core.methods.terms import ROOMFUL, MethodStep, Need, WorkMethod
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.agendas.methods import KeptMethod, kept_methods
from tourdetable.domain.agendas.rules import may_keep_methods
from tourdetable.interface.web.areas.agendas.method_words import CAPTURES, NEEDS, PURPOSES, html_of
from tourdetable.interface.web.base.forms import PlainForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh

LEVEL = 2


class LookForm(PlainForm):
    """What one looks for: each answer narrows the choice."""

    need = forms.ChoiceField(label=gettext_lazy("What we need"), required=False)
    people = forms.IntegerField(
        label=gettext_lazy("How many we are"), min_value=1, max_value=1_000, required=False
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes that we have"), min_value=1, max_value=480, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", gettext_lazy("Any need"))
        offer(self, "need", [every, *((need.value, words) for need, words in NEEDS.items())])

    @property
    def looked_for(self) -> LookedFor:
        """What is looked for; anything, while something is wrong in it."""
        if not self.is_bound or not self.is_valid():
            return LookedFor()
        said = self.cleaned_data
        need = Need(said["need"]) if said["need"] else None
        return LookedFor(need, said["people"] or 0, said["minutes"] or 0)


@dataclass(frozen=True)
class MethodLine:
    """A method in the list, with its time for those who come."""

    kept: KeptMethod
    method: WorkMethod
    minutes: int

    @property
    def needs(self) -> list[object]:
        return [NEEDS[need] for need in self.method.needs]


@dataclass(frozen=True)
class StepShown:
    """A step of a page, with its time for so many."""

    step: MethodStep
    minutes: int


@dataclass(frozen=True)
class MethodPage:
    """A method as a page shows it, for so many people."""

    kept: KeptMethod
    method: WorkMethod
    people: int

    @property
    def steps(self) -> list[StepShown]:
        return [StepShown(one, -(-one.seconds(self.people) // 60)) for one in self.method.steps]

    @property
    def minutes(self) -> int:
        return self.method.minutes_for(self.people)

    @property
    def varies(self) -> bool:
        """Whether it lasts longer with more people."""
        return any(step.seconds_each for step in self.method.steps)

    @property
    def needs(self) -> list[object]:
        return [NEEDS[need] for need in self.method.needs]

    @property
    def captures(self) -> object:
        return CAPTURES[self.method.captures]

    @property
    def purpose(self) -> object:
        return PURPOSES[self.method.purpose]

    @property
    def preamble(self) -> SafeString:
        return shown_text(self.method.preamble)

    @property
    def sections(self) -> list[tuple[str, str, SafeString]]:
        return [(one.id, one.title, shown_text(one.text)) for one in self.method.sections]


def shown_text(text: str) -> SafeString:
    """A text of a method below a part of a page."""
    return mark_safe(html_of(text, LEVEL))  # noqa: S308  to_html makes safe HTML only


@require_safe
@fresh()
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """The methods that suit what is looked for."""
    form, kept = LookForm(request.GET or None), kept_methods(scene.network)
    looked_for = form.looked_for
    lines = [
        MethodLine(one, one.method, looked_for.time_of(one.method))
        for one in kept
        if one.method and looked_for.suits(one.method)
    ]
    lines.sort(key=lambda line: sort_key(line.method.title))
    context = {
        "look": form,
        "looked_for": looked_for,
        "lines": lines,
        "unread": [one for one in kept if one.method is None],
        "able": bool(may_keep_methods(scene.member)),
        "people": f"?people={looked_for.people}" if looked_for.people else "",
    }
    return render(request, "methods/list.html", context)


@require_safe
@fresh()
@members_only
def shown(request: Request, scene: Scene, code: str) -> HttpResponse:
    """One method, for so many people."""
    page = page_of(request, scene, code)
    context = {"page": page, "able": bool(may_keep_methods(scene.member))}
    return render(request, "methods/method.html", context)


@require_safe
@fresh()
@members_only
def printed(request: Request, scene: Scene, code: str) -> HttpResponse:
    """The same on a sheet, to be held in the hand."""
    return render(request, "methods/print.html", {"page": page_of(request, scene, code)})


def page_of(request: Request, scene: Scene, code: str) -> MethodPage:
    """The page of a method that the network has, or 404."""
    kept = kept_by(kept_methods(scene.network), code)
    method = kept.method
    if method is None:
        raise Http404
    return MethodPage(kept, method, asked_people(request) or usual(method))


def kept_by(kept: Sequence[KeptMethod], code: str) -> KeptMethod:
    """The one of that code, or 404."""
    found = next((one for one in kept if one.code == code), None)
    if found is None:
        raise Http404
    return found


def asked_people(request: Request) -> int:
    """For how many the page is asked; 0 when it is not said, or makes no sense."""
    said = request.GET.get("people", "")
    return int(said) if said.isdecimal() and said.isascii() and 0 < len(said) < 4 else 0


def usual(method: WorkMethod) -> int:
    """Of how many one thinks when nobody says: a dozen, within what it suits."""
    return max(method.least, min(DOZEN, method.most or ROOMFUL))


DOZEN = 12
