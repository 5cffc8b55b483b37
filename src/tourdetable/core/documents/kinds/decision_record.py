"""The decisions of a meeting alone, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tourdetable.core.documents.kinds.base import MeetingPaper
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

    `outcome` is in words; `effects` say what it does, once adopted. Empty `dissents` prints
    `no_dissent` (by default the labels' sentence): the dissensus section is never left out
    (CLUB-18), and an open decision says that it is open. `point` is the one that it answers.
    """

    reference: str
    title: str
    outcome: str
    text: Document = EMPTY
    effects: tuple[str, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    no_dissent: str = ""
    positions: tuple[PositionCount, ...] = ()
    actions: tuple[FollowUpRow, ...] = ()
    point: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionRecordDocument(MeetingPaper):
    """The decisions of one meeting.

    `about` is the meeting; `labels` are the headings, `no_decision` and `no_dissent` whole
    sentences (« Aucun dissensus exprimé »). `state` is in words (« Projet, non adopté », « Adopté
    le 25 février 2027 par l'instance »); while `adopted` is false it is a warning on every page.
    """

    template = "decision_record"

    labels: Mapping[str, str]
    adopted: bool = True
    state: str = ""
    decisions: tuple[DecisionBlock, ...] = ()
    audience: str = ""
    integrity: str = ""
