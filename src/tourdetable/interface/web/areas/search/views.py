"""Looking for words in all that one's networks keep and one may read."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.core.finding.asking import SoughtWords
from tourdetable.interface.web.areas.search.forms import SearchForm
from tourdetable.interface.web.areas.search.results import Looking, others, places_of
from tourdetable.interface.web.areas.tags.kinds import called
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.paging import Pages

PAGE = 10


@require_safe
@in_network
def search(request: Request, scene: Scene) -> HttpResponse:
    """What is found; a stranger looks in the public face."""
    elsewhere = others(scene)
    form = SearchForm(request.GET, scene.standing, elsewhere)
    asked = SoughtWords.of(form.words)
    context = {"search_form": form, "asked": not asked.nothing, "typed": form.words}
    if not asked.nothing:
        kept = [one for one in places_of(scene, elsewhere) if form.keeps(one.network)]
        looking = Looking(kept, scene.now, several=bool(elsewhere))
        answer = looking.answer(asked, form.sieve)
        page = Pages(list(answer.ids), PAGE).get_page(request.GET.get("page"))
        query = request.GET.copy()
        query.pop("page", None)
        context |= {
            "answer": answer,
            "page": page,
            "results": list(looking.shown(page, answer.asked)),
            "query": f"{query.urlencode()}&",
            "tags": called(form.words, scene.network, scene.standing),
        }
    return render(request, "search/search.html", context)
