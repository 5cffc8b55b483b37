"""The minutes and the decision record as documents: one source, put together for one reader,
printed or shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.kinds.decision_record import DecisionBlock, DecisionRecordDocument
from tourdetable.core.documents.kinds.minutes import (
    AgendaRow,
    AttendanceRow,
    DocumentRow,
    MinutesDocument,
)
from tourdetable.core.documents.text.tree import EMPTY, Document
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.numbering import unnumbered
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.agendas import Point
from tourdetable.domain.meetings.enums import CAME, Mode, Purpose
from tourdetable.domain.networks.queries import local_day
from tourdetable.interface.language import day, in_turn, labelled, listed
from tourdetable.interface.web.areas.decisions.blocks import block, whole_text
from tourdetable.interface.web.areas.minutes.labels import record_labels
from tourdetable.interface.web.areas.minutes.loading import CameRow, MinutesInContext, Voice
from tourdetable.interface.web.areas.minutes.page.around import absent, follow, next_words
from tourdetable.interface.web.areas.minutes.parts.since import skeleton
from tourdetable.interface.web.areas.minutes.words import (
    AUDIENCES,
    adopted_words,
    edition_words,
    link_words,
    moment_words,
)
from tourdetable.interface.web.attached import shown
from tourdetable.interface.web.files import signed_by


def minutes_document(record: MinutesInContext) -> MinutesDocument:
    """The whole record of the meeting, as this reader may have it."""
    meeting, text = record.meeting, record.reading.document(text_of(record))
    decisions = blocks(record, record.decided)
    return MinutesDocument(
        **signed_by(record.scene.network),
        **heading(record),
        title=_("Minutes"),
        about=meeting.title,
        date=moment_words(meeting),
        place=meeting.where,
        duties=duties(record),
        absent=listed(absent_seats(record)),
        follows=listed(following_seats(record)),
        next_meeting=next_meeting(record),
        attendance=(
            *(attendance_row(record, seat) for seat in attendance(record)),
            *called_rows(record),
        ),
        agenda=agenda_rows(record.points),
        decisions=decisions,
        text=text,
        documents=document_rows(record),
        writer=writer(record),
        integrity=fingerprint(record, decisions, text),
    )


def decision_record_document(record: MinutesInContext) -> DecisionRecordDocument:
    """The decisions of the meeting alone."""
    decisions = blocks(record, record.decided)
    return DecisionRecordDocument(
        **signed_by(record.scene.network),
        **heading(record),
        title=_("Decision record"),
        about=f"{record.meeting.title}, {day(record.meeting.starts_at)}",
        decisions=decisions,
        integrity=fingerprint(record, decisions, EMPTY),
    )


def text_of(record: MinutesInContext) -> str:
    """What was exchanged; before they are begun, what the meeting holds of it already."""
    if record.minutes is not None:
        return record.minutes.text
    return skeleton(record) if record.drafted else ""


def heading(record: MinutesInContext) -> dict[str, Any]:
    """What both documents and the page say first: of which body, where they stand, to whom they
    go."""
    adopted = record.adopted
    return {
        "body": record.meeting.body.name,
        "labels": record_labels(),
        "adopted": adopted is not None,
        "state": state_words(record),
        "audience": str(AUDIENCES[record.reading.default]),
    }


def state_words(record: MinutesInContext) -> str:
    """How they were adopted, and which edition they replace; or that they are not."""
    if record.adopted is None:
        return _("Draft, not adopted")
    said = adopted_words(record.adopted)
    if record.former is None:
        return said
    return f"{said}. {edition_words(record.adopted, record.former)}"


def blocks(record: MinutesInContext, decided: Iterable[Decision]) -> tuple[DecisionBlock, ...]:
    """The decisions as this reader may have them."""
    words, names = record.reading, record.names
    return tuple(
        replace(
            block(one, words, names, words.document(whole_text(one))), point=point_of(record, one)
        )
        for one in decided
    )


def point_of(record: MinutesInContext, decision: Decision) -> str:
    """The title of the point that a decision answers; empty when it answers none."""
    return next((one.title for one in record.points if one.pk == decision.item_id), "")


def within(record: MinutesInContext) -> bool:
    """Whether the reader belongs to the network: outside it, institutions are named and persons
    are not."""
    return Audience.NETWORK.rank >= record.reading.audience.rank


@dataclass(frozen=True)
class SeatThere:
    """What is known of a seat at the sitting: how its persons were there, the references of the
    decisions on which it took position though it is not marked present."""

    institution: str
    college: str
    rows: Sequence[CameRow]
    spoken: Sequence[str]


def attendance(record: MinutesInContext) -> list[SeatThere]:
    """Each seat that came, sent apologies, or took position though it is not marked present; a
    seat that did nothing of it is not on the list of those who were there."""
    voices = {key: list(rows) for key, rows in groupby(sorted_voices(record), SEAT)}
    found = []
    for key, rows in groupby(record.attendances, SEAT):
        seat_rows, spoken = list(rows), voices.pop(key, [])
        if spoken or any(row.mode in (*CAME, Mode.EXCUSED) for row in seat_rows):
            found.append(seat_there(seat_rows[0], seat_rows, spoken))
    return found + [seat_there(spoken[0], (), spoken) for spoken in voices.values()]


SEAT = attrgetter("seat_id")


def sorted_voices(record: MinutesInContext) -> list[Voice]:
    """Seat by seat, in the order in which they first spoke."""
    first: dict[int, int] = {}
    for rank, voice in enumerate(record.voices):
        first.setdefault(voice.seat_id, rank)
    return sorted(record.voices, key=lambda voice: first[voice.seat_id])


def seat_there(
    seat: CameRow | Voice, rows: Sequence[CameRow], spoken: Sequence[Voice]
) -> SeatThere:
    return SeatThere(seat.institution, seat.college, rows, [voice.reference for voice in spoken])


def attendance_row(record: MinutesInContext, seat: SeatThere) -> AttendanceRow:
    """How one seat was there; what contradicts it is said beside."""
    came = [row for row in seat.rows if row.mode in CAME]
    return AttendanceRow(
        institution=seat.institution,
        college=word_for(record.charter.vocabulary.colleges, seat.college),
        present=persons(record, came) or present_word(came),
        mode=mode_words(came, seat.spoken),
        excused=persons(record, [row for row in seat.rows if row.mode == Mode.EXCUSED]),
    )


def absent_seats(record: MinutesInContext) -> list[str]:
    """The seats that did not come, and of which nothing is told; none before the attendance is
    recorded."""
    if not record.attendances:
        return []
    told = {row.seat_id for row in record.attendances if row.mode in (*CAME, Mode.EXCUSED)}
    told |= {voice.seat_id for voice in record.voices}
    return absent(record.seated, told, day_of(record))


def following_seats(record: MinutesInContext) -> list[str]:
    """The seats that follow through these minutes."""
    came = {row.seat_id for row in record.attendances if row.mode in CAME}
    return follow(record.seated, came, day_of(record))


def day_of(record: MinutesInContext) -> date:
    return local_day(record.scene.network, record.meeting.starts_at)


def next_meeting(record: MinutesInContext) -> str:
    """When the body meets again, and who then has which duty; for those who belong to the
    network."""
    return next_words(record.coming, record.charter.vocabulary) if within(record) else ""


def called_rows(record: MinutesInContext) -> list[AttendanceRow]:
    """Those who were called in and came; named for those who belong to the network."""
    return [
        AttendanceRow(
            institution=row.speaks_for or row.quality,
            college=_("called in"),
            present=(row.name,) if within(record) else (_("yes"),),
            mode=str(Mode(row.mode).label),
        )
        for row in record.called
        if row.mode in CAME
    ]


def mode_words(came: list[CameRow], spoken: Sequence[str]) -> str:
    """How those who came were there; or that nobody is marked as such, who yet took position."""
    if spoken and not came:
        words = _("not marked present, but took position on %(decisions)s")
        return words % {"decisions": listed(spoken)}
    return ", ".join(dict.fromkeys(str(Mode(row.mode).label) for row in came))


def persons(record: MinutesInContext, rows: Iterable[CameRow]) -> tuple[str, ...]:
    """Their names, for those who belong to the network."""
    return tuple(row.person for row in rows) if within(record) else ()


def present_word(rows: list[CameRow]) -> tuple[str, ...]:
    """That the seat came, where names are not given."""
    return (_("yes"),) if rows else ()


def duties(record: MinutesInContext) -> str:
    """Which seat had which duty; and in whose place, when it was taken over in the room."""
    known, found = record.charter.vocabulary.duties, []
    for turn in record.turns:
        seat = str(turn.seat)
        if turn.instead_of is not None:
            words = _("%(seat)s, instead of %(other)s")
            seat = words % {"seat": seat, "other": turn.instead_of}
        found.append(labelled(word_for(known, turn.duty), seat))
    return in_turn(found)


def writer(record: MinutesInContext) -> str:
    """Who wrote the minutes and with whom, for those who belong to the network."""
    minutes = record.minutes
    if minutes is None or minutes.written_by is None or not within(record):
        return ""
    first, hands = str(minutes.written_by), (*record.wrote, *record.signed)
    writing = minutes.written_by.pk
    others = {hand.person_id: hand.name for hand in hands if hand.person_id != writing}
    if not others:
        return first
    return _("%(writer)s, with %(others)s") % {"writer": first, "others": listed(others.values())}


def agenda_rows(items: Sequence[Point]) -> tuple[AgendaRow, ...]:
    """The points; the number typed before a title gives way to that of its row."""
    titles = unnumbered(item.title for item in items)
    return tuple(map(agenda_row, items, titles))


def agenda_row(item: Point, title: str) -> AgendaRow:
    """One point, its purpose and duration in words."""
    duration = ngettext("%(n)d minute", "%(n)d minutes", item.minutes) % {"n": item.minutes}
    return AgendaRow(title=title, purpose=str(Purpose(item.purpose).label), duration=duration)


def document_rows(record: MinutesInContext) -> tuple[DocumentRow, ...]:
    """The documents that the reader may have, those of the whole meeting first."""
    every = shown(record.documents, str)
    return tuple(
        DocumentRow(name=one.line.name, about=one.about, point=one.line.point or "")
        for one in every
    )


def fingerprint(
    record: MinutesInContext, decisions: Iterable[DecisionBlock], text: Document
) -> str:
    """Of what this reader has, and of nothing else: a fingerprint of hidden words would let one
    guess them."""
    read = []
    for d in decisions:
        said = (d.reference, d.title, d.outcome, to_html(d.text), d.dissents, d.reservations)
        read.append((*said, d.effects))
    digest = sha256(f"{read}\n{to_html(text)}".encode()).hexdigest()
    version = record.minutes.version if record.minutes else 0
    words = _("version %(version)d, sha256 %(digest)s") % {"version": version, "digest": digest}
    return in_turn([words, link_words(record.link)]) if record.link else words


def file_name(record: MinutesInContext, title: str) -> str:
    """« compte-rendu-itc-marseille-15-16-2027-04-15 », without its ending: plain letters, at most
    120 of them before the day."""
    on = local_day(record.scene.network, record.meeting.starts_at)
    return f"{slugify(f'{title} {record.meeting.body.name}')[:120].strip('-')}-{on.isoformat()}"
