from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.topics import answering, listed, saying, views

urlpatterns = [
    path("topics/", listed.listed, name="topics"),
    path("topics/new/", views.put, name="topic_new"),
    path("topics/<int:pk>/", views.topic, name="topic"),
    path("topics/<int:pk>/change/", views.change, name="topic_change"),
    path("topics/<int:pk>/withdraw/", views.withdraw, name="topic_withdraw"),
    path("topics/<int:pk>/existing/", saying.existing, name="topic_existing"),
    path("topics/<int:pk>/support/", saying.supporting, name="topic_support"),
    path("topics/<int:pk>/view/", saying.viewing, name="topic_view"),
    path("topics/<int:pk>/agenda/", answering.agenda, name="topic_agenda"),
    path("topics/<int:pk>/group/", answering.group, name="topic_group"),
    path("topics/<int:pk>/send/", answering.send, name="topic_send"),
    path("topics/<int:pk>/join/", answering.join, name="topic_join"),
    path("topics/<int:pk>/decline/", answering.decline_it, name="topic_decline"),
]
