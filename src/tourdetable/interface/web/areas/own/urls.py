from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.own import addresses, known, leaving, sessions, views

urlpatterns = [
    path("", views.own, name="own"),
    path("details/", views.details, name="own_details"),
    path("addresses/", addresses.listed, name="own_addresses"),
    path("addresses/add/", addresses.add, name="own_address_add"),
    path("addresses/<int:pk>/confirm/", addresses.confirm, name="own_address_confirm"),
    path("addresses/<int:pk>/send/", addresses.send_again, name="own_address_send"),
    path("addresses/<int:pk>/mail/", addresses.choose, name="own_address_mail"),
    path("addresses/<int:pk>/remove/", addresses.remove, name="own_address_remove"),
    path("sessions/", sessions.listed, name="own_sessions"),
    path("sessions/close/", sessions.close_others, name="own_sessions_close"),
    path("sessions/<slug:handle>/close/", sessions.close, name="own_session_close"),
    path("known/", known.known, name="own_known"),
    path("known/person.html", known.to_read, name="own_known_file"),
    path("known/person.json", known.for_programs, name="own_known_json"),
    path("leave/<slug:slug>/", leaving.leave, name="own_leave"),
]
