"""Addresses of the static pages. (The style guide is at an address of the demo.)"""

from __future__ import annotations

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from tourdetable.interface.web.areas.pages import views

PAGES = {
    "accessibilite": "accessibility",
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
    path("langue/", csrf_exempt(set_language), name="set_language"),  # harmless if forged
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
]
