"""Tells each request its language, what time it is and which person it comes from."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from tourdetable.core.documents.formats.typeset import typeset
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.base import clock

PAGE = "text/html; charset=utf-8"

PERSON_KEY = "person"
"""Session key: the person chosen among those who share the mailbox."""

WANTED_KEY = "wanted"
"""Session key: the page they wanted before they were asked who they are."""


class ChosenLanguage:
    """Speaks the language that the reader chose (`components/page/languages.html`).

    The browser's own preference is not asked: French comes first, until somebody says otherwise.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = chosen in dict(settings.LANGUAGES)
        with translation.override(chosen if known else translation.get_language()):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        patch_vary_headers(response, ("Cookie",))
        return response


class KeptTogether:
    """Sets the words of each page so that lines break where they may, whoever wrote them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.streaming and response.headers.get("Content-Type", "").startswith(PAGE):
            response.content = typeset(response.content.decode()).encode()
        return response


class ClockAndPerson:
    """Sets `request.now`, and `request.person` on first use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = clock.now()  # type: ignore[attr-defined]  # see http.Request
        request.identity = SimpleLazyObject(lambda: Identity(request))  # type: ignore[attr-defined]  # see http.Request
        return self.get_response(request)


class Identity:
    """Who is behind a signed-in mailbox: the only person it has, or the one chosen."""

    def __init__(self, request: HttpRequest) -> None:
        self.person: Person | None = None
        self.must_choose = False
        if request.user.is_authenticated:
            self.identify(request)

    def identify(self, request: HttpRequest) -> None:
        persons = {person.pk: person for person in Person.objects.filter(account=request.user.pk)}
        chosen = request.session.get(PERSON_KEY)
        if chosen in persons:
            self.person = persons[chosen]
        elif len(persons) == 1:
            self.person = next(iter(persons.values()))
        self.must_choose = len(persons) > 1 and self.person is None
