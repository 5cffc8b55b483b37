from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.territories.maps import views

urlpatterns = [
    path("map/", views.map_of_network, name="map"),
    path("map/public/", views.map_for_all, name="map_public"),
    path("map/bodies/<slug:body>/", views.map_of_body, name="map_body"),
]
