from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.newsletters import reading, subscribing, writing

urlpatterns = [
    path("newsletters/", reading.listed, name="newsletters"),
    path("newsletters/new/", writing.begin, name="newsletter_new"),
    path("newsletters/subscribe/", subscribing.subscribe, name="newsletter_subscribe"),
    path("newsletters/confirm/<str:token>/", subscribing.confirm, name="newsletter_confirm"),
    path("newsletters/stop/<str:token>/", subscribing.stop, name="newsletter_stop"),
    path("newsletters/<int:pk>/", reading.newsletter, name="newsletter"),
    path("newsletters/<int:pk>/change/", writing.change, name="newsletter_change"),
    path("newsletters/<int:pk>/page/", reading.as_mail, name="newsletter_page"),
    path("newsletters/<int:pk>/send/", writing.send, name="newsletter_send"),
    path("newsletters/<int:pk>/drop/", writing.drop, name="newsletter_drop"),
    path("newsletters/<int:pk>/again/", writing.again, name="newsletter_again"),
]
