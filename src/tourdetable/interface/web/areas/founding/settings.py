"""How a network is called and how it looks, for whoever composes the whole of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.founding.actions.look import change_look
from tourdetable.domain.founding.logos import MOST_BYTES, LogoFile, left_out, read_logo
from tourdetable.domain.networks.models import Network, Office
from tourdetable.domain.networks.rules import may_compose_network
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.founding.forms import NetworkForm, logo_help, offer_looks
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

IDENTITY = ("name", "purpose", "accent", "time_zone", "school_zone")


class SettingsForm(WriteForm):
    """What was chosen when the network was founded, but for its address."""

    upload = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".svg,.png,image/svg+xml,image/png"}),
    )
    no_logo = forms.BooleanField(label=gettext_lazy("Show no logo any more"), required=False)
    read: LogoFile | None = None

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].help_text = logo_help()
        offer_looks(self, network.time_zone)
        if not hasattr(network, "logo"):
            del self.fields["no_logo"]

    def clean_upload(self) -> None:
        """The image that was sent, whatever its name says."""
        sent = self.cleaned_data["upload"]
        if sent is not None:
            self.read = read_logo(sent.read(MOST_BYTES + 1))


SettingsForm.base_fields = {
    **{name: NetworkForm.base_fields[name] for name in IDENTITY},
    **SettingsForm.base_fields,
}


@members_form
def change(request: Request, scene: Scene) -> HttpResponse:
    """The name, the purpose, the colour, the zones and the logo."""
    able = composers(scene)
    network = scene.network
    start = {name: getattr(network, name) for name in IDENTITY}
    known: dict[str, Any] = {"scene": scene, "capacities": able, "network": network}
    form = SettingsForm(posted(request), files=request.FILES or None, initial=start, **known)

    context = {"cancel": scene.url("network")}
    there = scene.url("network_settings")
    act = partial(carried_out, form, network)
    said = partial(told, form)
    return answer(request, form, act, "founding/settings.html", then=there, said=said, **context)


def carried_out(form: SettingsForm, network: Network) -> Network:
    """The one domain call that the form stands for."""
    gone = bool(form.cleaned_data.get("no_logo"))
    said = {**form.values(*IDENTITY), "logo": form.read, "no_logo": gone}
    return change_look(network=network, **said, **form.signature)


def told(form: SettingsForm, _network: Network) -> str:
    """That it is done, and what the image lost."""
    return _("The settings are saved.") + left_out(form.read)


def composers(scene: Scene) -> tuple[Office, ...]:
    """The offices by which the reader composes the whole network; else they are told who does."""
    able = may_compose_network(scene.member)
    if not able:
        raise PermissionDenied(
            _("Whoever composes the network changes its name, its colour, its logo and its zones.")
        )
    return able
