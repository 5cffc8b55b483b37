from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.commitments import answers, views

urlpatterns = [
    path("bodies/<slug:body>/commitments/", views.listed, name="commitments"),
    path("bodies/<slug:body>/commitments/ask/", views.ask_for_work, name="commitments_ask"),
    path("bodies/<slug:body>/themes/new/", views.open_theme, name="theme_new"),
    path("themes/<int:pk>/change/", views.change_theme, name="theme_change"),
    path("themes/<int:pk>/close/", views.close_theme, name="theme_close"),
    path("themes/<int:pk>/ask/", views.ask_for_theme, name="theme_ask"),
    path("commitments/<int:pk>/", answers.commitment, name="commitment"),
    path("commitments/<int:pk>/end/", answers.end, name="commitment_end"),
    path("commitments/<int:pk>/back/", answers.take_back, name="commitment_take_back"),
    path("commitments/link/<str:token>/", answers.commitment_link, name="commitment_link"),
]
