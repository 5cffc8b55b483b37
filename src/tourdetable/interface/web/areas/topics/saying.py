"""Adding to a topic: what exists already, one's support, one's point of view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.networks.models import Seat
from tourdetable.domain.topics.actions import putting
from tourdetable.domain.topics.actions import supporting as acts
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.neighbours.shown import Nearby
from tourdetable.interface.web.areas.topics.forms import ExistingForm, ViewForm
from tourdetable.interface.web.areas.topics.page import TopicSheet, sheet_of
from tourdetable.interface.web.areas.topics.views import changed
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@members_form
def existing(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say who works on it already, and what works."""
    sheet = sheet_of(scene, pk)
    able = sheet.saying or sheet.sitting
    if not able:
        reserved(_("those who read this topic, as long as it is not over"))
    one = sheet.topic
    form = ExistingForm(
        posted(request),
        scene=scene,
        capacities=able,
        version=one.version,
        initial={"existing": one.existing, "added": one.added},
    )
    act = domain_call(form, putting.say_what_exists, "existing", "added", "version", topic=one)
    explain = _("One leans on what works: a topic says it before it becomes work.")
    words = {"title": _("Say what exists already"), "explain": explain, "submit": _("Save")}
    nearby = None if form.is_bound else near(sheet)
    return changed(request, sheet, form, act, not_now=sheet.closed, nearby=nearby, **words)


def near(sheet: TopicSheet) -> Nearby:
    """What exists near a topic."""
    one = sheet.topic
    return Nearby(sheet.scene, one.title, f"{one.question}\n{one.why}", but=("topic", one.pk))


def speaking(sheet: TopicSheet) -> tuple[Seat, ...]:
    """The reader's seats that add to it as long as it is not over; 403 to those who have none."""
    return sheet.sitting or reserved(_("those who sit there, as long as the topic is not over"))


@members_form
def supporting(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Support it, or take one's support back."""
    sheet = sheet_of(scene, pk)
    sitting, back = speaking(sheet), "back" in request.GET
    seats, (title, action, none) = (sheet.supported, BACK) if back else (sheet.supporting, SUPPORT)
    form = ButtonForm(posted(request), scene=scene, capacities=seats or sitting)
    act = domain_call(form, action, topic=sheet.topic)
    explain = _("A seat counts once. Those who prepare see how many seats wish it.")
    closed = sheet.closed or ("" if seats else str(none))
    return changed(request, sheet, form, act, title=str(title), explain=explain, not_now=closed)


Gesture = tuple["StrOrPromise", Callable[..., object], "StrOrPromise"]
"""The title of a page, what it does, why it cannot be done by a seat."""

SUPPORT: Gesture = (
    gettext_lazy("Support this topic"),
    acts.support,
    gettext_lazy("Your seat put it forward, or supports it already: it counts once."),
)
BACK: Gesture = (
    gettext_lazy("Take my support back"),
    acts.take_support_back,
    gettext_lazy("Your seat does not support it."),
)


@members_form
def viewing(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Add a point of view."""
    sheet = sheet_of(scene, pk)
    form = ViewForm(posted(request), scene=scene, capacities=speaking(sheet))
    act = domain_call(form, acts.add_view, "words", topic=sheet.topic)
    explain = _("What is added stays with the topic, in the name of your seat.")
    words = {"title": _("Add a point of view"), "explain": explain, "submit": _("Add")}
    return changed(request, sheet, form, act, not_now=sheet.closed, **words)
