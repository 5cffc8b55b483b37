"""The URLs of the platform, with those of the demo."""

from __future__ import annotations

from django.urls import include, path

from tourdetable.config import urls

urlpatterns = [path("demo/", include("tourdetable.interface.demo.urls")), *urls.urlpatterns]
