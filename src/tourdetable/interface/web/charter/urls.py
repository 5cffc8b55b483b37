from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.charter import views

urlpatterns = [path("", views.charter, name="charter")]
