"""My open sessions: each browser where I have signed in, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from tourdetable.domain.own.actions.sessions import close_sessions
from tourdetable.domain.own.queries import accounts_of, shared_among
from tourdetable.domain.people.models import Account, Person, Session
from tourdetable.interface.web.answer import answer, domain_call, form_page, posted
from tourdetable.interface.web.areas.own.forms import SelfButton
from tourdetable.interface.web.areas.own.myself import Myself, own_page
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.middleware import PERSON_KEY

SHOWN = 20
"""Sessions that the page tells one by one, the last used first."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""What browsers say of themselves → their names. Most claim to be others too: the first counts."""
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
WAYS = {
    "code": gettext_lazy("opened by a code received by e-mail"),
    "link": gettext_lazy("opened by a link received by e-mail"),
    "passkey": gettext_lazy("opened by a passkey"),
    "proconnect": gettext_lazy("opened by ProConnect"),
    "oidc": gettext_lazy("opened by the account of your organisation"),
    "operator": gettext_lazy("opened by whoever operates the site"),
}
"""How one signed in."""


@dataclass(frozen=True)
class OpenSession:
    """A browser where one has signed in: what it is, when it was last used; `here`: this one."""

    handle: str
    browser: str
    email: str
    way: str
    seen: datetime
    here: bool


@require_safe
@own_page
def listed(request: Request, me: Myself) -> HttpResponse:
    """All of them, the last used first."""
    found = open_sessions(me)
    shown = [in_words(row, here=is_here(request, row)) for row in found]
    shown.sort(key=lambda one: not one.here)
    context = {"sessions": shown[:SHOWN], "more": max(len(shown) - SHOWN, 0)}
    return render(request, "own/sessions.html", context)


@form_page
@own_page
def close(request: Request, me: Myself, handle: str) -> HttpResponse:
    """Close one of them."""
    found = [row for row in open_sessions(me) if row.handle == handle]
    if not found:
        if request.method == "POST":
            return redirect("own_sessions")
        raise Http404
    words = in_words(found[0], here=is_here(request, found[0]))
    context = {"title": _("Close this session"), "submit": _("Close this session")}
    context |= {"lead": words.browser}
    return answer_closing(request, me, found, context)


@form_page
@own_page
def close_others(request: Request, me: Myself) -> HttpResponse:
    """Close all but this one."""
    found = [row for row in open_sessions(me) if not is_here(request, row)]
    lead = _("Each other browser where you have signed in will ask you to sign in again.")
    context = {"title": _("Close all other sessions"), "submit": _("Close them"), "lead": lead}
    return answer_closing(request, me, found, context)


def answer_closing(
    request: Request, me: Myself, sessions: Iterable[Session], context: dict[str, str]
) -> HttpResponse:
    """Closed, and back to the list."""
    form, there = SelfButton(posted(request), me=me), reverse("own_sessions")
    act = domain_call(form, close_sessions, person=me.person, sessions=list(sessions))
    trail = [(_("My open sessions"), there)]
    more: dict[str, Any] = {
        "then": there,
        "said": closed,
        "cancel": there,
        "trail": trail,
        "danger": True,
    }
    return answer(request, form, act, "own/change.html", **more, **context)


def closed(number: int) -> str:
    """« 2 sessions sont fermées. »"""
    if not number:
        return _("It was closed already.")
    words = ngettext("%(number)d session is closed.", "%(number)d sessions are closed.", number)
    return words % {"number": number}


def open_sessions(me: Myself) -> list[Session]:
    """The sessions in which I am known; in a mailbox that several share, those where I said so.

    They end by the machine's own clock (`signin/sessions.py`), which the demo does not set.
    """
    accounts = accounts_of(me.person)
    shared = shared_among(accounts)
    rows = Session.objects.filter(account__in=accounts, expire_date__gt=timezone.now())
    found = rows.select_related("account").order_by("-expire_date", "pk")
    return [row for row in found if row.account_id not in shared or says(row, me.person)]


def sessions_at(person: Person, account: Account) -> list[Session]:
    """Those opened with one address in which a person is known."""
    rows = Session.objects.filter(account=account)
    alone = not shared_among([account.pk])
    return [row for row in rows if alone or says(row, person)]


def says(session: Session, person: Person) -> bool:
    """Whether somebody said there that they are this person."""
    return bool(session.get_decoded().get(PERSON_KEY) == person.pk)


def is_here(request: Request, session: Session) -> bool:
    return session.session_key == request.session.session_key


def in_words(session: Session, *, here: bool) -> OpenSession:
    account = session.account
    lasts = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return OpenSession(
        handle=session.handle,
        browser=browser_words(session.browser),
        email=account.email if account else "",
        way=str(WAYS.get(session.opened_by.partition(":")[0], "")),
        seen=session.seen_at or session.expire_date - lasts,
        here=here,
    )


def browser_words(said: str) -> str:
    """« Firefox sur Windows », of what a browser says of itself."""
    browser = next((name for mark, name in BROWSERS if mark in said), "")
    system = next((name for mark, name in SYSTEMS if mark in said), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser that does not say which one it is")
