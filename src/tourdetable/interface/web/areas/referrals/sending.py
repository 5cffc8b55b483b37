"""Sending a question up, passing it on, withdrawing it, correcting an address outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.library.enums import FollowUpWish
from tourdetable.domain.library.models import Entry
from tourdetable.domain.library.queries import waiting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.referrals.actions import sending
from tourdetable.domain.referrals.models import Referral, ReferralSource
from tourdetable.domain.referrals.queries import (
    COLUMNS,
    addressees,
    next_addressees,
    usual_delay,
)
from tourdetable.domain.topics.enums import LIVE
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.queries import of_place
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.referrals.forms import (
    PassOnForm,
    QuestionAddressForm,
    SendUpForm,
    WithdrawForm,
    day_hoped_for,
)
from tourdetable.interface.web.areas.referrals.loading import (
    able,
    page_of,
    question,
    sending_or_refused,
    trail,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

MOST = 40
"""How many of each sort one chooses among, the latest ones."""


@members_form
def send(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Have a body ask another one, or somebody outside."""
    found = get_object_or_404(Body, network=scene.network, slug=body)
    capacities = sending_or_refused(scene, found)
    offered = dict(sources(found))
    form = SendUpForm(
        posted(request), scene=scene, capacities=capacities, initial=begun(request, scene, found)
    )
    form.offer_sources(offered)
    form.offer_bodies(addressees(scene.network, scene.charter, found, on=scene.today))
    page: dict[str, Any] = {"title": _("Send a question up"), "eyebrow": found.name}
    page |= {"trail": trail(scene, page["title"]), "cancel": scene.url("body", found.slug)}
    missing = _("There is nothing to send up yet: conclude a decision, or put a topic forward.")
    page["not_now"] = "" if offered else missing
    return answer(
        request,
        form,
        lambda: send_it(form, found),
        "referrals/act.html",
        then=lambda made: scene.url("referral", made.pk),
        said=_("It is sent: you read here what becomes of it."),
        submit=_("Send it up"),
        **page,
    )


def send_it(form: SendUpForm, body: Body) -> Referral:
    said = form.values("title", "words") | form.signature
    return sending.send_up(body=body, source=form.made_of, asking=form.asking, **said)


def begun(request: Request, scene: Scene, body: Body) -> dict[str, Any]:
    """What the form begins with: what the address names, a day that the charter gives."""
    days = usual_delay(scene.charter, body.kind)
    found: dict[str, Any] = {"due_on": day_hoped_for(scene.today, days)}
    for code, (words, _row) in sources(body):
        if code == request.GET.get("of", ""):
            found |= {"source": code, "title": words}
    return found


def sources(body: Body) -> Iterator[tuple[str, tuple[str, ReferralSource]]]:
    """What a body may send up: its concluded decisions, its topics, watch items that wait for it
    (three queries)."""
    for one in decided_by(body):
        yield code_of(one), (f"{one.reference} – {one.title}", one)
    topics = of_place(Topic.objects.filter(network=body.network_id, state__in=LIVE), body)
    for topic in topics.order_by("-put_at")[:MOST]:
        yield code_of(topic), (topic.title, topic)
    entries = waiting(Entry.objects.filter(network=body.network_id), FollowUpWish.REFERRAL)
    for entry in entries.filter(Q(body=body) | Q(body=None))[:MOST]:
        yield code_of(entry), (entry.title, entry)


def decided_by(body: Body) -> QuerySet[Decision]:
    """The last decisions that it concluded."""
    rows = Decision.objects.filter(body=body).exclude(outcome="")
    return rows.order_by("-concluded_at")[:MOST]


def code_of(source: ReferralSource) -> str:
    """How an address names what a question is made of: `decision:12`."""
    return f"{COLUMNS[type(source)]}:{source.pk}"


@members_form
def pass_on(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Have the body that is asked pass it on."""
    known = question(scene, pk)
    referral, here = known.referral, known.step.body
    form = PassOnForm(
        posted(request),
        scene=scene,
        capacities=able(known.passing, here),
        version=referral.version,
        initial={"due_on": max(known.step.due, scene.today)},
    )
    form.offer_bodies(next_addressees(referral, scene.charter, on=scene.today))

    def act() -> Referral:
        said = form.values("reasons", "version") | form.signature
        return sending.pass_on(referral=referral, asking=form.asking, **said)

    page = page_of(scene, referral, _("Pass the question on"))
    said, button = _("It is passed on, and those who asked are told."), _("Pass it on")
    return answer(request, form, act, "referrals/act.html", said=said, submit=button, **page)


@members_form
def withdraw(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask no more."""
    known = question(scene, pk)
    referral = known.referral
    capacities = able(known.asking, referral.body)
    form = WithdrawForm(
        posted(request), scene=scene, capacities=capacities, version=referral.version
    )
    act = domain_call(form, sending.withdraw, "because", "version", referral=referral)
    page = page_of(scene, referral, _("Withdraw the question"))
    said, button = _("It is withdrawn, and whoever was asked is told."), _("Withdraw it")
    return answer(request, form, act, "referrals/act.html", said=said, submit=button, **page)


@members_form
def address(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Correct where a question outside went."""
    known = question(scene, pk)
    referral, step = known.referral, known.step
    form = QuestionAddressForm(
        posted(request),
        scene=scene,
        capacities=able(known.correcting, None),
        version=referral.version,
        initial={"contact": step.contact, "email": step.email},
    )
    act = domain_call(
        form, sending.correct_address, "contact", "email", "version", referral=referral
    )
    page = page_of(scene, referral, _("Send it to another address"))
    said, button = _("It leaves again, with a new link."), _("Send it again")
    return answer(request, form, act, "referrals/act.html", said=said, submit=button, **page)
