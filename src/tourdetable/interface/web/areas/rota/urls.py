from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.rota import kits, swaps, views

urlpatterns = [
    path("bodies/<slug:body>/turns/", views.table, name="rota"),
    path("bodies/<slug:body>/turns/share/", views.share, name="rota_share"),
    path("meetings/<int:pk>/duties/<slug:duty>/swap/", swaps.ask, name="turn_swap"),
    path("meetings/<int:pk>/duties/<slug:duty>/give-up/", swaps.skip, name="turn_skip"),
    path("meetings/<int:pk>/duties/<slug:duty>/offer/", swaps.offer, name="turn_offer"),
    path("meetings/<int:pk>/duties/<slug:duty>/kit/", kits.kit, name="turn_kit"),
    path("meetings/<int:pk>/duties/<slug:duty>/kit.pdf", kits.kit_file, name="kit_pdf"),
    path(
        "meetings/<int:pk>/duties/<slug:duty>/kit.<office:ending>",
        kits.kit_file,
        name="kit_office",
    ),
    path("swaps/<int:pk>/", swaps.swap, name="swap"),
    path("swaps/<int:pk>/accept/", swaps.accept, name="swap_accept"),
    path("swaps/<int:pk>/refuse/", swaps.refuse, name="swap_refuse"),
    path("swaps/<int:pk>/withdraw/", swaps.withdraw, name="swap_withdraw"),
]
