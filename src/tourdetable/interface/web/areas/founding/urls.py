from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.founding import (
    complaints,
    ending,
    logo,
    operate,
    papers,
    settings,
    views,
)

urlpatterns = [
    path("found/", views.start, name="found"),
    path("found/key/", views.key, name="found_key"),
    path("found/key/<str:key>/", views.key, name="found_by_key"),
    path("found/done/", ending.done, name="found_done"),
    path("found/enter/", ending.enter, name="found_enter"),
    path("found/model/<slug:code>/", views.model, name="found_model"),
    path("found/step/<slug:step>/", views.step, name="found_step"),
    path("operate/", operate.networks, name="operate"),
    path("operate/facts/", operate.facts, name="operate_facts"),
    path("operate/complaints/", complaints.listed, name="operate_complaints"),
    path("operate/complaints/<int:pk>/", complaints.complaint, name="operate_complaint"),
    path(
        "operate/complaints/<int:pk>/answer/",
        complaints.answer_it,
        name="operate_complaint_answer",
    ),
    path("operate/complaints/<int:pk>/defer/", complaints.defer, name="operate_complaint_defer"),
    path("operate/<slug:slug>/close/", operate.close, name="operate_close"),
    path("operate/<slug:slug>/reopen/", operate.reopen, name="operate_reopen"),
    path("operate/<slug:slug>/archive/", operate.archive, name="operate_archive"),
]

of_network = [
    path("settings/", settings.change, name="network_settings"),
    path("settings/papers/", papers.change, name="network_papers"),
    path("settings/papers/model.<office:ending>", papers.model, name="papers_model"),
    path("settings/papers/sample.pdf", papers.sample, name="papers_sample_pdf"),
    path("settings/papers/sample.<office:ending>", papers.sample, name="papers_sample_office"),
    path("logo/<slug:digest>/", logo.logo, name="network_logo"),
]
