"""The lines of the support of bodies: a note of the journal, a date asked for, many reached."""

from __future__ import annotations

from collections.abc import Mapping

from tests.permissions.lines import Line, body, circle, composing, only, port
from tests.permissions.stage import Stage
from tourdetable.domain.coordination.models import DatesCall, Outreach, SupportNote


def a_note(_stage: Stage) -> list[object]:
    return ["circle", SupportNote.objects.get().pk]


def a_call(_stage: Stage) -> list[object]:
    return ["circle", DatesCall.objects.get().pk]


def an_outreach(_stage: Stage) -> list[object]:
    return ["circle", Outreach.objects.get().pk]


def a_table(_stage: Stage) -> list[object]:
    return ["circle", "csv"]


CHOOSING = (302, 404, *(403,) * 4, 302)
"""Whoever supports bodies and says nothing of which is sent back to the table."""

COORDINATION: Mapping[str, Line] = {
    "coordination": composing(circle),
    "coordination_table": composing(a_table),
    "coordination_together": Line(circle, CHOOSING, CHOOSING),
    "outreach": composing(an_outreach),
    "support": body(port),
    "support_note_new": only(port, "steward"),
    "support_note_change": only(a_note, "steward"),
    "support_note_settle": only(a_note, "member", "secretary", "lead", "steward"),
    "support_note_remove": only(a_note, "steward"),
    "dates_call_back": only(a_call, "steward"),
}
