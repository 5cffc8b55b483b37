from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.convening import preparing, previewing, sending

urlpatterns = [
    path("meetings/<int:pk>/convene/", sending.convene, name="meeting_convene"),
    path("meetings/<int:pk>/invitation/", preparing.prepare, name="meeting_invitation"),
    path("meetings/<int:pk>/invitation/preview/", previewing.preview, name="meeting_preview"),
    path("meetings/<int:pk>/invitation/page/", previewing.page, name="meeting_preview_page"),
    path("meetings/<int:pk>/invitation/sending/", sending.follow, name="meeting_sending"),
]
