from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.answers import link, views

urlpatterns = [path("<str:token>/", link.answer, name="answer")]

of_network = [
    path("meetings/<int:pk>/answers/", views.board, name="meeting_answers"),
    path("meetings/<int:pk>/answers/remind/", views.remind, name="meeting_remind"),
    path(
        "meetings/<int:pk>/answers/<int:seat>/<int:person>/",
        views.enter,
        name="meeting_answer_enter",
    ),
    path("meetings/<int:pk>/host/", views.host_sheet, name="meeting_host_sheet"),
]
