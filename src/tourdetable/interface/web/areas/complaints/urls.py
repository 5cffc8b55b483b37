from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.complaints import making, network

urlpatterns = [
    path("", making.complain, name="complain"),
    path("suivi/<str:token>/", making.follow, name="complaint_follow"),
]

of_network = [
    path("complaints/", network.listed, name="network_complaints"),
    path("complaints/<int:pk>/", network.complaint, name="network_complaint"),
    path("complaints/<int:pk>/answer/", network.answer_it, name="network_complaint_answer"),
    path("complaints/<int:pk>/defer/", network.defer, name="network_complaint_defer"),
]
