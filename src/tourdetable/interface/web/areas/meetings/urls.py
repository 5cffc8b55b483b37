from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.meetings import paper, sitting, turns, views

urlpatterns = [
    path("bodies/<slug:body>/meetings/new/", views.new, name="meeting_new"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/agenda.pdf", paper.agenda_file, name="agenda_pdf"),
    path("meetings/<int:pk>/agenda.<office:ending>", paper.agenda_file, name="agenda_office"),
    path("meetings/<int:pk>/invitation.pdf", paper.invitation_file, name="invitation_pdf"),
    path(
        "meetings/<int:pk>/invitation.<office:ending>",
        paper.invitation_file,
        name="invitation_office",
    ),
    path("meetings/<int:pk>/move/", views.move, name="meeting_move"),
    path("meetings/<int:pk>/amend/", views.amend, name="meeting_amend"),
    path("meetings/<int:pk>/cancel/", views.cancel, name="meeting_cancel"),
    path("meetings/<int:pk>/turns/", sitting.turns, name="meeting_turns"),
    path("meetings/<int:pk>/duties/<slug:duty>/", turns.take, name="meeting_duty"),
    path("meetings/<int:pk>/reply/", sitting.reply, name="meeting_reply"),
    path("meetings/<int:pk>/open/", sitting.open_, name="meeting_open"),
]
