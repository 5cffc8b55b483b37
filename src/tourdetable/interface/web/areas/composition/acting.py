"""How the pages of composition are answered: where they stand, where they go back to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.networks.models import Body, Seat
from tourdetable.interface.web.answer import Words, answer
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

Trail = list[dict[str, str]]
Step = tuple[str, str]


def trail(scene: Scene, *steps: Step) -> Trail:
    """The way from the network to the composition, then the given steps (label, address); the last
    is this page."""
    way = [
        (_("Network"), scene.url("network")),
        (_("Composition"), scene.url("composition")),
        *steps,
    ]
    return [{"label": words, "url": url} for words, url in way]


def of_body(scene: Scene, body: Body) -> Step:
    return body.name, scene.url("composition_body", body.slug)


def of_seat(scene: Scene, seat: Seat) -> Step:
    return str(seat), scene.url("composition_seat", seat.pk)


def answer_act(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    *steps: Step,
    title: str,
    said: str,
    submit: str,
    then: Words = "",
    **context: Any,
) -> HttpResponse:
    """Done, and back to the last step; or the form again, with the reason."""
    back = steps[-1][1] if steps else form.scene.url("composition")
    return answer(
        request,
        form,
        act,
        "composition/act.html",
        then=then or back,
        said=said,
        title=title,
        submit=submit,
        cancel=back,
        trail=trail(form.scene, *steps, (title, "")),
        **context,
    )
