from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.persons import letterhead, merging, views

urlpatterns = [
    path("people/find/", views.find, name="people_find"),
    path("people/add/", views.add, name="person_add"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/correct/", views.correct, name="person_correct"),
    path("people/<int:pk>/merge/", merging.person, name="person_merge"),
    path("institutions/add/", views.add_one, name="institution_add"),
    path("institutions/<int:pk>/", views.institution, name="institution"),
    path("institutions/<int:pk>/correct/", views.correct_one, name="institution_correct"),
    path("institutions/<int:pk>/letterhead/", letterhead.letterhead, name="institution_letterhead"),
    path("institutions/<int:pk>/merge/", merging.institution, name="institution_merge"),
]
