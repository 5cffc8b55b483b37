from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.experience import (
    calling,
    checking,
    documents,
    listed,
    proposing,
    trying,
    views,
    writing,
)

urlpatterns = [
    path("experience/", listed.experiences, name="experiences"),
    path("experience/new/", proposing.new, name="experience_new"),
    path("experience/call/", calling.call_new, name="experience_call_new"),
    path("experience/calls/<int:pk>/", calling.call, name="experience_call"),
    path("experience/calls/<int:pk>/close/", calling.call_close, name="experience_call_close"),
    path("experience/documents/<int:pk>", documents.document, name="experience_document"),
    path(
        "experience/documents/<int:pk>/remove/",
        documents.remove,
        name="experience_document_remove",
    ),
    path("experience/second/<int:pk>/", checking.opinion, name="experience_opinion"),
    path("experience/second/<int:pk>/without/", checking.without, name="experience_without"),
    path("experience/uses/<int:pk>/", trying.tried_more, name="experience_tried_more"),
    path("experience/<int:pk>/", views.experience, name="experience"),
    path("experience/<int:pk>/tried/", trying.tried, name="experience_tried"),
    path("experience/<int:pk>/sheet.pdf", views.sheet_file, name="experience_sheet_pdf"),
    path(
        "experience/<int:pk>/sheet.<office:ending>",
        views.sheet_file,
        name="experience_sheet_office",
    ),
    path("experience/<int:pk>/as/<str:reader>/", views.as_read, name="experience_as"),
    path("experience/<int:pk>/write/<str:step>/", writing.step, name="experience_write"),
    path("experience/<int:pk>/carriers/", writing.carriers, name="experience_carriers"),
    path(
        "experience/<int:pk>/carriers/<int:person>/",
        writing.leave_out,
        name="experience_leave_out",
    ),
    path("experience/<int:pk>/documents/", documents.documents, name="experience_documents"),
    path("experience/<int:pk>/told/", writing.told, name="experience_told"),
    path("experience/<int:pk>/check/", checking.check, name="experience_check"),
    path("experience/<int:pk>/check/<str:key>/", checking.keep, name="experience_keep"),
    path("experience/<int:pk>/second/", checking.second, name="experience_second"),
    path("experience/<int:pk>/publish/", views.publish, name="experience_publish"),
    path("experience/<int:pk>/back/", views.take_back, name="experience_take_back"),
    path("experience/<int:pk>/give-up/", writing.give_up, name="experience_give_up"),
]
