"""The image of a network, at an address that changes with it, as a picture and nothing else."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Logo
from tourdetable.interface.web.base.http import Request

FOREVER = "public, max-age=31536000, immutable"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
"""An image opened by itself runs nothing, and asks for nothing."""


@require_safe
def logo(request: Request, network: str, digest: str) -> HttpResponse:
    """Anybody may see it: it stands beside the name of the network."""
    live = Logo.objects.filter(network__slug=network, network__archived_on=None)
    found = get_object_or_404(live, digest=digest)
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    response.headers["Cache-Control"] = FOREVER
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
