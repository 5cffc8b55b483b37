from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.tags import views

urlpatterns = [
    path("tags/", views.listed, name="tags"),
    path("tags/<slug:slug>/", views.tag, name="tag"),
    path("tags/<slug:slug>/rename/", views.rename, name="tag_rename"),
    path("tags/<slug:slug>/merge/", views.merge, name="tag_merge"),
]
