"""Looking for words in all that a network keeps and the reader may read."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tourdetable.interface.web.areas.search.results import Found, found, shown
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.paging import Pages
from tourdetable.interface.web.searching import Sought

PAGE = 10


class SearchForm(forms.Form):
    """What is looked for."""

    q = forms.CharField(
        label=_("Words to look for"),
        max_length=100,
        help_text=_("Accents, capitals and apostrophes make no difference. All words are wanted."),
    )


@require_safe
@fresh()
@members_only
def search(request: Request, scene: Scene) -> HttpResponse:
    """Where the words stand, latest first."""
    form = SearchForm(request.GET if request.GET.get("q", "").strip() else None)
    sought = Sought.of(form.cleaned_data["q"] if form.is_valid() else "")
    answer = found(scene, sought) if sought.words else Found([], more=False)
    page = Pages(answer.results, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "search_form": form,
        "asked": bool(sought.words),
        "page": page,
        "results": shown(list(page), sought),
        "more": answer.more,
        "query": f"{query.urlencode()}&" if query else "",
    }
    return render(request, "search/search.html", context)
