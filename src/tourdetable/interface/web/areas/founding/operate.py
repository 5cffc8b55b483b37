"""For whoever runs the installation: its networks, and what it says of itself. Nothing that is in a
network is read here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.domain.complaints.queries import counted, site_day
from tourdetable.domain.founding.actions import closing
from tourdetable.domain.founding.actions.operator import state_operator
from tourdetable.domain.founding.outline import OperatorFacts
from tourdetable.domain.founding.queries import all_networks, installation
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.networks.models import Network
from tourdetable.interface.web.answer import answer, form_page
from tourdetable.interface.web.areas.founding.access import View, operators_only
from tourdetable.interface.web.areas.founding.forms import OperatorForm
from tourdetable.interface.web.areas.pages import operator
from tourdetable.interface.web.base.forms import PlainForm, WriteForm
from tourdetable.interface.web.base.http import Request

FACTS = tuple(field.name for field in fields(OperatorFacts))


class OperatingForm(WriteForm):
    """What is done to the installation: in no network, by whoever runs it."""

    def __init__(
        self,
        data: Any = None,
        *,
        request: Request,
        version: int | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        begins = {"gesture": uuid4(), "version": version, **(initial or {})}
        PlainForm.__init__(self, data, initial=begins)
        del self.fields["acting"], self.fields["writer"]
        person = request.identity.person
        self.now, self.person_id = request.now, person.pk if person else None

    @property
    def signature(self) -> dict[str, Any]:
        gesture = self.cleaned_data["gesture"]
        return {"by": Operator(gesture=gesture, person_id=self.person_id), "now": self.now}


class FactsForm(OperatingForm):
    """What the legal pages state."""


FactsForm.base_fields |= {name: OperatorForm.base_fields[name] for name in FACTS}


class ClosingForm(OperatingForm):
    """The name of the network, typed by whoever closes it."""

    name = forms.CharField(
        label=gettext_lazy("Name of the network, to confirm"),
        max_length=200,
        help_text=gettext_lazy("Type it as it is written above."),
    )


def operating_form(view: View) -> View:
    """A page that holds a form, for whoever runs the installation."""
    return form_page(operators_only(view))


@require_safe
@operators_only
def networks(request: Request) -> HttpResponse:
    """The networks of this installation, and in which state each is."""
    context: dict[str, Any] = {"networks": list(all_networks()), "operator": operator.current()}
    context["complaints"] = counted(site_day(request.now))
    return render(request, "founding/operate.html", context)


@operating_form
def facts(request: Request) -> HttpResponse:
    """Who runs this installation."""
    known = installation()
    start = {name: getattr(known, name, "") for name in FACTS}
    version = known.version if known else None
    form = FactsForm(written(request), request=request, version=version, initial=start)

    def act() -> Any:
        said = OperatorFacts(**form.values(*FACTS))
        return state_operator(facts=said, version=version_of(form), **form.signature)

    context = {"title": _("Who runs this site"), "submit": _("Save"), "fixed": fixed(form)}
    said = _("The legal pages now say it.")
    return answer_operator(request, form, act, said, **context)


def fixed(form: WriteForm) -> list[str]:
    """What the operator's file says, whatever is written here."""
    told = operator.from_file()
    return [str(form[name].label) for name in FACTS if operator.said_by(told, name)]


def version_of(form: WriteForm) -> int | None:
    found: int | None = form.cleaned_data["version"]
    return found


def written(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


@operating_form
def close(request: Request, slug: str) -> HttpResponse:
    """Close a network, once its name was typed."""
    network = get_object_or_404(Network, slug=slug)
    form = ClosingForm(written(request), request=request)

    def act() -> Any:
        return closing.close_network(network=network, **form.values("name"), **form.signature)

    context = {"title": _("Close this network"), "submit": _("Close it"), "danger": True}
    explain = _(
        "Its members go on reading it, and nothing changes in it any more: no meeting, no answer, "
        "no minutes, no message. Nothing is deleted, and you can reopen it as it is."
    )
    said = _("The network is closed: it is only read.")
    return answer_operator(request, form, act, said, network_of=network, explain=explain, **context)


@operating_form
def reopen(request: Request, slug: str) -> HttpResponse:
    """Let a closed network live again."""
    network = get_object_or_404(Network, slug=slug)
    form = OperatingForm(written(request), request=request)

    def act() -> Any:
        return closing.reopen_network(network=network, **form.signature)

    context = {"title": _("Reopen this network"), "submit": _("Reopen")}
    explain = _(
        "Its members find it again as it was, and may act in it. Messages that waited leave, "
        "unless what they tell is over."
    )
    said = _("The network is open again.")
    return answer_operator(request, form, act, said, network_of=network, explain=explain, **context)


@operating_form
def archive(request: Request, slug: str) -> HttpResponse:
    """Set a closed network aside."""
    network = get_object_or_404(Network, slug=slug)
    form = OperatingForm(written(request), request=request)

    def act() -> Any:
        return closing.archive_network(network=network, **form.signature)

    context = {"title": _("Archive this network"), "submit": _("Archive"), "danger": True}
    explain = _(
        "Nobody reads it any more, members included: its pages answer that there is nothing. "
        "Nothing is deleted, and you can reopen it."
    )
    said = _("The network is archived.")
    return answer_operator(request, form, act, said, network_of=network, explain=explain, **context)


def answer_operator(
    request: Request, form: WriteForm, act: Callable[[], Any], said: str, **context: Any
) -> HttpResponse:
    """Done, and back to the networks; or the form again, with the reason."""
    there, template = reverse("operate"), "founding/operating.html"
    return answer(request, form, act, template, then=there, said=said, cancel=there, **context)
