"""Speaking of the network: its public face and a few words to share, and never more."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@require_safe
@members_only
def speak(request: Request, scene: Scene) -> HttpResponse:
    """A link to share, and words to copy."""
    url = f"{settings.SITE_URL}{scene.url('network')}"
    return render(request, "joining/speak.html", {"url": url, "words": words_of(scene, url)})


def words_of(scene: Scene, url: str) -> str:
    """What anybody may read of the network, in a few words."""
    network = scene.network
    known = [_("I take part in “%(network)s”.") % {"network": network.name}]
    if network.purpose:
        known.append(network.purpose)
    known.append(_("What it does, and its public meetings: %(url)s") % {"url": url})
    if network.contact:
        known.append(_("To reach those who animate it: %(address)s") % {"address": network.contact})
    return "\n\n".join(known)
