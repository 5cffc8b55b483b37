from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.guests import link, presences, views, welcome

link_urls = [
    path("<str:token>/", link.guest_link, name="guest_link"),
    path("<str:token>/documents/<int:pk>/", link.guest_document, name="guest_document"),
]

urlpatterns = [
    path("meetings/<int:pk>/guests/add/", views.invite, name="guest_invite"),
    path("bodies/<slug:body>/guests/", views.listed, name="guests"),
    path("bodies/<slug:body>/guests/add/", views.invite_for_a_time, name="guest_invite_lasting"),
    path("guests/<int:pk>/", views.guest, name="guest"),
    path("guests/<int:pk>/withdraw/", views.withdraw, name="guest_withdraw"),
    path("guests/<int:pk>/end/", views.end, name="guest_end"),
    path("guests/<int:pk>/send/", views.send, name="guest_send"),
    path("composition/seats/<int:pk>/welcome/", welcome.welcome, name="seat_welcome"),
    path("bodies/<slug:body>/presences/", presences.listed, name="presences"),
    path("bodies/<slug:body>/presences/add/", presences.add, name="presences_add"),
    path("bodies/<slug:body>/presences/<int:pk>/", presences.change, name="presence_change"),
    path("bodies/<slug:body>/presences/<int:pk>/remove/", presences.remove, name="presence_remove"),
]
