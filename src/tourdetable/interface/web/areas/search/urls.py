from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.search import views

urlpatterns = [path("search/", views.search, name="search")]
