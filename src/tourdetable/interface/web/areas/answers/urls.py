from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.answers import link

urlpatterns = [path("<str:token>/", link.answer, name="answer")]
