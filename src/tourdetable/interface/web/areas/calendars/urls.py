"""Calendars to subscribe to: one's own, a body's, a network's."""

from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.calendars import choosing, feeds, subscribing

urlpatterns = [
    path("calendar.ics", feeds.public, name="calendar_ics"),
    path("calendar/", subscribing.calendars, name="calendars"),
    path("calendar/renew/", choosing.renew, name="calendar_renew"),
    path("calendar/alarms/", choosing.alarms, name="calendar_alarms"),
    path("calendar/<str:secret>.ics", feeds.personal, name="calendar_personal"),
    path("bodies/<slug:body>/calendar.ics", feeds.of_body, name="calendar_body"),
]
