"""The one way to answer a form: shown, carried out, or shown again with the reason."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.actors import Actor
from tourdetable.interface.web.answer import answer, domain_call, posted
from tourdetable.interface.web.base.forms import OwnForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

PAGE = "components/forms/form.html"


def request_of(method: str, **sent: str) -> Request:
    request = Request()
    request.method = method
    request.POST = QueryDict(mutable=True)  # type: ignore[assignment]  # as a browser's form
    request.POST.update(sent)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]  # as the middleware does
    return request


def form_of(room: Room, request: Request) -> OwnForm:
    standing = room.circle.of(room.circle.ana)
    scene = Scene(room.circle.network, standing.charter, NOW, TODAY, standing)
    return OwnForm(posted(request), scene=scene)


def answered(room: Room, request: Request, error: Exception | None = None) -> HttpResponse:
    """What a page is answered whose call returns 7, or refuses."""

    def act() -> int:
        if error is not None:
            raise error
        return 7

    form = form_of(room, request)
    return answer(
        request,
        form,
        act,
        PAGE,
        then=lambda result: f"/made/{result}/",
        said=lambda result: f"Made {result}.",
    )


def test_a_page_that_is_only_read_shows_its_form(room: Room) -> None:
    request = request_of("GET")
    assert posted(request) is None
    assert answered(room, request, ValidationError("never")).status_code == 200


def test_what_was_sent_is_carried_out_then_said_on_the_next_page(room: Room) -> None:
    request = request_of("POST", gesture=str(uuid4()))
    response = answered(room, request)
    assert (response.status_code, response.headers["Location"]) == (302, "/made/7/")
    assert [str(message) for message in get_messages(request)] == ["Made 7."]


def test_a_refusal_shows_the_form_again_with_the_reason(room: Room) -> None:
    request = request_of("POST", gesture=str(uuid4()))
    response = answered(room, request, ValidationError("Pas aujourd’hui."))
    assert response.status_code == 422
    assert "Pas aujourd’hui." in response.content.decode()
    assert list(get_messages(request)) == []


def test_a_form_that_does_not_hold_makes_no_call(room: Room) -> None:
    response = answered(room, request_of("POST", gesture="none"), AssertionError("called"))
    assert response.status_code == 422


def test_a_domain_call_says_what_the_view_knows_what_was_written_by_whom_and_when(
    room: Room,
) -> None:
    gesture = uuid4()
    form = form_of(room, request_of("POST", gesture=str(gesture), version="3"))
    called: dict[str, object] = {}
    call = domain_call(form, called.update, "version", meeting=room.meeting)
    assert (form.is_valid(), called) == (True, {})
    call()
    assert called == {
        "meeting": room.meeting,
        "version": 3,
        "by": Actor(room.circle.ana, gesture=gesture),
        "now": NOW,
    }
