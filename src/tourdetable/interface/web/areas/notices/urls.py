from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.notices import choices, queue, sent, stopping

urlpatterns = [
    path("", choices.listed, name="notices"),
    path("sent/", sent.sent, name="notices_sent"),
    path("stop/<str:token>/", stopping.stop, name="notices_stop"),
    path("in/<slug:slug>/", choices.of_network, name="notices_network"),
    path("in/<slug:slug>/<int:body>/", choices.of_body, name="notices_body"),
]

operate_urls = [
    path("", queue.queue, name="operate_mail"),
    path("again/", queue.again, name="operate_mail_again"),
]
