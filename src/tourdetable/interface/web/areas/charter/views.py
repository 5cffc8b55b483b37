from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import CharterProposal
from tourdetable.interface.web.areas.charter.article import AskedOfArticle, article_page
from tourdetable.interface.web.areas.charter.functions.year import (
    AskedOfFunctions,
    functions_page,
)
from tourdetable.interface.web.areas.charter.page import Asked, charter_page
from tourdetable.interface.web.areas.charter.verdicts.coming import coming_page
from tourdetable.interface.web.areas.charter.verdicts.lifted import lifted_page
from tourdetable.interface.web.areas.charter.versions import (
    public_text,
    version_page,
    versions_page,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.fresh.pages import fresh


@require_safe
@fresh()
@in_network
def charter(request: Request, scene: Scene) -> HttpResponse:
    """The charter as a text, each article with its live state and proof in the margin; the text
    alone for strangers, where it says that it is public."""
    if scene.standing is None:
        text = public_text(scene, request.GET.get("page", ""))
        return render(request, "charter/public.html", {"page": text})
    filters = {name: request.GET.get(name, "") for name in ("state", "body", "on")}
    asked = Asked(request.GET.get("show") == "all", request.GET.get("page", ""))
    page = charter_page(scene, **filters, asked=asked)
    return render(request, "charter/charter.html", {"page": page})


@require_safe
@fresh()
@members_only
def article(request: Request, scene: Scene, article: str) -> HttpResponse:
    """One article, its verdicts body by body, and how one of them was reached."""
    names = ("state", "name", "open", "page", "show")
    asked = AskedOfArticle(**{name: request.GET.get(name, "") for name in names})
    page = article_page(scene, article, on=request.GET.get("on", ""), asked=asked)
    return render(request, "charter/article.html", {"page": page})


@require_safe
@fresh()
@members_only
def functions(request: Request, scene: Scene) -> HttpResponse:
    """What was done for each function of the bodies, month by month, and the facts of a figure."""
    names = ("season", "body", "function", "month", "page")
    asked = AskedOfFunctions(**{name: request.GET.get(name, "") for name in names})
    return render(request, "charter/functions.html", {"page": functions_page(scene, asked)})


@require_safe
@fresh()
@members_only
def coming(request: Request, scene: Scene) -> HttpResponse:
    """The twelve months to come, month by month."""
    page = coming_page(scene, request.GET.get("page", ""))
    return render(request, "charter/coming.html", {"coming": page})


@require_safe
@fresh()
@members_only
def lifted(request: Request, scene: Scene) -> HttpResponse:
    """The articles that decisions lift."""
    page = lifted_page(scene, request.GET.get("page", ""))
    return render(request, "charter/lifted.html", {"lifted": page})


@require_safe
@members_only
def former_article(request: Request, scene: Scene, article: str) -> HttpResponse:
    """The former address of an article, which could be that of another page: it leads to its
    own."""
    return redirect("charter_article", scene.network.slug, article, permanent=True)


@require_safe
@fresh()
@members_only
def versions(request: Request, scene: Scene) -> HttpResponse:
    """All the texts that the network gave itself, and what each changed."""
    proposals = CharterProposal.objects.filter(
        network=scene.network, adopted=None, withdrawn_on=None
    ).defer("text")
    return render(
        request,
        "charter/texts/versions.html",
        {"versions": versions_page(scene), "proposals": proposals},
    )


@require_safe
@fresh()
@members_only
def version(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One text, as it was written."""
    page = version_page(scene, pk, request.GET.get("page", ""))
    return render(request, "charter/texts/version.html", {"page": page})
