from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.networks import public, views

urlpatterns = [
    path("", views.network, name="network"),
    path("public/", public.public, name="public"),
    path("people/", views.people, name="people"),
    path("bodies/<slug:body>/", views.body, name="body"),
    path("bodies/<slug:body>/seats/", views.seats, name="body_seats"),
]
