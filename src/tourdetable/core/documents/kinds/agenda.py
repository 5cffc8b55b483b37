"""The agenda of a meeting, and the invitation to it, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import MeetingPaper
from tourdetable.core.documents.kinds.minutes import DocumentRow


@dataclass(frozen=True, kw_only=True)
class AgendaPoint:
    """A point: when it begins, what it is for, how long it takes, in words; `notes` are lines that
    stand below its title (who brings it, its question…)."""

    at: str
    title: str
    purpose: str = ""
    duration: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AgendaDocument(MeetingPaper):
    """What a meeting will deal with.

    `facts` are pairs of a label and its words (date, place, duties); `nothing` is said where no
    point is written; `state` is a notice (« séance annulée »).
    """

    template = "agenda"

    labels: Mapping[str, str]
    facts: tuple[tuple[str, str], ...] = ()
    purpose: str = ""
    points: tuple[AgendaPoint, ...] = ()
    nothing: str = ""
    total: str = ""
    documents: tuple[DocumentRow, ...] = ()
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class InvitationDocument(AgendaDocument):
    """The letter that convenes a meeting: `greeting` and `closing` are whole paragraphs, `signed`
    lines below them."""

    template = "invitation"

    greeting: str = ""
    closing: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
