"""What the paper readings are made of: plain values, every word already in the reader's language.

The core holds no sentence of its own: dates, states and labels come as words from the caller. Every `Document` inside
is rendered for the reader it was pruned for (`prune.prune`); one that was never pruned shows its public passages only.
"""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.documents.text.tree import EMPTY, Document

INK_BLUE = "#1d3f5e"
"""The accent when a network chose none."""


@dataclass(frozen=True, kw_only=True)
class AttendanceRow:
    """One seat at the meeting. `present` and `excused` are persons' names; `mode` says how they attended."""

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
class Reservation:
    """A reservation that did not stop the decision. `institution` is what attribution allows to say of who spoke."""

    institution: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Dissent:
    """A disagreement that remains: who holds it, why, what would lift it, where it stands (CLUB-18)."""

    institution: str
    argument: str
    lifted_by: str = ""
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class PositionCount:
    """How many seats took one position: `label` is in words, agreeing with the number (« accords »)."""

    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One follow-up action: what, who, and by when, in words."""

    what: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionBlock:
    """One decision as readings print it. `outcome` is in words; `date` and `body` serve a register over a period.
    Empty `dissents` prints the labels' `no_dissent` sentence: the dissensus section is never left out (CLUB-18)."""

    reference: str
    title: str
    outcome: str
    text: Document = EMPTY
    date: str = ""
    body: str = ""
    reservations: tuple[Reservation, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    positions: tuple[PositionCount, ...] = ()
    actions: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DecisionLabels:
    """Headings inside a decision block. `no_dissent` is the whole sentence, such as « Aucun dissensus exprimé »."""

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
class MinutesLabels:
    """Headings of the minutes. `text` heads the body of the minutes; `no_decision` is a whole sentence."""

    date: str
    place: str
    writer: str
    audience: str
    attendance: str
    institution: str
    college: str
    present: str
    mode: str
    excused: str
    agenda: str
    item: str
    purpose: str
    duration: str
    decisions: str
    no_decision: str
    text: str
    integrity: str
    decision: DecisionLabels


@dataclass(frozen=True, kw_only=True)
class DecisionRecordLabels:
    """Headings of a decision record."""

    audience: str
    integrity: str
    no_decision: str
    decision: DecisionLabels


@dataclass(frozen=True, kw_only=True)
class ProgrammeLabels:
    """Column headings of the programme."""

    date: str
    kind: str
    body: str
    title: str
    place: str
    note: str


@dataclass(frozen=True, kw_only=True)
class MinutesDocument:
    """The minutes of one meeting. `title` names the document (« Compte rendu »), `meeting` what was met for.

    `state` is in words (« Projet, non adopté », « Adopté le 25 février 2027 par l'instance »); while `adopted` is false
    it is printed as a warning on every page. `lang` is a BCP 47 primary tag; `accent` a colour, `#rrggbb`.
    """

    network: str
    body: str
    title: str
    meeting: str
    date: str
    place: str
    adopted: bool
    state: str
    labels: MinutesLabels
    attendance: tuple[AttendanceRow, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    decisions: tuple[DecisionBlock, ...] = ()
    text: Document = EMPTY
    writer: str = ""
    audience: str = ""
    integrity: str = ""
    lang: str = "fr"
    accent: str = INK_BLUE


@dataclass(frozen=True, kw_only=True)
class DecisionRecordDocument:
    """The decisions alone: of one meeting, or a register over a period. `period` is the meeting's date or the period,
    in words; `adopted` and `state` mean what they mean for minutes (an empty `state` prints nothing)."""

    network: str
    body: str
    title: str
    period: str
    labels: DecisionRecordLabels
    decisions: tuple[DecisionBlock, ...] = ()
    adopted: bool = True
    state: str = ""
    audience: str = ""
    integrity: str = ""
    lang: str = "fr"
    accent: str = INK_BLUE


@dataclass(frozen=True, kw_only=True)
class ProgrammeRow:
    """One meeting of the year: date in words (« mardi 26 janvier, 9 h 30 »), kind, body, title, place."""

    date: str
    kind: str
    body: str
    title: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgrammeMonth:
    """A month's name and its meetings, in order; one without a meeting keeps its name."""

    name: str
    rows: tuple[ProgrammeRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProgrammeDocument:
    """The programme of a year, fit to be pinned on a wall. `subtitle` says where it stands (published on, draft)."""

    network: str
    title: str
    labels: ProgrammeLabels
    subtitle: str = ""
    months: tuple[ProgrammeMonth, ...] = ()
    note: Document = EMPTY
    lang: str = "fr"
    accent: str = INK_BLUE
