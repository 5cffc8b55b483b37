"""A meeting for a topic that cannot wait: its date and its agenda in one gesture (CLUB-09)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.agendas.actions.topics import hold_soon
from tourdetable.domain.agendas.topics import kinds_for_urgent
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.areas.meetings.forms import MeetingForm
from tourdetable.interface.web.areas.topics.forms import EXISTING, EXISTING_HELP
from tourdetable.interface.web.areas.topics.page import TopicSheet, answerers, sheet_of, trail
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.fields import paragraph
from tourdetable.interface.web.base.forms import offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SAID = (
    "existing", "kind", "title", "starts_at", "ends_at", "place", "link", "confirmed", "cautions",
)  # fmt: skip


class SoonForm(MeetingForm):
    """A meeting to date for a topic, of a kind that need not be known long before; and what exists
    already."""

    existing = paragraph(EXISTING, EXISTING_HELP, required=True)

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        begun = {"title": topic.title, "existing": topic.existing, **kwargs.pop("initial", {})}
        super().__init__(*args, initial=begun, **kwargs)
        del self.fields["purpose"]
        self.acting_last()

    def offer_kinds(self, body: Body, current: str = "") -> None:
        kinds = kinds_for_urgent(self.scene.charter, body)
        offer(self, "kind", [(kind.code, kind.name) for kind in kinds])
        self.initial["kind"] = kinds[0].code if kinds else ""


def conveners(sheet: TopicSheet) -> tuple[Body, Capacities]:
    """The body where the topic is, and the capacities in which the reader dates its meetings; 403
    to others."""
    body = sheet.topic.where
    answerers(sheet)
    if body is None:
        reserved(_("those who prepare the body to which this topic will be sent"))
    return body, sheet.dating or deny(sheet.scene.charter, body, Right.CONVENE)


@members_form
def hold(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Date a meeting within days, with the topic on its agenda."""
    sheet = sheet_of(scene, pk)
    one = sheet.topic
    body, able = conveners(sheet)
    form = SoonForm(
        posted(request),
        scene=scene,
        capacities=able,
        body=body,
        topic=one,
        version=one.version,
    )
    act = domain_call(form, hold_soon, *SAID, "version", topic=one, body=body)
    over = "" if one.lives else _("This topic is over: nothing more is answered.")
    title = _("Date a meeting for it")
    return answer(
        request,
        form,
        act,
        "topics/soon.html",
        then=scene.url("topic", pk),
        said=_("The meeting is in the calendar, with this topic on its agenda."),
        not_now=over,
        title=title,
        about_topic=one.title,
        body=body,
        trail=trail(scene, title, topic=one),
        cancel=scene.url("topic", pk),
    )
