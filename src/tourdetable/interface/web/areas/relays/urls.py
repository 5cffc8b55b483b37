from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.relays import link, reach, relaying

urlpatterns = [
    path("meetings/<int:pk>/minutes/relay/", relaying.relay, name="relay"),
    path("meetings/<int:pk>/minutes/relay/<str:name>", relaying.relay_file, name="relay_file"),
    path("meetings/<int:pk>/minutes/relays/", reach.minutes_reach, name="relays"),
    path("relays/<slug:kind>/<int:pk>/", relaying.relay_shared, name="relay_shared"),
    path("relays/<slug:kind>/<int:pk>/all/", reach.shared_reach, name="shared_relays"),
    path(
        "relays/<slug:kind>/<int:pk>/<str:name>",
        relaying.relay_shared_file,
        name="relay_shared_file",
    ),
    path("relays/<int:pk>/", relaying.amend, name="relay_amend"),
    path("relays/<int:pk>/withdraw/", relaying.take_back, name="relay_take_back"),
    path("bodies/<slug:body>/relays/", reach.body_reach, name="body_relays"),
    path("relays/link/<str:token>/", link.relay_link, name="relay_link"),
    path("relays/link/<str:token>/<str:name>", link.relay_link_file, name="relay_link_file"),
]
