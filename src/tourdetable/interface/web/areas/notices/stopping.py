"""The link at the end of a message: whoever received it stops receiving its like, without an
account.

Opening it changes nothing (mail scanners do). A POST does, whoever sends it: the button of the
page, or a mail program (RFC 8058), which has no cookie and follows no redirection. The token is the
proof.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.queries import standings
from tourdetable.domain.notices.actions import stop_telling, tell_anew
from tourdetable.domain.notices.enums import Rhythm
from tourdetable.domain.notices.models import NoticeChoice
from tourdetable.domain.notices.tokens import Stoppable, stoppable
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.base.http import Request

AGAIN = "again"


@csrf_exempt  # the token proves more than a cookie would, and mail programs have none
@never_cache
@form_page
def stop(request: Request, token: str) -> HttpResponse:
    """What this link stops; once sent, what was stopped, and how to begin again."""
    found = stoppable(token)
    if found is None:
        return unseen(render(request, "notices/stop_over.html", status=404))
    done = ""
    if request.method == "POST":
        done = "resumed" if AGAIN in request.POST else "stopped"
        tell(found, done, request)
    context = {"found": found, "done": done, "silent": is_silent(found)}
    context["chooses"] = any(has_a_place(person, found, request) for person in found.persons)
    return unseen(render(request, "notices/stop.html", context))


def tell(found: Stoppable, done: str, request: Request) -> None:
    """Stop, or begin again, for each person of the message."""
    act = stop_telling if done == "stopped" else tell_anew
    network, families = found.network, found.families
    for person in found.persons:
        signed = Actor(person)
        act(person=person, network=network, families=families, by=signed, now=request.now)


def is_silent(found: Stoppable) -> bool:
    """Whether all of them are told nothing of it any more, in none of the bodies of the network."""
    rows = NoticeChoice.objects.filter(
        person__in=found.persons, network=found.network, family__in=found.families
    )
    if rows.exclude(rhythm=Rhythm.NEVER).exists():
        return False
    return rows.filter(body=None).count() == len(found.persons) * len(found.families)


def has_a_place(person: Person, found: Stoppable, request: Request) -> bool:
    """Whether somebody has a seat or an office in the network today: they may choose there."""
    places = standings(person, now=request.now)
    return any(place.network == found.network for place in places)


def unseen(response: HttpResponse) -> HttpResponse:
    """A secret address goes to no other site, and to no search engine."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
