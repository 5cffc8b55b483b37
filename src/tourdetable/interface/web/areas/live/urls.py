from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.live import captured, joining, lead, phone, screen, stream

link_urls = [
    path("<int:pk>/", joining.join_room, name="room_join"),
    path("with/<str:token>/", joining.by_link, name="room_live"),
    path("with/<str:token>/stream", stream.link_stream, name="room_stream"),
]

urlpatterns = [
    path("meetings/<int:pk>/live/", phone.live, name="meeting_live"),
    path("meetings/<int:pk>/live/lead/", lead.lead, name="meeting_lead"),
    path("meetings/<int:pk>/live/ask/", lead.ask, name="meeting_ask"),
    path("meetings/<int:pk>/live/screen/", screen.screen, name="meeting_screen"),
    path("meetings/<int:pk>/live/captured/", captured.bring, name="meeting_captured"),
    path("meetings/<int:pk>/live/stream", stream.stream, name="meeting_stream"),
]
