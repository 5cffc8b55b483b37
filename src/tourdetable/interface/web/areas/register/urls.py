from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.register import (
    check_in,
    log,
    offline,
    paper,
    rates,
    room,
    views,
)

link_urls = [path("<str:token>/", check_in.here_by_link, name="check_in_link")]

urlpatterns = [
    path("meetings/<int:pk>/attendance/", views.attendance, name="meeting_attendance"),
    path("meetings/<int:pk>/attendance/sheet/", views.sheet, name="meeting_sheet"),
    path("meetings/<int:pk>/attendance/sheet.pdf", paper.sheet_file, name="meeting_sheet_pdf"),
    path(
        "meetings/<int:pk>/attendance/sheet.<office:ending>",
        paper.sheet_file,
        name="meeting_sheet_office",
    ),
    path("meetings/<int:pk>/attendance/log/", log.corrections, name="meeting_marks_log"),
    path("meetings/<int:pk>/attendance/offline.js", offline.worker, name="meeting_offline"),
    path("meetings/<int:pk>/room/", room.room, name="meeting_room"),
    path("meetings/<int:pk>/here/", check_in.here, name="meeting_check_in"),
    path("bodies/<slug:body>/presence/", rates.body_rates, name="body_rates"),
    path("bodies/<slug:body>/presence.csv", rates.body_rates_csv, name="body_rates_csv"),
]
