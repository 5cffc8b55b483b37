from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.neighbours import views

urlpatterns = [path("neighbours/", views.near, name="neighbours")]
