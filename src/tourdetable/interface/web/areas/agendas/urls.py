"""The agenda in the making: the designer, what members bring, methods, models."""

from __future__ import annotations

from django.urls import URLPattern, path

from tourdetable.interface.web.areas.agendas import filling, methods, own_methods

urlpatterns: list[URLPattern] = [
    path("methods/", methods.listed, name="methods"),
    path("methods/own/add/", own_methods.add, name="method_add"),
    path("methods/own/<int:pk>/", own_methods.change, name="method_change"),
    path("methods/own/<int:pk>/remove/", own_methods.remove, name="method_remove"),
    path("methods/<slug:code>/", methods.shown, name="method"),
    path("methods/<slug:code>/print/", methods.printed, name="method_print"),
    path("methods/<slug:code>/use/", filling.meetings, name="method_use"),
    path("methods/<slug:code>/use/<int:pk>/", filling.fill, name="method_fill"),
]
