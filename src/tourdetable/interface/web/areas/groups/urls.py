from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.groups import calls, index, page, writing

urlpatterns = [
    path("groups/", index.groups, name="groups"),
    path("groups/calls/<int:pk>/", calls.call, name="call"),
    path("groups/calls/<int:pk>/change/", calls.change_call, name="call_change"),
    path("groups/calls/<int:pk>/propose/", calls.propose, name="call_propose"),
    path("groups/calls/<int:pk>/attach/", calls.attach, name="call_attach"),
    path("groups/calls/<int:pk>/choose/", calls.choose, name="call_choose"),
    path("groups/calls/<int:pk>/themes/<int:topic>/join/", calls.join, name="call_join"),
    path("groups/calls/<int:pk>/themes/<int:topic>/open/", calls.open_group, name="call_open"),
    path("groups/calls/<int:pk>/themes/<int:topic>/group/", calls.link_group, name="call_link"),
    path("groups/steps/<int:pk>/", writing.step, name="group_step"),
    path("groups/steps/<int:pk>/done/", writing.done, name="group_step_done"),
    path("groups/steps/<int:pk>/remove/", writing.remove, name="group_step_remove"),
    path("bodies/<slug:body>/calls/new/", calls.new_call, name="call_new"),
    path("bodies/<slug:body>/group/", page.group, name="group"),
    path("bodies/<slug:body>/group/terms/", page.terms, name="group_terms"),
    path("bodies/<slug:body>/group/terms/write/", writing.write, name="group_terms_write"),
    path("bodies/<slug:body>/group/steps/new/", writing.new_step, name="group_step_new"),
    path("bodies/<slug:body>/group/reports/<slug:kind>/", writing.report, name="group_report"),
    path(
        "bodies/<slug:body>/group/reports/<slug:kind>/write/",
        writing.write_report,
        name="group_report_write",
    ),
    path(
        "bodies/<slug:body>/group/reports/<slug:kind>/give/",
        writing.give_report,
        name="group_report_give",
    ),
]
