"""The static pages: each is a template in the reader's language, else in French, filled with the
operator's facts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import select_template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Network
from tourdetable.interface.web.areas.pages import operator, samples
from tourdetable.interface.web.areas.pages.security import security_txt as security_txt_body
from tourdetable.interface.web.base import clock

FALLBACK = "fr"
"""Legal texts are French by law; a translation is shown when there is one."""


def today(request: HttpRequest) -> date:
    """The day of the request's clock (the demo's clock stands still)."""
    return timezone.localdate(now(request))


def now(request: HttpRequest) -> datetime:
    """The request's clock."""
    moment: datetime = getattr(request, "now", None) or clock.now()
    return moment


def page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    """Render `pages/<language>/<name>.html`, saying so to the browser when it is not in the
    page's language."""
    language = get_language() or FALLBACK
    template = select_template([f"pages/{language}/{name}.html", f"pages/{FALLBACK}/{name}.html"])
    found = str(template.template.name).split("/")[1]
    context |= {"content_language": found if found != language else "", **facts(today(request))}
    return HttpResponse(template.render(context, request))


def facts(on: date) -> dict[str, Any]:
    """What the operator says of itself, and what follows from it on that day."""
    run_by = operator.current()
    audit = run_by.accessibility.audit
    return {
        "operator": run_by,
        "conformity": run_by.conformity(on).value,
        "audit_valid": audit is not None and operator.holds(audit, on),
        "audit_expires_on": operator.expires_on(audit) if audit else None,
    }


def cookies() -> list[dict[str, str]]:
    """Every cookie this site sets, from its settings. French: the page is French by law."""
    session_days, form_days = (
        settings.SESSION_COOKIE_AGE // 86400,
        settings.CSRF_COOKIE_AGE // 86400,
    )
    return [
        {
            "name": settings.SESSION_COOKIE_NAME,
            "purpose": "savoir qui est connecté·e",
            "kept": f"{session_days} jours",
        },
        {
            "name": settings.CSRF_COOKIE_NAME,
            "purpose": "vérifier qu’un formulaire vient bien de vous",
            "kept": f"{form_days} jours",
        },
        {
            "name": "messages",
            "purpose": "afficher une confirmation après un envoi",
            "kept": "jusqu’à la page suivante",
        },
    ]


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The declaration of accessibility."""
    return page(request, "accessibility")


@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    """Who publishes and who hosts."""
    return page(request, "legal")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Personal data and cookies."""
    return page(request, "privacy", cookies=cookies())


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """Terms of use."""
    return page(request, "terms")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page a reader may reach from here."""
    return page(request, "sitemap", networks=Network.objects.only("name", "slug"))


@require_safe
def help_(request: HttpRequest) -> HttpResponse:
    """Help for the first steps."""
    return page(request, "help")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach the operator."""
    return page(request, "contact")


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
    return HttpResponse(
        f"User-agent: *\nDisallow: {closed}\n", content_type="text/plain; charset=utf-8"
    )


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """The living style guide, with sample data (demo only)."""
    return render(request, "components/styleguide.html", samples.styleguide(today(request)))
