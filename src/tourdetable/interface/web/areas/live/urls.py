from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.live import stream

urlpatterns = [
    path("meetings/<int:pk>/live/stream", stream.stream, name="meeting_stream"),
]
