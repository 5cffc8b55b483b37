from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.deliverables import (
    citing,
    listed,
    reviewing,
    sending,
    views,
    writing,
)

urlpatterns = [
    path("works/", listed.listed, name="works"),
    path("works/impact/", listed.impact, name="works_impact"),
    path("works/checklist/", reviewing.checklist, name="works_checklist"),
    path("bodies/<slug:slug>/works/new/", views.plan, name="work_new"),
    path("works/<int:number>/", views.work, name="work"),
    path("works/<int:number>/change/", views.change, name="work_change"),
    path("works/<int:number>/abandon/", views.abandon, name="work_abandon"),
    path("works/<int:number>/resume/", views.resume, name="work_resume"),
    path("works/<int:number>/write/", writing.write, name="work_write"),
    path("works/<int:number>/keep/", writing.keep, name="work_keep"),
    path("works/<int:number>/deposit/", writing.deposit, name="work_deposit"),
    path("works/<int:number>/versions/", writing.versions, name="work_versions"),
    path("works/<int:number>/versions/<int:nth>/", writing.version, name="work_version"),
    path(
        "works/<int:number>/versions/<int:nth>.pdf", citing.version_paper, name="work_version_pdf"
    ),
    path(
        "works/<int:number>/versions/<int:nth>.<office:ending>",
        citing.version_paper,
        name="work_version_office",
    ),
    path("works/<int:number>/work.pdf", citing.paper, name="work_pdf"),
    path("works/<int:number>/work.<office:ending>", citing.paper, name="work_office"),
    path("works/<int:number>/cite.bib", citing.bibtex, name="work_bibtex"),
    path("works/<int:number>/cite.json", citing.csl, name="work_csl"),
    path("works/<int:number>/ask/", reviewing.ask, name="work_ask"),
    path("works/<int:number>/reviews/<int:pk>/", reviewing.review, name="work_review"),
    path(
        "works/<int:number>/reviews/<int:pk>/take-back/",
        reviewing.take_back,
        name="work_review_back",
    ),
    path("works/<int:number>/approve/", sending.approve, name="work_approve"),
    path("works/<int:number>/circulate/", sending.circulate, name="work_circulate"),
    path(
        "works/<int:number>/circulations/<int:pk>/take-back/",
        sending.take_back,
        name="work_circulation_back",
    ),
    path("works/<int:number>/used/", sending.used, name="work_used"),
    path("works/<int:number>/uses/<int:pk>/", sending.use, name="work_use"),
]
