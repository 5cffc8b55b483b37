"""One decision alone as a file, for whoever put it forward: the same words as on its page."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.documents.kinds.extract import ExtractDocument
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.minutes.enums import RECORDS
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.decisions.blocks import block, whole_text
from tourdetable.interface.web.areas.decisions.loading import decision_seen
from tourdetable.interface.web.areas.decisions.page import DecisionPage, page
from tourdetable.interface.web.areas.minutes.labels import record_labels
from tourdetable.interface.web.areas.minutes.words import adopted_words
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import given, signed_by
from tourdetable.interface.web.opened import OpenLists


@require_safe
@members_only
def extract_file(request: Request, scene: Scene, pk: int, ending: str = "pdf") -> HttpResponse:
    """A decision, as the reader may have it; an open one says that it is."""
    shown = page(scene, decision_seen(scene, pk), OpenLists({}))
    return given(scene, extract_document(shown), file_name(shown), ending)


def extract_document(shown: DecisionPage) -> ExtractDocument:
    """The decision, where it was taken and who put it forward."""
    decision, reading = shown.decision, shown.reading
    adopted, state = standing(decision)
    return ExtractDocument(
        **signed_by(shown.scene.network),
        title=_("Extract of the decision record"),
        body=decision.body.name,
        about=taken_at(decision),
        labels=record_labels(),
        facts=tuple(facts(shown)),
        adopted=adopted,
        state=state,
        decisions=(block(decision, reading, shown.names, reading.document(whole_text(decision))),),
    )


def taken_at(decision: Decision) -> str:
    """The meeting and its day, or those of the consultation that decided it."""
    if decision.consulted_at is not None or decision.meeting is None:
        return _("Consultation concluded on %(day)s") % {"day": day(decision.at)}
    return f"{decision.meeting.title}, {day(decision.meeting.starts_at)}"


def standing(decision: Decision) -> tuple[bool, str]:
    """Whether nobody may change what it says any more, and why."""
    if not decision.outcome:
        return False, _("Draft: nothing is decided yet")
    minutes: Minutes | None = getattr(decision.sitting, "record", None)
    if decision.meeting_id and minutes is not None and minutes.state in RECORDS:
        return True, adopted_words(minutes)
    if decision.consulted_at is not None:
        return True, ""
    return False, _("Draft: the minutes of this meeting are not adopted")


def facts(shown: DecisionPage) -> Iterator[tuple[str, str]]:
    """What somebody who was not there must know."""
    item = shown.decision.item
    if item is not None:
        yield _("Point of the agenda:"), item.title
        yield _("Put forward by:"), proposer(item.topic_id) or item.brought_by


def proposer(topic: int | None) -> str:
    """The institution that put a topic forward (a query, if there is one)."""
    if topic is None:
        return ""
    found = Topic.objects.filter(pk=topic).select_related("seat__institution", "person").first()
    return str(found.seat or found.person or "") if found else ""


def file_name(shown: DecisionPage) -> str:
    """« extrait-d-15-16-03-2027-01-07 », without its ending."""
    on = local_day(shown.scene.network, shown.decision.at)
    words = _("extract %(reference)s") % {"reference": shown.decision.reference}
    return f"{slugify(words)[:120]}-{on.isoformat()}"
