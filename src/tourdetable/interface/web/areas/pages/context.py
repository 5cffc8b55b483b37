"""Context processor of the footer: the accessibility mention that every page must carry."""

from __future__ import annotations

from django.http import HttpRequest

from tourdetable.interface.web.areas.pages import operator
from tourdetable.interface.web.areas.pages.views import today


def mention(request: HttpRequest) -> dict[str, str]:
    """`accessibility_mention`: « non conforme », « partiellement conforme », “fully compliant”…"""
    return {"accessibility_mention": operator.from_file().conformity(today(request)).words}
