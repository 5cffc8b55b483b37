from __future__ import annotations

from django.urls import path

from tourdetable.interface.demo import views
from tourdetable.interface.web.areas.pages.views import components

urlpatterns = [
    path("personas.json", views.personas, name="demo_personas"),
    path("become/<slug:slug>", views.become, name="demo_become"),
    path("components/", components, name="demo_components"),
]
