"""Context processor: what the page that is shown is for."""

from __future__ import annotations

from django.http import HttpRequest

from tourdetable.interface.web.areas.guide.purposes.known import KNOWN
from tourdetable.interface.web.areas.guide.purposes.terms import PageHelp


def help_here(request: HttpRequest) -> dict[str, PageHelp | None]:
    """`purpose`: of the page at this address; none where it speaks for itself."""
    found = request.resolver_match
    return {"purpose": KNOWN.get(found.url_name or "") if found else None}
