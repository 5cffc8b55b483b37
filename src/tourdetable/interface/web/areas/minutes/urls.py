from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.minutes import (
    adopting,
    extract,
    views,
    writing,
)
from tourdetable.interface.web.areas.minutes.parts import bringing, sections
from tourdetable.interface.web.areas.minutes.readings import (
    as_read,
    chatham,
    communicating,
    holding,
)

urlpatterns = [
    path("decisions/<int:pk>/extract.pdf", extract.extract_file, name="extract_pdf"),
    path("decisions/<int:pk>/extract.<office:ending>", extract.extract_file, name="extract_office"),
    path("meetings/<int:pk>/minutes/", views.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/as/<slug:reader>/", as_read.as_read, name="minutes_as"),
    path(
        "meetings/<int:pk>/minutes/as/<slug:reader>.pdf", as_read.as_read_pdf, name="minutes_as_pdf"
    ),
    path("meetings/<int:pk>/minutes/without-names.pdf", chatham.chatham, name="minutes_chatham"),
    path(
        "meetings/<int:pk>/minutes/communicate/", communicating.export, name="minutes_communicate"
    ),
    path("meetings/<int:pk>/minutes.pdf", views.minutes_file, name="minutes_pdf"),
    path("meetings/<int:pk>/minutes.<office:ending>", views.minutes_file, name="minutes_office"),
    path("meetings/<int:pk>/decisions.pdf", views.decision_record_file, name="decision_record_pdf"),
    path(
        "meetings/<int:pk>/decisions.<office:ending>",
        views.decision_record_file,
        name="decision_record_office",
    ),
    path("meetings/<int:pk>/minutes/edit/", writing.edit, name="minutes_edit"),
    path("meetings/<int:pk>/minutes/write/", sections.sections, name="minutes_sections"),
    path("meetings/<int:pk>/minutes/write/part/", sections.section, name="minutes_section"),
    path("meetings/<int:pk>/minutes/bring/", bringing.bring_file, name="minutes_bring"),
    path("meetings/<int:pk>/minutes/review/", writing.review, name="minutes_review"),
    path("meetings/<int:pk>/minutes/draft/", writing.draft, name="minutes_draft"),
    path("meetings/<int:pk>/minutes/circulate/", writing.circulate, name="minutes_circulate"),
    path("meetings/<int:pk>/minutes/embargo/", holding.embargo, name="minutes_embargo"),
    path("meetings/<int:pk>/minutes/remark/", adopting.remark, name="minutes_remark"),
    path(
        "meetings/<int:pk>/minutes/remarks/<int:remark>/settle/",
        adopting.settle,
        name="minutes_remark_settle",
    ),
    path("meetings/<int:pk>/minutes/approve/", adopting.approve, name="minutes_approve"),
    path("meetings/<int:pk>/minutes/read/", adopting.say_so, name="minutes_read"),
    path("meetings/<int:pk>/minutes/adopt/", adopting.adopt, name="minutes_adopt"),
]
