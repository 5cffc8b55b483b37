"""Addresses of the static pages. (The style guide is at an address of the demo.)"""

from __future__ import annotations

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from tourdetable.interface.web.areas.pages import stats, views

PAGES = {
    "accessibilite": "accessibility",
    "accessibilite/schema": "scheme",
    "accessibilite/plan": "plan",
    "ecoconception": "ecodesign",
    "mentions-legales": "legal",
    "donnees-personnelles": "privacy",
    "cgu": "terms",
    "plan-du-site": "sitemap",
    "aide": "help",
    "contact": "contact",
}
"""Address → name of the template and, after `page_`, of the address."""

urlpatterns = [
    *(path(f"{at}/", views.page, {"name": it}, name=f"page_{it}") for at, it in PAGES.items()),
    path("stats/", stats.of_site, name="stats"),
    path("langue/", csrf_exempt(set_language), name="set_language"),  # harmless if forged
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
]

of_network = [path("stats/", stats.of_network, name="network_stats")]
