from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.minutes import extract, views
from tourdetable.interface.web.areas.minutes.parts import bringing, sections
from tourdetable.interface.web.areas.minutes.parts import whole as writing
from tourdetable.interface.web.areas.minutes.readings import (
    as_read,
    chatham,
    communicating,
    holding,
)
from tourdetable.interface.web.areas.minutes.review import (
    adopting,
    cosigning,
    remarking,
    superseding,
    versions,
)

urlpatterns = [
    path("decisions/<int:pk>/extract.pdf", extract.extract_file, name="extract_pdf"),
    path("decisions/<int:pk>/extract.<office:ending>", extract.extract_file, name="extract_office"),
    path("meetings/<int:pk>/minutes/", views.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/as/<slug:reader>/", as_read.as_read, name="minutes_as"),
    path(
        "meetings/<int:pk>/minutes/as/<slug:reader>.pdf", as_read.as_read_pdf, name="minutes_as_pdf"
    ),
    path(
        "meetings/<int:pk>/minutes/without-names.pdf", chatham.chatham, name="minutes_chatham_pdf"
    ),
    path(
        "meetings/<int:pk>/minutes/without-names.<office:ending>",
        chatham.chatham,
        name="minutes_chatham_office",
    ),
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
    path("meetings/<int:pk>/minutes/remark/", remarking.remark, name="minutes_remark"),
    path(
        "meetings/<int:pk>/minutes/remarks/<int:remark>/settle/",
        remarking.settle,
        name="minutes_remark_settle",
    ),
    path(
        "meetings/<int:pk>/minutes/remarks/<int:remark>/take/",
        remarking.take,
        name="minutes_remark_take",
    ),
    path(
        "meetings/<int:pk>/minutes/remarks/<int:remark>/decline/",
        remarking.decline,
        name="minutes_remark_decline",
    ),
    path("meetings/<int:pk>/minutes/versions/", versions.versions, name="minutes_versions"),
    path("meetings/<int:pk>/minutes/correct/", superseding.correct, name="minutes_correct"),
    path(
        "meetings/<int:pk>/minutes/correction/", superseding.correction, name="minutes_correction"
    ),
    path(
        "meetings/<int:pk>/minutes/correction/put/",
        superseding.put,
        name="minutes_correction_put",
    ),
    path(
        "meetings/<int:pk>/minutes/correction/give-up/",
        superseding.withdraw,
        name="minutes_correction_withdraw",
    ),
    path(
        "meetings/<int:pk>/minutes/correction/send-back/",
        superseding.send_back,
        name="minutes_correction_send_back",
    ),
    path(
        "meetings/<int:pk>/minutes/correction/approve/",
        superseding.approve,
        name="minutes_correction_approve",
    ),
    path(
        "meetings/<int:pk>/minutes/correction/adopt/",
        superseding.adopt,
        name="minutes_correction_adopt",
    ),
    path(
        "meetings/<int:pk>/minutes/editions/<int:number>/",
        superseding.edition,
        name="minutes_edition",
    ),
    path("meetings/<int:pk>/minutes/cosign/", cosigning.cosign, name="minutes_cosign"),
    path("meetings/<int:pk>/minutes/approve/", adopting.approve, name="minutes_approve"),
    path("meetings/<int:pk>/minutes/read/", adopting.say_so, name="minutes_read"),
    path("meetings/<int:pk>/minutes/adopt/", adopting.adopt, name="minutes_adopt"),
]
