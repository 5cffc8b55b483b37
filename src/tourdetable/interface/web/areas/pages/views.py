"""The static pages: a template in each language, filled with the operator's facts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Network
from tourdetable.interface.language import spoken
from tourdetable.interface.web.areas.pages import operator, samples
from tourdetable.interface.web.areas.pages.security import security_txt as security_txt_body
from tourdetable.interface.web.base import clock
from tourdetable.interface.web.fresh.pages import fresh


def today(request: HttpRequest) -> date:
    """The day of the request's clock (the demo's clock stands still)."""
    return timezone.localdate(now(request))


def now(request: HttpRequest) -> datetime:
    """The request's clock."""
    moment: datetime = getattr(request, "now", None) or clock.now()
    return moment


@require_safe
@fresh()
def page(request: HttpRequest, name: str) -> HttpResponse:
    """`pages/<language>/<name>.html`, filled with what the operator says of itself."""
    template = f"pages/{spoken().code}/{name}.html"
    return render(request, template, facts(today(request)))


def facts(on: date) -> dict[str, Any]:
    """What the operator says of itself, and what follows from it on that day; cookies and
    networks for the pages that list them."""
    run_by = operator.from_file()
    audit = run_by.accessibility.audit
    conformity = run_by.conformity(on)
    return {
        "operator": SimpleLazyObject(operator.current),
        "conformity": conformity.words,
        "conforming": conformity.name,
        "audit_valid": audit is not None and operator.holds(audit, on),
        "audit_expires_on": operator.expires_on(audit) if audit else None,
        "today": on,
        "cookies": cookies,
        "networks": Network.objects.filter(archived_on=None).only("name", "slug"),
    }


def cookies() -> list[dict[str, str]]:
    """Every cookie this site sets, from its settings."""
    purposes = {
        "SESSION": _("know who is signed in"),
        "CSRF": _("check that a form really comes from you"),
        "LANGUAGE": _("remember the language that you chose"),
    }
    found = []
    for name, purpose in purposes.items():
        days = getattr(settings, f"{name}_COOKIE_AGE") // 86400
        kept = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
        cookie = getattr(settings, f"{name}_COOKIE_NAME")
        found.append({"name": cookie, "purpose": purpose, "kept": kept})
    said, until = _("show a confirmation once something is sent"), _("until the next page")
    return [*found, {"name": "messages", "purpose": said, "kept": until}]


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a vulnerability (RFC 9116)."""
    run_by = operator.current()
    address = (
        run_by.security_mail or run_by.mail or request.build_absolute_uri(reverse("page_contact"))
    )
    canonical = request.build_absolute_uri(reverse("security_txt"))
    body = security_txt_body(address, canonical, run_by.languages, now(request))
    return HttpResponse(body, content_type="text/plain; charset=utf-8")


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Search engines may read the public pages; a demonstration is not to be found in them."""
    closed = "/" if settings.DEMO_TODAY else ""
    known = request.build_absolute_uri(reverse("sitemap_xml"))
    text = f"User-agent: *\nDisallow: {closed}\n\nSitemap: {known}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """The living style guide, with sample data (demo only)."""
    return render(request, "components/styleguide.html", samples.styleguide(today(request)))
