"""The minutes of one meeting, on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tourdetable.core.documents.kinds.decision_record import DecisionRecordDocument
from tourdetable.core.documents.text.tree import EMPTY, Document


@dataclass(frozen=True, kw_only=True)
class AttendanceRow:
    """One seat at the meeting.

    `present` and `excused` are persons' names; `mode` says how they attended.
    """

    institution: str
    college: str = ""
    present: tuple[str, ...] = ()
    mode: str = ""
    excused: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AgendaRow:
    """One agenda item; `purpose` and `duration` are words (« décision », « 30 min »)."""

    title: str
    purpose: str = ""
    duration: str = ""


@dataclass(frozen=True, kw_only=True)
class DocumentRow:
    """A document of the meeting: its name, what it is (« PDF, 1,2 Mo »), the point it is for."""

    name: str
    about: str = ""
    point: str = ""


@dataclass(frozen=True, kw_only=True)
class MinutesDocument(DecisionRecordDocument):
    """The minutes of one meeting: its decisions, who came, what was said, and what was read.

    `absent` and `follows` are seats, in words; `next_meeting` its date and who has which duty.
    `notes` say what this copy is; `cover` is what stands for the words that are covered in it.
    """

    template = "minutes"

    date: str
    place: str
    attendance: tuple[AttendanceRow, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    text: Document = EMPTY
    documents: tuple[DocumentRow, ...] = ()
    duties: str = ""
    writer: str = ""
    absent: str = ""
    follows: str = ""
    next_meeting: str = ""
    notes: tuple[str, ...] = ()
    cover: str = ""

    @property
    def numbered(self) -> tuple[AgendaRow, ...]:
        """The points, each with its number before its title."""
        rows = enumerate(self.agenda, start=1)
        return tuple(replace(row, title=f"{number}. {row.title}") for number, row in rows)
