"""How the pages of composition are answered: what they say, where they stand and go back to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.interface.web.answer import Words, answer
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Trail = list[dict[str, str]]
Step = tuple[str, str]

WHO, WHICH = ("persons/who.html",), ("persons/which.html",)
"""The parts of a page that ask who, or which institution."""


class ActWords(NamedTuple):
    """What the page of a gesture says: its title, what it does, its button, what was done;
    `picks`, the parts that ask who. `%(person)s` stands for whoever it is about."""

    title: StrOrPromise
    explain: StrOrPromise
    submit: StrOrPromise
    said: StrOrPromise
    picks: tuple[str, ...] = ()
    danger: bool = False

    def about(self, person: object) -> dict[str, Any]:
        """The same about somebody, as a page shows it."""
        said = {"person": person}
        shown = {name: str(getattr(self, name)) for name in ("title", "explain", "submit", "said")}
        texts = {name: text % said if "%(" in text else text for name, text in shown.items()}
        return texts | {"picks": self.picks, "danger": self.danger}


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
    words: ActWords,
    *steps: Step,
    person: object = "",
    then: Words = "",
    **context: Any,
) -> HttpResponse:
    """Done, and back to the last step; or the form again, with the reason."""
    back = steps[-1][1] if steps else form.scene.url("composition")
    shown = words.about(person)
    said = {"then": then or back, "said": shown.pop("said"), "cancel": back}
    said["trail"] = trail(form.scene, *steps, (shown["title"], ""))
    return answer(request, form, act, "composition/act.html", **said, **shown, **context)


def answer_seat(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    words: ActWords,
    seat: Seat,
    **context: Any,
) -> HttpResponse:
    """The same about a seat: back to its page."""
    steps = (of_body(form.scene, seat.body), of_seat(form.scene, seat))
    where = f"{seat} – {seat.body}"
    return answer_act(request, form, act, words, *steps, eyebrow=where, **context)


def answer_mandate(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    words: ActWords,
    mandate: Mandate,
    **context: Any,
) -> HttpResponse:
    """The same about a mandate."""
    person = mandate.person
    return answer_seat(request, form, act, words, mandate.seat, person=person, **context)
