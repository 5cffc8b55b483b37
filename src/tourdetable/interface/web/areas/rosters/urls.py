from __future__ import annotations

from django.urls import path, re_path

from tourdetable.interface.web.areas.rosters import arranging, exports, views

KIND = r"(?P<kind>xlsx|ods|csv)"

urlpatterns = [
    path("import/", views.listed, name="rosters"),
    re_path(rf"^import/model\.{KIND}$", views.model, name="roster_model"),
    path("import/<int:pk>/", views.shown, name="roster"),
    path("import/<int:pk>/columns/", arranging.arrange, name="roster_arrange"),
    path("import/<int:pk>/lines/<int:number>/", views.settle, name="roster_settle"),
    path("import/<int:pk>/confirm/", views.confirm, name="roster_confirm"),
    path("import/<int:pk>/drop/", views.drop, name="roster_drop"),
    re_path(
        rf"^import/(?P<pk>[0-9]{{1,12}})/refused\.{KIND}$", views.refused, name="roster_refused"
    ),
    path("export/", exports.listed, name="exports"),
    re_path(
        rf"^export/(?P<what>composition|attendance|decisions|actions|documents"
        rf"|territories|facilities)\.{KIND}$",
        exports.export,
        name="export",
    ),
]
