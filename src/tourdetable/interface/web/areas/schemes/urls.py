from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.schemes import tables, views

urlpatterns = [
    path("schemes/", views.listed, name="schemes"),
    path("schemes/add/", views.add, name="scheme_add"),
    path("schemes/import/", tables.bring, name="schemes_import"),
    path("schemes/table.<str:kind>", tables.taken, name="schemes_table"),
    path("schemes/<int:pk>/", views.scheme, name="scheme"),
    path("schemes/<int:pk>/change/", views.change, name="scheme_change"),
    path("schemes/<int:pk>/check/", views.check, name="scheme_check"),
    path("schemes/<int:pk>/end/", views.end, name="scheme_end"),
    path("schemes/<int:pk>/resume/", views.resume, name="scheme_resume"),
]
