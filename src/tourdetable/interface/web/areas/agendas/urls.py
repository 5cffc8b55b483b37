"""The agenda in the making: the designer, what members bring, methods, models."""

from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.agendas import (
    bringing,
    designing,
    filling,
    leaving,
    methods,
    own_methods,
    urgent,
)

urlpatterns = [
    path("topics/<int:pk>/meeting/", urgent.hold, name="topic_meeting"),
    path("meetings/<int:pk>/agenda/", designing.agenda, name="meeting_agenda"),
    path("meetings/<int:pk>/agenda/model/", designing.model, name="agenda_model"),
    path("meetings/<int:pk>/bring/", bringing.bring, name="meeting_bring"),
    path("meetings/<int:pk>/left-over/", leaving.left_over, name="meeting_left_over"),
    path("points-left/<int:pk>/", leaving.let_go, name="point_let_go"),
    path("methods/", methods.listed, name="methods"),
    path("methods/own/add/", own_methods.add, name="method_add"),
    path("methods/own/<int:pk>/", own_methods.change, name="method_change"),
    path("methods/own/<int:pk>/remove/", own_methods.remove, name="method_remove"),
    path("methods/<slug:code>/", methods.shown, name="method"),
    path("methods/<slug:code>/print/", methods.printed, name="method_print"),
    path("methods/<slug:code>/use/", filling.meetings, name="method_use"),
    path("methods/<slug:code>/use/<int:pk>/", filling.fill, name="method_fill"),
]
