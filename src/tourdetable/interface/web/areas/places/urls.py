from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.places import views

urlpatterns = [
    path("", views.listed, name="places"),
    path("add/", views.add, name="place_add"),
    path("<int:pk>/", views.change, name="place_change"),
    path("<int:pk>/close/", views.close, name="place_close"),
    path("<int:pk>/remove/", views.remove, name="place_remove"),
    path("closures/<int:pk>/", views.reopen, name="place_reopen"),
]
