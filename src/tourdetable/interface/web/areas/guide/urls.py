from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.guide import views

urlpatterns = [
    path("", views.guide, name="guide"),
    path("figures/<slug:name>.png", views.figure, name="guide_figure"),
    path("<slug:chapter>/", views.chapter, name="guide_chapter"),
]
