"""Calendars to subscribe to: one's own, a body's, a network's."""

from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.calendars import feeds

urlpatterns = [
    path("calendar.ics", feeds.public, name="calendar_ics"),
    path("calendar/renew/", feeds.renew, name="calendar_renew"),
    path("calendar/<str:secret>.ics", feeds.personal, name="calendar_personal"),
]
