"""Addresses of the static pages. (The style guide is at an address of the demo.)"""

from __future__ import annotations

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from tourdetable.interface.web.areas.pages import views

urlpatterns = [
    path("accessibilite/", views.accessibility, name="page_accessibility"),
    path("mentions-legales/", views.legal, name="page_legal"),
    path("donnees-personnelles/", views.privacy, name="page_privacy"),
    path("cgu/", views.terms, name="page_terms"),
    path("plan-du-site/", views.sitemap, name="page_sitemap"),
    path("aide/", views.help_, name="page_help"),
    path("contact/", views.contact, name="page_contact"),
    path("langue/", csrf_exempt(set_language), name="set_language"),  # harmless if forged
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
]
