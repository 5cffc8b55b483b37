from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.guests import presences

urlpatterns = [
    path("bodies/<slug:body>/presences/", presences.listed, name="presences"),
    path("bodies/<slug:body>/presences/add/", presences.add, name="presences_add"),
    path("bodies/<slug:body>/presences/<int:pk>/", presences.change, name="presence_change"),
    path("bodies/<slug:body>/presences/<int:pk>/remove/", presences.remove, name="presence_remove"),
]
