from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.agendas import urgent

urlpatterns = [
    path("topics/<int:pk>/meeting/", urgent.hold, name="topic_meeting"),
]
