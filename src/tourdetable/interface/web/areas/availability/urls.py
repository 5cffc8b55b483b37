from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.availability import views

urlpatterns = [
    path("", views.listed, name="availability"),
    path("add/", views.add, name="availability_add"),
    path("weekly/", views.weekly, name="availability_weekly"),
    path("import/", views.read_calendar, name="availability_import"),
    path("import/remove/", views.remove_import, name="availability_import_remove"),
    path("<int:pk>/remove/", views.remove, name="availability_remove"),
]
