"""What the link of a consultation opens, without signing in: the proposal, and one seat's answer.

To read it changes nothing, its button answers. It never shows what others say: messages are
forwarded. Whoever has spoken reads it once signed in.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tourdetable.domain.consultations.actions.consulting import speak
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.consultations.tokens import link_of
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import Standing, charter_in_force, local_day
from tourdetable.interface.web.answer import answer, form_page
from tourdetable.interface.web.areas.consultations.forms import SpeakByLinkForm
from tourdetable.interface.web.areas.consultations.page import ConsultationPage
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

GONE = 410


@never_cache
@form_page
def consultation_link(request: Request, network: str, token: str) -> HttpResponse:
    """The page of one holder's link."""
    found = link_of(token)
    if found is None or found[0].body.network.slug != network:
        return unseen(render(request, "consultations/link_over.html", status=GONE))
    with timezone.override(ZoneInfo(found[0].body.network.time_zone)):
        return unseen(opened(request, *found))


def opened(request: Request, one: Consultation, mandate: Mandate) -> HttpResponse:
    """What is proposed, and the form; nothing once it is over, or the mandate has ended."""
    page = ConsultationPage(alone(one, mandate, request), one)
    if not may_answer(page, mandate):
        return render(request, "consultations/link_over.html", {"one": one}, status=GONE)
    form = SpeakByLinkForm(request.POST if request.method == "POST" else None, scene=page.scene)

    def say() -> SeatVoice:
        position = form.position(mandate.seat)
        return speak(consultation=one, position=position, **form.signature)

    return answer(
        request,
        form,
        say,
        "consultations/link.html",
        then=request.path,
        said=_("It is recorded. You may change it until the end, by this link."),
        page=page,
        seat=mandate.seat,
        spoken=mandate.seat_id in page.spoken,
    )


def may_answer(page: ConsultationPage, mandate: Mandate) -> bool:
    """Whether the holder still speaks for a seat that is asked."""
    held = mandate.starts <= page.scene.today <= (mandate.ends or page.scene.today)
    gone = mandate.seat.follows or page.one.body.network.closed_on
    return held and page.running and not gone


def alone(one: Consultation, mandate: Mandate, request: Request) -> Scene:
    """Whoever opens the link, with nothing else of the network than what they are asked."""
    network = one.body.network
    today = local_day(network, request.now)
    charter = charter_in_force(network, on=today)
    return Scene(
        network, charter, request.now, today, Standing(mandate.person, network, charter, (), ())
    )
