"""URLs: the product's own pages first, then networks by their slug."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("tourdetable.interface.web.home.urls")),
    path("", include("tourdetable.interface.web.pages.urls")),
    path("signin/", include("tourdetable.interface.web.signin.urls")),
]

if settings.DEMO_TODAY:
    urlpatterns.append(path("demo/", include("tourdetable.interface.demo.urls")))

urlpatterns += [
    path("<slug:network>/", include("tourdetable.interface.web.networks.urls")),
    path("<slug:network>/charter/", include("tourdetable.interface.web.charter.urls")),
    path("<slug:network>/programme/", include("tourdetable.interface.web.programme.urls")),
    path("<slug:network>/availability/", include("tourdetable.interface.web.availability.urls")),
    path("<slug:network>/places/", include("tourdetable.interface.web.places.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.meetings.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.decisions.urls")),
    path("<slug:network>/", include("tourdetable.interface.web.minutes.urls")),
]

handler400 = "tourdetable.interface.web.errors.bad_request"
handler403 = "tourdetable.interface.web.errors.forbidden"
handler404 = "tourdetable.interface.web.errors.not_found"
handler500 = "tourdetable.interface.web.errors.server_error"
