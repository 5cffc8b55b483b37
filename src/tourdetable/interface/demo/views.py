from __future__ import annotations

from django.contrib.auth import login
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from msgspec.structs import asdict

from tourdetable.domain.people.models import Person
from tourdetable.interface.demo.personas import BY_SLUG, PERSONAS, Persona
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.middleware import PERSON_KEY

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_GET
def personas(request: Request) -> JsonResponse:
    """Whom one can become."""
    return JsonResponse([asdict(persona) for persona in PERSONAS], safe=False)


@csrf_exempt  # a visitor's script may sign in: the data is fictitious, no other site gains by it
@require_POST
def become(request: Request, slug: str) -> HttpResponse:
    """Sign in as a persona, and stay on the page one was reading."""
    persona = BY_SLUG.get(slug)
    if persona is None:
        raise Http404
    given, _space, family = persona.name.partition(" ")
    person = (
        Person.objects.filter(given_name=given, family_name=family)
        .select_related("account")
        .first()
    )
    if person is None or person.account is None:
        raise Http404
    login(request, person.account, backend=BACKEND)
    request.session[PERSON_KEY] = person.pk
    return redirect(way_back(request, persona))


def way_back(request: Request, persona: Persona) -> str:
    """The page that was being read, unless it is another site's or another network's."""
    wished = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(wished, allowed_hosts={request.get_host()}):
        return "/"
    elsewhere = {p.network for p in PERSONAS} - {persona.network}
    return f"/{persona.network}/" if wished.split("/")[1] in elsewhere else wished
