"""Documents of a meeting: attaching, reading, taking away."""

from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.files import listing, views

urlpatterns = [
    path("meetings/<int:pk>/documents/", views.documents, name="meeting_documents"),
    path("documents/", listing.network_documents, name="network_documents"),
    path("documents/<int:pk>/", views.one, name="document"),
    path("documents/<int:pk>/remove/", views.remove, name="document_remove"),
]
