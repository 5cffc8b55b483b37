"""The methods that a network writes itself: added, changed, removed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.domain.agendas.actions import methods as actions
from tourdetable.domain.agendas.methods import shipped_methods
from tourdetable.domain.agendas.models import NetworkMethod
from tourdetable.domain.agendas.rules import may_keep_methods
from tourdetable.domain.networks.models import Office
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

STARTER = "meteo"
"""The shortest method of the program: one begins from its text."""


class MethodForm(WriteForm):
    """The whole text of a method; several mistakes are told below it."""

    text = forms.CharField(
        label=gettext_lazy("The text of the method"),
        max_length=actions.LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=gettext_lazy(
            "First its keys, between two lines “+++”, then its text. Begin with another method "
            "and change what you want: what is wrong is told at its line."
        ),
    )
    mistakes: tuple[str, ...] = ()

    def refuse(self, error: ValidationError) -> None:
        """Several mistakes of the text are a list; beside the field one reads how many."""
        told = getattr(error, "error_dict", {}).get("text", [])
        messages = [message for one in told for message in one.messages]
        if len(messages) < 2:
            super().refuse(error)
            return
        self.mistakes, n = tuple(messages), len(messages)
        words = ngettext("%(n)d mistake, told below.", "%(n)d mistakes, told below.", n)
        self.add_error("text", words % {"n": n})


@members_form
def add(request: Request, scene: Scene) -> HttpResponse:
    """A new one, that begins with the text of another."""
    able = keepers(scene)
    start = {"text": beginning(request.GET.get("like", ""))}
    form = MethodForm(posted(request), scene=scene, capacities=able, initial=start)
    act = domain_call(form, actions.add_method, "text", network=scene.network)
    context = {"title": _("Add a method"), "submit": _("Add this method")}
    return answer_method(request, form, act, _("The method is added."), **context)


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able, row = keepers(scene), row_of(scene, pk)
    version, start = row.version, {"text": row.text}
    form = MethodForm(posted(request), scene=scene, capacities=able, version=version, initial=start)
    act = domain_call(form, actions.change_method, "text", "version", method=row)
    context = {"title": _("Change this method"), "submit": _("Save"), "row": row}
    return answer_method(request, form, act, _("The method is changed."), **context)


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able, row = keepers(scene), row_of(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=row.version)
    act = domain_call(form, actions.remove_method, "version", method=row)
    context = {"title": _("Remove this method"), "submit": _("Remove"), "explain": after(row)}
    said, there = _("The method is removed."), scene.url("methods")
    shown: dict[str, Any] = {**context, "row": row, "danger": True, "cancel": there}
    return answer(request, form, act, "methods/change.html", then=there, said=said, **shown)


def after(row: NetworkMethod) -> str:
    """What remains once it is removed."""
    if row.code in {one.code for one in shipped_methods()}:
        return _("Yours is removed, and the one that comes with the program is back.")
    return _("Points of agendas that it filled keep what is written in them.")


def answer_method(
    request: Request, form: MethodForm, act: Any, said: str, **context: Any
) -> HttpResponse:
    """Done, and on to its page; or the form again, with what is wrong."""
    scene = form.scene
    context = {"cancel": scene.url("methods"), "wide": True, **context}
    return answer(
        request,
        form,
        act,
        "methods/change.html",
        then=lambda row: scene.url("method", row.code),
        said=said,
        **context,
    )


def keepers(scene: Scene) -> tuple[Office, ...]:
    """The offices by which the reader keeps the methods, or 403."""
    if not (able := may_keep_methods(scene.member)):
        raise PermissionDenied(
            _("Methods are kept by whoever composes the network, or prepares all its agendas.")
        )
    return able


def row_of(scene: Scene, pk: int) -> NetworkMethod:
    """A method of the network's own, or 404."""
    ours = NetworkMethod.objects.filter(network=scene.network)
    return get_object_or_404(ours.select_related("network"), pk=pk)


def beginning(code: str) -> str:
    """The text with which a new method begins."""
    shipped = {one.code: one.source for one in shipped_methods()}
    return shipped.get(code) or shipped.get(STARTER, "")
