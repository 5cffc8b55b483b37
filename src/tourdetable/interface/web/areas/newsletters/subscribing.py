"""Subscribing and leaving, without an account.

Nothing is kept of whoever subscribes until they press the button behind the link that they were
sent. Opening a link changes nothing (mail scanners do); a POST does, whoever sends it: the button
of a page, or a mail program (RFC 8058), which has no cookie and follows no redirection.
"""

from __future__ import annotations

from smtplib import SMTPException

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from tourdetable.domain.newsletters.actions.subscribing import (
    confirm_subscription,
    receive_again,
    receive_no_more,
)
from tourdetable.domain.newsletters.queries import receives
from tourdetable.domain.newsletters.tokens import SubscriptionAsked, asked_by, leaving
from tourdetable.interface.language import spoken
from tourdetable.interface.mail.apart.newsletters import confirmation
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.newsletters.forms import SubscribeForm
from tourdetable.interface.web.areas.newsletters.reading import trail
from tourdetable.interface.web.areas.signin.limits import not_sent, too_often
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network

GONE, UNREACHABLE = 410, 503
AGAIN = "again"


@never_cache
@form_page
@in_network
def subscribe(request: Request, scene: Scene) -> HttpResponse:
    """Ask for the newsletters of a network: the address given is sent a link, whosever it is."""
    must_be_open(scene)
    form = SubscribeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return asking(request, scene, form, 422 if form.is_bound else 200)
    email = form.cleaned_data["email"]
    if often := too_often(request, "subscribe", email):
        return often
    asked = SubscriptionAsked(email, form.cleaned_data["profile"], spoken().code, request.now)
    if not ask(scene, asked):
        form.add_error(None, not_sent())
        return asking(request, scene, form, UNREACHABLE)
    context = {"email": email, "trail": trail(scene, _("Receive the newsletters"))}
    return render(request, "newsletters/asked.html", context)


def asking(request: Request, scene: Scene, form: SubscribeForm, status: int) -> HttpResponse:
    """The form, with what one agrees to."""
    title = _("Receive the newsletters")
    context = {"form": form, "title": title, "consent": consent(scene)}
    context["trail"] = trail(scene, title)
    return render(request, "newsletters/subscribe.html", context, status=status)


def must_be_open(scene: Scene) -> None:
    """A closed network sends nothing any more."""
    if scene.network.closed_on is not None:
        raise Http404


def ask(scene: Scene, asked: SubscriptionAsked) -> bool:
    """Send the link; False when the mail server does not take it."""
    try:
        confirmation(scene.network, asked).written().send()
    except (OSError, SMTPException, UnicodeEncodeError):
        return False
    return True


def consent(scene: Scene) -> str:
    """What somebody agrees to, kept as it was shown."""
    return _(
        "“%(network)s” keeps my e-mail address to send me its newsletters, and for nothing else, "
        "until I say in one click that I want no more of them."
    ) % {"network": scene.network.name}


@never_cache
@form_page
@in_network
def confirm(request: Request, scene: Scene, token: str) -> HttpResponse:
    """The link that was sent: a button confirms."""
    must_be_open(scene)
    asked = asked_by(scene.network, token, now=request.now)
    if asked is None:
        return unseen(render(request, "newsletters/link_over.html", status=GONE))
    context = {"asked": asked, "consent": consent(scene), "done": request.method == "POST"}
    if request.method == "POST":
        words = consent(scene)
        confirm_subscription(network=scene.network, asked=asked, words=words, now=request.now)
    return unseen(render(request, "newsletters/confirm.html", context))


@csrf_exempt  # the token proves more than a cookie would, and mail programs have none
@never_cache
@form_page
@in_network
def stop(request: Request, scene: Scene, token: str) -> HttpResponse:
    """The link at the end of a newsletter: whoever reads the mailbox receives no more."""
    account = leaving(scene.network, token)
    if account is None:
        return unseen(render(request, "newsletters/link_over.html", status=GONE))
    done = ""
    if request.method == "POST":
        done = "resumed" if AGAIN in request.POST else "stopped"
        act = receive_again if done == "resumed" else receive_no_more
        act(network=scene.network, account=account, now=request.now)
    silent = done == "stopped" or (not done and not receives(scene.network, account))
    context = {"done": done, "silent": silent, "known": account.pk is not None}
    return unseen(render(request, "newsletters/stop.html", context))
