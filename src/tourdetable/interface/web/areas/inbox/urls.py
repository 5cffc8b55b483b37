from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.inbox import views

urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<int:pk>/", views.mail, name="inbox_mail"),
    path("inbox/<int:pk>/done/", views.settle, name="inbox_done"),
]
