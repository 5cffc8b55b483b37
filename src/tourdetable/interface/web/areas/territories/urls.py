from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.territories import (
    bodies,
    covering,
    facilities,
    institutions,
    portraits,
    settling,
)
from tourdetable.interface.web.areas.territories.maps import views as maps

urlpatterns = [
    path("", bodies.listed, name="territories"),
    path("diagnoses/<int:pk>/", portraits.portrait, name="diagnosis_portrait"),
    path("changes/", settling.listed, name="territory_changes"),
    path("changes/<slug:kind>/<int:pk>/", settling.settle, name="territory_settle"),
    path("bodies/<slug:body>/", bodies.territory, name="body_territory"),
    path("bodies/<slug:body>/add/", bodies.add, name="territory_add"),
    path("bodies/<slug:body>/words/", bodies.word, name="territory_word"),
    path("parts/<int:pk>/end/", bodies.end, name="territory_end"),
    path("parts/<int:pk>/take-back/", bodies.take_back, name="territory_take_back"),
    path("institutions/", covering.proposed, name="coverages_proposed"),
    path("institutions/<int:pk>/", institutions.coverage, name="coverage"),
    path("institutions/<int:pk>/add/", institutions.add, name="coverage_add"),
    path("coverages/<int:pk>/end/", institutions.end, name="coverage_end"),
    path("coverages/<int:pk>/take-back/", institutions.take_back, name="coverage_take_back"),
    path("facilities/", facilities.listed, name="facilities"),
    path("facilities/add/", facilities.add, name="facility_add"),
    path("facilities/<int:pk>/", facilities.facility, name="facility"),
    path("facilities/<int:pk>/change/", facilities.change, name="facility_change"),
    path("facilities/<int:pk>/remove/", facilities.remove, name="facility_remove"),
    path("facilities/<int:pk>/areas/add/", facilities.add_area, name="facility_area_add"),
    path("areas/<int:pk>/end/", facilities.end_area, name="facility_area_end"),
    path("areas/<int:pk>/take-back/", facilities.take_back_area, name="facility_area_take_back"),
    path("map/", maps.map_of_network, name="map"),
    path("map/public/", maps.map_for_all, name="map_public"),
    path("map/bodies/<slug:body>/", maps.map_of_body, name="map_body"),
]
