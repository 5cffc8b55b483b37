from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.joining import coming, inviting, proposals, speaking

link_patterns = [path("<str:token>/", coming.join, name="join")]

urlpatterns = [
    path("", proposals.listed, name="invitations"),
    path("people/", inviting.people, name="invitation_people"),
    path("send/", inviting.send, name="invitation_send"),
    path("speak/", speaking.speak, name="speak"),
    path("propose/", proposals.where, name="invitation_where"),
    path("propose/<slug:body>/", proposals.propose, name="invitation_propose"),
    path("<int:pk>/", proposals.shown, name="invitation"),
    path("<int:pk>/accept/", proposals.accept, name="invitation_accept"),
    path("<int:pk>/answer/", proposals.answer, name="invitation_answer"),
    path("<int:pk>/decline/", proposals.decline, name="invitation_decline"),
    path("<int:pk>/again/", inviting.again, name="invitation_again"),
    path("<int:pk>/withdraw/", inviting.withdraw, name="invitation_withdraw"),
]
