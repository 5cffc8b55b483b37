from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.consultations import link, views

urlpatterns = [
    path("bodies/<slug:body>/consultations/", views.listed, name="consultations"),
    path("bodies/<slug:body>/consultations/new/", views.new, name="consultation_new"),
    path("consultations/<int:pk>/", views.consultation, name="consultation"),
    path("consultations/<int:pk>/speak/", views.speak, name="consultation_speak"),
    path("consultations/<int:pk>/conclude/", views.conclude, name="consultation_conclude"),
    path("consultations/<int:pk>/withdraw/", views.withdraw, name="consultation_withdraw"),
    path("consultations/link/<str:token>/", link.consultation_link, name="consultation_link"),
]
