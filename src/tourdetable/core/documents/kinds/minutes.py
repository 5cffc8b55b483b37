"""The minutes of one meeting, on paper."""

from __future__ import annotations

from dataclasses import dataclass

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
class MinutesDocument(DecisionRecordDocument):
    """The minutes of one meeting: its decisions, who came, and what was said."""

    template = "minutes"

    date: str
    place: str
    attendance: tuple[AttendanceRow, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    text: Document = EMPTY
    duties: str = ""
    writer: str = ""
