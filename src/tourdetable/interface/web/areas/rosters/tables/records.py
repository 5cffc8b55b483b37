"""What happened, as tables: who came, what was decided, what follows from it.

A reader's table is made of what they read on the screen: the meetings of their bodies, the
decisions that reached them, of a text the passages that they may see, of a position no more than
its attribution says.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.sheets.writing import Table, Value
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.attachments.queries import open_to
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.decisions.queries import LATEST_FIRST
from tourdetable.domain.meetings.enums import Mode
from tourdetable.domain.meetings.models import Attendance
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.register.models import GuestAttendance
from tourdetable.interface.web.areas.decisions import words
from tourdetable.interface.web.areas.decisions.loading import own_or_all, readable
from tourdetable.interface.web.areas.decisions.register import told_positions
from tourdetable.interface.web.areas.decisions.words import Reader
from tourdetable.interface.web.attached import AUDIENCES
from tourdetable.interface.web.base.scene import Scene

MOST = 20_000
"""Lines of a file, the latest ones; far beyond what people read in a spreadsheet."""


def attendance(scene: Scene) -> Table:
    """Who came to the meetings of the reader's bodies; those who were called in come last (two
    queries)."""
    rows = Attendance.objects.filter(meeting__body__network=scene.network)
    own = own_or_all(scene.member)
    if own is not None:
        rows = rows.filter(meeting__body__in=own)
    rows = rows.select_related("meeting__body", "seat__institution", "person")
    latest = rows.order_by("-meeting__starts_at", "-meeting", "seat__institution__sort_key", "pk")
    found = [attendance_row(scene, row) for row in latest[:MOST]]
    found += [guest_row(scene, row) for row in called_in(scene)]
    said = [_("Body"), _("Day"), _("Meeting"), _("Institution"), _("College"), _("Person")]
    return Table(_("Attendance"), [*said, pgettext("column", "Attendance")], found)


def attendance_row(scene: Scene, row: Attendance) -> list[Value]:
    return [
        row.meeting.body.name,
        local_day(scene.network, row.meeting.starts_at),
        row.meeting.title,
        row.seat.institution.name,
        word_for(scene.charter.vocabulary.colleges, row.seat.college),
        str(row.person),
        capfirst(str(Mode(row.mode).label)),
    ]


def called_in(scene: Scene) -> Iterable[GuestAttendance]:
    rows = GuestAttendance.objects.filter(meeting__body__network=scene.network)
    own = own_or_all(scene.member)
    if own is not None:
        rows = rows.filter(meeting__body__in=own)
    rows = rows.select_related("meeting__body", "guest__person")
    return rows.order_by("-meeting__starts_at", "-meeting", "guest__person__sort_key", "pk")[:MOST]


def guest_row(scene: Scene, row: GuestAttendance) -> list[Value]:
    return [
        row.meeting.body.name,
        local_day(scene.network, row.meeting.starts_at),
        row.meeting.title,
        row.guest.speaks_for or row.guest.quality,
        _("called in"),
        str(row.guest.person),
        capfirst(str(Mode(row.mode).label)),
    ]


def decisions(scene: Scene) -> Table:
    """The register, with what the reader may read of each decision (six queries)."""
    reader = Reader(scene.member, scene.today)
    around = ("body", "meeting__body", "meeting__record", "owner__institution", "supersedes")
    rows = readable(scene.member).select_related(*around)
    rows = rows.prefetch_related(told_positions()).order_by(*LATEST_FIRST)
    found = [decision_row(scene, decision, reader) for decision in rows[:MOST]]
    return Table(_("Decisions"), decision_heads(), found)


def decision_heads() -> list[str]:
    """What the columns are called."""
    said = [_("Reference"), _("Body"), _("Day"), _("Title"), _("Why"), _("Text"), _("Outcome")]
    said += [_("Dissensus"), _("Reservations"), _("Seen to by"), _("To be carried out by")]
    return [*said, _("To be looked at again on"), _("It replaces")]


def authors(scene: Scene, positions: Iterable[Position]) -> str:
    """Who takes these positions, as attribution says it."""
    return ", ".join(words.author(one, scene.charter, {}) for one in positions)


def decision_row(scene: Scene, decision: Decision, reader: Reader) -> list[Value]:
    meeting = decision.sitting
    return [
        decision.reference,
        decision.body.name,
        local_day(scene.network, decision.at),
        decision.title,
        reader.read(decision.why, meeting),
        reader.read(decision.text, meeting),
        words.outcome(decision),
        authors(scene, words.dissents(decision)),
        authors(scene, words.reservations(decision)),
        decision.owner.institution.name if decision.owner else "",
        decision.due,
        decision.review_on,
        decision.supersedes.reference if decision.supersedes else "",
    ]


DECIDED = Coalesce("decision__consulted_at", "decision__meeting__starts_at")
"""When the decision of an action was taken."""


def actions(scene: Scene) -> Table:
    """What follows from the decisions that the reader may read (three queries)."""
    rows = FollowUp.objects.filter(decision__in=readable(scene.member).order_by())
    around = ("decision__body", "decision__meeting__body", "decision__meeting__record")
    rows = rows.select_related(*around, "seat__institution")
    latest = rows.order_by(DECIDED.desc(), "-decision", "pk")[:MOST]
    reader = Reader(scene.member, scene.today)
    found = [action_row(row, reader) for row in latest]
    said = [_("Reference"), _("Decision"), _("Body"), _("Action"), _("Institution")]
    told = [_("Due"), _("State"), _("Closed on"), _("What shows it"), _("Link to what shows it")]
    return Table(_("Actions"), [*said, *told], found)


def action_row(row: FollowUp, reader: Reader) -> list[Value]:
    decision = row.decision
    told: list[Value] = [decision.reference, decision.title, decision.body.name, row.what]
    told += [row.seat.institution.name, row.due, capfirst(str(row.state.label)), row.done_on]
    return [*told, reader.read(row.proof, decision.sitting), row.proof_url]


def documents(scene: Scene) -> Table:
    """The documents of the meetings that the reader may have (one query)."""
    address = scene.addresses("document")
    rows = open_to(scene.member).select_related("meeting__body", "item", "stored")
    found = [[*document_row(scene, row), address(row.pk)] for row in rows[:MOST]]
    said = [_("Body"), _("Day"), _("Meeting"), _("Point"), _("Document"), _("Size (bytes)")]
    told = [_("Who may read it"), pgettext("of a file", "Fingerprint (SHA-256)"), _("Address")]
    return Table(_("Documents"), [*said, *told], found)


def document_row(scene: Scene, row: Attachment) -> list[Value]:
    return [
        row.meeting.body.name,
        local_day(scene.network, row.meeting.starts_at),
        row.meeting.title,
        row.item.title if row.item else "",
        row.name,
        row.stored.size,
        str(AUDIENCES[Audience(row.audience)]),
        row.stored.digest,
    ]
