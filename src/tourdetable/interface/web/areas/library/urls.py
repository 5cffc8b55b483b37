from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.library import (
    capturing,
    caring,
    changing,
    listed,
    page,
    proposed,
    sources,
    using,
)

urlpatterns = [
    path("library/", listed.listed, name="library"),
    path("library/feed.atom", listed.feed, name="library_feed"),
    path("library/new/", capturing.capture, name="entry_new"),
    path("library/new/offline.js", capturing.worker, name="entry_offline"),
    path("library/sources/", sources.listed_sources, name="library_sources"),
    path("library/sources/<int:pk>/stop/", sources.stop, name="source_stop"),
    path("library/items/<int:pk>/keep/", proposed.keep, name="source_item_keep"),
    path("library/items/<int:pk>/dismiss/", proposed.dismiss, name="source_item_dismiss"),
    path("library/uses/<int:pk>/", using.amend, name="entry_use_amend"),
    path("library/<int:pk>/", page.entry, name="entry"),
    path("library/<int:pk>/file/", page.document, name="entry_file"),
    path("library/<int:pk>/change/", changing.change, name="entry_change"),
    path("library/<int:pk>/used/", using.use, name="entry_use"),
    path("library/<int:pk>/answer/", caring.answer_it, name="entry_answer"),
    path("library/<int:pk>/renew/", caring.renew_it, name="entry_renew"),
    path("library/<int:pk>/retire/", caring.retire_it, name="entry_retire"),
    path("library/<int:pk>/back/", caring.back, name="entry_back"),
]
