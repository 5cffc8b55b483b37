from __future__ import annotations

from django.urls import include, path

from tourdetable.interface.web.areas.programme import paper, published, views

POSTER, LIST = {"write": paper.poster_file}, {"write": paper.list_file}

decision_urls = [
    path("<int:pk>/effects/<int:effect>/dates/", published.dates, name="decision_dates"),
]
"""What publishing the year adds below a decision."""

urlpatterns = [
    path("", views.programme, name="programme"),
    path("print/", views.printed, name="programme_print"),
    path("pdf/", paper.programme_file, POSTER, name="programme_pdf"),
    path("list.pdf", paper.programme_file, LIST, name="programme_list_pdf"),
    path("list.<office:ending>", paper.programme_file, LIST, name="programme_list_office"),
    path("drafts/<int:pk>/pdf/", paper.draft_file, POSTER, name="draft_pdf"),
    path("drafts/<int:pk>/list.pdf", paper.draft_file, LIST, name="draft_list_pdf"),
    path("drafts/<int:pk>/list.<office:ending>", paper.draft_file, LIST, name="draft_list_office"),
    path("drafts/", include("tourdetable.interface.web.areas.years.urls")),
]
