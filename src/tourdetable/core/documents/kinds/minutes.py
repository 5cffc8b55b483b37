"""The minutes of one meeting, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import PaperDocument
from tourdetable.core.documents.kinds.decision_record import DecisionBlock
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
class MinutesDocument(PaperDocument):
    """The minutes of one meeting.

    `title` names the document (« Compte rendu »), `meeting` what was met for. `labels` are the
    headings: those of a decision record, and the minutes' own.

    `state` is in words (« Projet, non adopté », « Adopté le 25 février 2027 par l'instance »);
    while `adopted` is false it is printed as a warning on every page.
    """

    template = "minutes"

    body: str
    meeting: str
    date: str
    place: str
    adopted: bool
    state: str
    labels: Mapping[str, str]
    attendance: tuple[AttendanceRow, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    decisions: tuple[DecisionBlock, ...] = ()
    text: Document = EMPTY
    writer: str = ""
    audience: str = ""
    integrity: str = ""

    @property
    def heading(self) -> str:
        """The title of the file."""
        return f"{self.title} — {self.meeting}"
