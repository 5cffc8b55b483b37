"""Tells each request what it asks, its language, what time it is, which person it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import BigIntegerField
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from tourdetable.core.documents.formats.typeset import typeset
from tourdetable.domain.people.models import Account, Person
from tourdetable.domain.people.queries import SignedIn, persons_at
from tourdetable.interface.web.base import clock

PAGE = "text/html; charset=utf-8"

NUL = "%00"

PERSON_KEY = "person"
"""Session key: the person chosen among those who share the mailbox."""

LANG = "lang"
"""What names a language in an address."""

SPOKEN = frozenset(dict(settings.LANGUAGES))

WANTED_KEY = "wanted"
"""Session key: the page they wanted before they were asked who they are."""


class WithoutNul:
    """Leaves out of what addresses ask the character that no text holds: PostgreSQL refuses to look
    for it. Forms refuse it themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        while NUL in request.META.get("QUERY_STRING", ""):
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace(NUL, "")
        return self.get_response(request)


class ChosenLanguage:
    """Speaks the language that the address names (`?lang=en`, which a browser then keeps), or that
    the reader chose: in this browser (`components/page/languages.html`) or else on their own page.

    The browser's own preference is not asked: French comes first, until somebody says otherwise.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        named = request.GET.get(LANG, "") if request.method == "GET" else ""
        kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        chosen = next((one for one in (named, kept) if one in SPOKEN), "")
        with translation.override(
            chosen or language_of_reader(request) or translation.get_language()
        ):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        patch_vary_headers(response, ("Cookie",))
        framed = getattr(response, "xframe_options_exempt", False)
        if named in SPOKEN and named != kept and not framed:
            keep_language(response, named)
        return response


def keep_language(response: HttpResponse, language: str) -> None:
    """In this browser, as when one chooses it by a button."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


class KeptTogether:
    """Sets the words of each page so that lines break where they may, whoever wrote them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.streaming and response.headers.get("Content-Type", "").startswith(PAGE):
            response.content = typeset(response.content.decode()).encode()
        return response


class SignedInAccount(AuthenticationMiddleware):
    """Django's, but that the account has been read with the session."""

    def process_request(self, request: HttpRequest) -> None:
        request.user = SimpleLazyObject(lambda: account_of(request))  # type: ignore[assignment]  # as Django's


def read_with(request: HttpRequest) -> SignedIn | None:
    """The account and the persons read with the session, which this loads
    (`signin/sessions.py`); None when nobody has signed in there."""
    found: SignedIn | None = None
    if auth.SESSION_KEY in request.session:
        found = getattr(request.session, "signed_in", None)
    return found if found and found.account else None


def account_of(request: HttpRequest) -> Account | AnonymousUser:
    """Who has signed in. What the session does not plainly prove is left to Django to settle: a
    closed account, another key, a way to sign in that is no more."""
    found = read_with(request)
    if found and found.account and is_proved(found.account, request.session):
        return found.account
    return auth.get_user(request)


def is_proved(account: Account, session: SessionBase) -> bool:
    """Whether the session was opened by this account, as the account is now."""
    return (
        account.is_active
        and session.get(auth.SESSION_KEY) == str(account.pk)
        and session.get(auth.BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and constant_time_compare(
            session.get(auth.HASH_SESSION_KEY, ""), account.get_session_auth_hash()
        )
    )


def language_of_reader(request: HttpRequest) -> str:
    """The language that whoever has signed in asks for on their own page; empty when they ask for
    none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    found = read_with(request)
    if not (found and found.account and is_proved(found.account, request.session)):
        return ""
    person = among(found.persons, request.session.get(PERSON_KEY))
    return person.language if person and person.language in SPOKEN else ""


def among(persons: Iterable[Person], chosen: int | None) -> Person | None:
    """Who it is among those of a mailbox: the one who said so, or the only one."""
    known = {person.pk: person for person in persons}
    if chosen is None and len(known) == 1:
        return next(iter(known.values()))
    return known.get(chosen) if chosen is not None else None


class ClockAndPerson:
    """Sets `request.now`, and `request.person` on first use; knows no address of a number too long
    for a row."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = clock.now()  # type: ignore[attr-defined]  # see http.Request
        request.identity = SimpleLazyObject(lambda: Identity(request))  # type: ignore[attr-defined]  # see http.Request
        return self.get_response(request)

    def process_view(
        self, _request: HttpRequest, _view: object, _args: object, said: Mapping[str, object]
    ) -> None:
        """No row has a number that the database could not hold: there is nothing there."""
        if any(isinstance(one, int) and one > BigIntegerField.MAX_BIGINT for one in said.values()):
            raise Http404


class Identity:
    """Who is behind a signed-in mailbox: the only person it has, or the one chosen."""

    def __init__(self, request: HttpRequest) -> None:
        self.person: Person | None = None
        self.must_choose = False
        if request.user.is_authenticated:
            self.identify(request)

    def identify(self, request: HttpRequest) -> None:
        persons = list(persons_of(request))
        self.person = among(persons, request.session.get(PERSON_KEY))
        self.must_choose = bool(persons) and self.person is None


def persons_of(request: HttpRequest) -> Iterable[Person]:
    """Those who read the mailbox that has signed in, by name."""
    found = read_with(request)
    if found and found.account and found.account.pk == request.user.pk:
        return found.persons
    return persons_at(request.user.pk) if request.user.pk else ()
