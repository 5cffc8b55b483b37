from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.agendas import bringing, designing, leaving, urgent

urlpatterns = [
    path("topics/<int:pk>/meeting/", urgent.hold, name="topic_meeting"),
    path("meetings/<int:pk>/agenda/", designing.agenda, name="meeting_agenda"),
    path("meetings/<int:pk>/agenda/model/", designing.model, name="agenda_model"),
    path("meetings/<int:pk>/bring/", bringing.bring, name="meeting_bring"),
    path("meetings/<int:pk>/left-over/", leaving.left_over, name="meeting_left_over"),
    path("points-left/<int:pk>/", leaving.let_go, name="point_let_go"),
]
