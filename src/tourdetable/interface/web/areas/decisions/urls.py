from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.decisions import effects, recording, views

urlpatterns = [
    path("decisions/", views.register, name="decisions"),
    path("bodies/<slug:body>/follow-up/", views.followed, name="body_follow_up"),
    path("decisions/<int:pk>/", views.decision, name="decision"),
    path("meetings/<int:pk>/decisions/new/", recording.new, name="decision_new"),
    path(
        "meetings/<int:pk>/decisions/new/<str:kind>/<int:about>/",
        effects.put,
        name="decision_new_with",
    ),
    path("decisions/<int:pk>/edit/", recording.edit, name="decision_edit"),
    path("decisions/<int:pk>/positions/", recording.positions, name="decision_positions"),
    path(
        "decisions/<int:pk>/positions/<int:position>/settle/",
        recording.settle,
        name="decision_settle",
    ),
    path("decisions/<int:pk>/conclude/", recording.conclude, name="decision_conclude"),
    path("decisions/<int:pk>/effects/", effects.choose, name="decision_effects"),
    path("decisions/<int:pk>/effects/add/<str:kind>/", effects.add, name="decision_effect_add"),
    path(
        "decisions/<int:pk>/effects/<int:effect>/remove/",
        effects.remove,
        name="decision_effect_remove",
    ),
    path("decisions/<int:pk>/reopen/", recording.reopen, name="decision_reopen"),
    path("decisions/<int:pk>/follow-up/", recording.follow_up, name="decision_follow_up"),
    path("decisions/<int:pk>/options/", recording.options, name="decision_options"),
    path("decisions/<int:pk>/terms/", recording.terms, name="decision_terms"),
    path("decisions/<int:pk>/review/", recording.review, name="decision_review"),
    path(
        "decisions/<int:pk>/follow-up/<int:follow_up>/done/",
        recording.done,
        name="decision_follow_up_done",
    ),
]
