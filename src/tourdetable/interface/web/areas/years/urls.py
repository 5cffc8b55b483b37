from __future__ import annotations

from django.urls import path, register_converter

from tourdetable.interface.web.areas.years import asking, days, listing
from tourdetable.interface.web.areas.years.board import compare, meeting, moving, views
from tourdetable.interface.web.areas.years.periods import views as periods
from tourdetable.interface.web.areas.years.wishes import relations
from tourdetable.interface.web.areas.years.wishes import views as wishes

register_converter(days.DayConverter, "day")

urlpatterns = [
    path("", listing.programme_drafts, name="programme_drafts"),
    path("new/", listing.new, name="draft_new"),
    path("periods/", periods.network_periods, name="network_periods"),
    path("periods/new/", periods.period_new, name="period_new"),
    path("periods/<int:pk>/", periods.period_edit, name="period_edit"),
    path("periods/<int:pk>/drop/", periods.period_drop, name="period_drop"),
    path("<int:pk>/", views.draft, name="draft"),
    path("<int:pk>/copy/", listing.copy, name="draft_copy"),
    path("<int:pk>/share/", listing.share, name="draft_share"),
    path("<int:pk>/discard/", listing.discard, name="draft_discard"),
    path("<int:pk>/compare/", compare.draft_compare, name="draft_compare"),
    path("<int:pk>/wishes/", wishes.draft_wishes, name="draft_wishes"),
    path("<int:pk>/wishes/calendar/", wishes.draft_calendar, name="draft_calendar"),
    path("<int:pk>/wishes/new/", wishes.series_new, name="series_new"),
    path("<int:pk>/wishes/<int:series>/", wishes.series_edit, name="series_edit"),
    path("<int:pk>/wishes/<int:series>/drop/", wishes.series_drop, name="series_drop"),
    path("<int:pk>/wishes/relations/new/", relations.relation_new, name="relation_new"),
    path(
        "<int:pk>/wishes/relations/<int:relation>/drop/",
        relations.relation_drop,
        name="relation_drop",
    ),
    path("<int:pk>/ask/", asking.draft_button, {"page": "search"}, name="draft_ask"),
    path(
        "<int:pk>/ask-again/",
        asking.draft_button,
        {"page": "search_again"},
        name="draft_ask_again",
    ),
    path("<int:pk>/stop/", asking.draft_stop, name="draft_stop"),
    path("<int:pk>/relax/", asking.draft_relax, name="draft_relax"),
    path("<int:pk>/meeting/<int:series>/<day:on>/", meeting.draft_meeting, name="draft_meeting"),
    path("<int:pk>/meeting/<int:series>/<day:on>/move/", moving.draft_move, name="draft_move"),
    path("<int:pk>/pin/<int:series>/<day:on>/", moving.draft_pin, name="draft_pin"),
]
