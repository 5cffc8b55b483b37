from __future__ import annotations

from django.urls import include, path

from tourdetable.interface.web.programme import views

urlpatterns = [
    path("", views.programme, name="programme"),
    path("print/", views.printed, name="programme_print"),
    path("drafts/", include("tourdetable.interface.web.programme.drafts.urls")),
]
