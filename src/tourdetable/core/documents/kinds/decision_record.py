"""The decisions alone, on paper: of one meeting, or a register over a period."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import PaperDocument
from tourdetable.core.documents.text.tree import EMPTY, Document


@dataclass(frozen=True, kw_only=True)
class Reservation:
    """A reservation that did not stop the decision.

    `institution` is what attribution allows to say of who spoke.
    """

    institution: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Dissent:
    """A disagreement that remains: whose, why, what would lift it, where it stands (CLUB-18)."""

    institution: str
    argument: str
    lifted_by: str = ""
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class PositionCount:
    """How many seats took one position. `label` agrees with the number (« accords »)."""

    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class FollowUpRow:
    """One follow-up action: what, who, and by when, in words."""

    what: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionBlock:
    """One decision as readings print it.

    `outcome` is in words; `date` and `body` serve a register over a period. Empty `dissents` prints
    the labels' `no_dissent` sentence: the dissensus section is never left out (CLUB-18).
    """

    reference: str
    title: str
    outcome: str
    text: Document = EMPTY
    date: str = ""
    body: str = ""
    reservations: tuple[Reservation, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    positions: tuple[PositionCount, ...] = ()
    actions: tuple[FollowUpRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DecisionLabels:
    """Headings inside a decision block.

    `no_dissent` is the whole sentence, such as « Aucun dissensus exprimé ».
    """

    outcome: str
    reservations: str
    dissensus: str
    no_dissent: str
    lifted_by: str
    status: str
    positions: str
    actions: str
    what: str
    who: str
    when: str


@dataclass(frozen=True, kw_only=True)
class DecisionRecordLabels:
    """Headings of a decision record."""

    audience: str
    integrity: str
    no_decision: str
    decision: DecisionLabels


@dataclass(frozen=True, kw_only=True)
class DecisionRecordDocument(PaperDocument):
    """The decisions alone: of one meeting, or a register over a period.

    `period` is the meeting's date or the period, in words; `adopted` and `state` mean what they
    mean for minutes (an empty `state` prints nothing).
    """

    template = "decision_record"

    body: str
    period: str
    labels: DecisionRecordLabels
    decisions: tuple[DecisionBlock, ...] = ()
    adopted: bool = True
    state: str = ""
    audience: str = ""
    integrity: str = ""

    @property
    def heading(self) -> str:
        """The title of the file."""
        return f"{self.title} — {self.period}"
