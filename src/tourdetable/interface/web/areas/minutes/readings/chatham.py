"""The minutes by the Chatham House rule: what was said, and not by whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.documents.kinds.decision_record import DecisionBlock
from tourdetable.core.documents.kinds.minutes import MinutesDocument
from tourdetable.core.words.attribution import Attribution
from tourdetable.interface.web.areas.decisions.words import usual_audience
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, read
from tourdetable.interface.web.areas.minutes.paper import file_name, fingerprint, minutes_document
from tourdetable.interface.web.areas.minutes.readings.lent import as_stranger, lent
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.files import given

UNSAID: dict[str, Any] = {
    **dict.fromkeys(("attendance", "documents"), ()),
    **dict.fromkeys(("absent", "follows", "next_meeting", "place", "duties", "writer"), ""),
}
"""What tells who came, or did not, where, and who had or will have a duty."""


def without_names(record: MinutesInContext) -> MinutesDocument:
    """What was said, for no more people than the reader and the minutes allow: no person, no
    institution, no college, no list of those who came or did not, nor of who leads next."""
    usual = usual_audience(record.meeting, record.charter)
    audience = max(usual, record.reading.audience, key=lambda one: one.rank)
    shown = lent(as_stranger(record), audience, most=Attribution.NONE)
    whole = minutes_document(shown)
    decisions = tuple(map(unsigned, whole.decisions))
    return replace(
        whole,
        title=_("Minutes without names"),
        decisions=decisions,
        **UNSAID,
        integrity=fingerprint(shown, decisions, whole.text),
        notes=(
            _(
                "What was said may be repeated; who said it, and for whom, is not told "
                "(Chatham House rule)."
            ),
        ),
    )


def unsigned(block: DecisionBlock) -> DecisionBlock:
    """A decision without those who spoke, nor those who are to act."""
    somebody = _("A seat of the body")
    return replace(
        block,
        reservations=tuple(replace(one, institution=somebody) for one in block.reservations),
        dissents=tuple(replace(one, institution=somebody) for one in block.dissents),
        actions=tuple(replace(one, who="") for one in block.actions),
    )


@require_safe
@in_network
def chatham(request: Request, scene: Scene, pk: int, ending: str = "pdf") -> HttpResponse:
    """The minutes as a file, without a name."""
    record = read(scene, pk)
    document = without_names(record)
    return given(scene, document, file_name(record, document.title), ending)
