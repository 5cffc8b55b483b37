from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.charter import acceptance, paper, proposals, views

urlpatterns = [
    path("", views.charter, name="charter"),
    path("accept/", acceptance.accept, name="charter_accept"),
    path("charter.pdf", paper.charter_file, name="charter_pdf"),
    path("charter.<office:ending>", paper.charter_file, name="charter_office"),
    path("functions/", views.functions, name="charter_functions"),
    path("coming/", views.coming, name="charter_coming"),
    path("exceptions/", views.lifted, name="charter_exceptions"),
    path("versions/", views.versions, name="charter_versions"),
    path("versions/<int:pk>/", views.version, name="charter_version"),
    path("proposals/new/", proposals.propose, name="charter_propose"),
    path("proposals/<int:pk>/", proposals.proposal, name="charter_proposal"),
    path("articles/<slug:article>/", views.article, name="charter_article"),
    path("<slug:article>/", views.former_article, name="charter_former_article"),
]
