"""The facts that a charter is judged on: frozen, dated, without any object of the platform.

The one declaration of the file of facts: its types, its reader and its JSON Schema are made from
here. Days are local days of the network; a period with `ends = None` is open. Nothing here says
what is right: the checks do.

Of the kinds that a `Record` may hold as `None`, `None` says that nobody keeps them, so that what
rests on them is unknown; an empty tuple says that there are none. The first kinds are always
tuples: `unkept` names those of them that nobody keeps.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

MAX_TEXT = 10_000
"""Characters of one text."""


def means(words: str) -> Meta:
    """What a field means."""
    return Meta(description=words)


def names(kind: str, words: str) -> Meta:
    """What a field means that holds the id of a fact of another kind."""
    return Meta(description=f"{words} (an `id` of `{kind}`)", extra={"names": kind})


Text = Annotated[str, Meta(max_length=MAX_TEXT)]
Day = Annotated[date, Meta(extra_json_schema={"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})]
Year = Annotated[int, Meta(ge=1, le=9999)]
Id = Annotated[Text, means("Opaque id, unique among facts of this kind")]
Name = Annotated[Text, means("What people call it")]
Person = Annotated[Text, means("Opaque id of a person")]
InstitutionId = Annotated[Text, names("institutions", "Id of an institution")]
BodyId = Annotated[Text, names("bodies", "Id of a body")]
SeatId = Annotated[Text, names("seats", "Id of a seat")]
MeetingId = Annotated[Text, names("meetings", "Id of a meeting")]
CollegeCode = Annotated[Text, means("College, by its code in the charter")]
First = Annotated[Day, means("First day")]
Last = Annotated[Day, means("Last day, included")]
OpenEnd = Annotated[Day | None, means("Last day, included; null while it is open")]


class Fact(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One thing that is known. It names other facts by their ids: never a circle of objects."""


class FactWithId(Fact, frozen=True):
    """A fact that others may name."""

    id: Id


class FactOfBody(FactWithId, frozen=True):
    """A fact of one body."""

    body: BodyId


class InstitutionFact(FactWithId, frozen=True):
    """An institution: it sits, persons represent it."""

    name: Name
    tier: Annotated[
        Text | None, means("Tier of government: national, regional, departmental, local…")
    ] = None
    network: Annotated[
        Text | None, means("Professional network it belongs to: health, social action, housing…")
    ] = None


class BodyFact(FactWithId, frozen=True):
    """A body. A group's work has dates of its own when they differ from its life."""

    kind: Annotated[Text, means("Kind of body, by its code in the charter")]
    name: Name
    starts: Annotated[Day, means("Day of its installation")]
    ends: OpenEnd = None
    work_starts: Annotated[Day | None, means("First day of a group's work")] = None
    work_ends: Annotated[Day | None, means("Last day of a group's work")] = None


class SeatFact(FactOfBody, frozen=True):
    """A seat of a body. A light or invited seat may take turns all the same (ITC-06)."""

    institution: InstitutionId
    college: CollegeCode
    kind: Annotated[Text, means("standing, light (follows through the minutes) or invited")]
    starts: First
    ends: OpenEnd = None
    volunteers: Annotated[bool, means("Takes turns all the same")] = False


class MandateFact(FactWithId, frozen=True):
    """A person holds a seat from `starts` to `ends`, both included."""

    seat: SeatId
    person: Person
    starts: First
    ends: OpenEnd = None


class OfficeFact(FactWithId, frozen=True):
    """A person holds an office, for one body or (`body = None`) for the network."""

    kind: Annotated[Text, means("Office, by its code in the charter")]
    person: Person
    body: BodyId | None
    starts: First
    ends: OpenEnd = None


class PresenceFact(FactOfBody, frozen=True):
    """An institution is present on a body's territory, and belongs there to a college (ITC-09)."""

    institution: InstitutionId
    college: CollegeCode
    starts: First
    ends: OpenEnd = None


class MeetingFact(FactOfBody, frozen=True):
    """A meeting that is drawn in the calendar, or was held."""

    kind: Annotated[Text, means("Kind of meeting, by its code in the charter")]
    title: Name
    on: Annotated[Day, means("Its day")]
    dated_on: Annotated[Day, means("The day its date was first set")]
    cancelled: Annotated[bool, means("It will not be, or was not, held")] = False
    attendance_recorded: Annotated[
        bool | UnsetType,
        means("Somebody recorded who came; in a file that leaves it out, true where somebody came"),
    ] = UNSET
    cancelled_on: Annotated[Day | None, means("The day it was cancelled; null: nobody knows")] = (
        None
    )


class ReplyFact(Fact, frozen=True):
    """What a person answered to an invitation, for their seat."""

    meeting: MeetingId
    seat: SeatId
    person: Person
    answer: Annotated[Text, means("attend, pair (the other holder comes) or excused")]


class AttendanceFact(Fact, frozen=True):
    """A person came to a meeting for a seat."""

    meeting: MeetingId
    seat: SeatId
    person: Person


class TurnFact(Fact, frozen=True):
    """A seat takes, or took, a duty at a meeting."""

    meeting: MeetingId
    duty: Annotated[Text, means("Duty, by its code in the charter")]
    seat: SeatId


class RotaFact(FactOfBody, frozen=True):
    """How a body has its duties go round on some days, as a decision settled it (ITC-06)."""

    starts: First
    ends: OpenEnd = None
    length: Annotated[int, Meta(ge=1, le=99), means("How many meetings in a row a turn lasts")] = 1
    exempt: Annotated[tuple[Text, ...], names("seats", "Ids of the seats that take no turn")] = ()


class DecisionFact(FactOfBody, frozen=True):
    """A point to be decided at a meeting, and what was recorded of it."""

    meeting: MeetingId
    title: Name
    outcome: Annotated[Text | None, means("What was recorded; null while nothing is")] = None
    dissent_stated: Annotated[
        bool, means("The record carries the dissensus, or says that none was expressed")
    ] = False
    settles_duties: Annotated[
        bool | UnsetType,
        means(
            "It settles how duties are shared; in a file that leaves it out, its title names one"
        ),
    ] = UNSET

    @property
    def is_decided(self) -> bool:
        """Whether an outcome was recorded; a blank one says nothing."""
        return bool(self.outcome and self.outcome.strip())


class ExceptionFact(FactWithId, frozen=True):
    """A collective decision that lifts an article for a body (null: for all) for a while."""

    clause: Annotated[Text, means("Id of the article, e.g. ITC-14")]
    body: BodyId | None
    decision: Annotated[Text, means("The decision that lifts it: its id or number")]
    starts: First
    ends: Last


class ThemeFact(FactOfBody, frozen=True):
    """A theme that a body works on for a while (ITC-12)."""

    title: Name
    starts: First
    ends: OpenEnd = None


class TopicFact(FactOfBody, frozen=True):
    """A topic that was put forward for a body, by a seat (null: by nobody who sits)."""

    title: Name
    on: Annotated[Day, means("The day it was put forward")]
    seat: SeatId | None = None
    theme: Annotated[Text | None, names("themes", "Id of a theme")] = None
    urgent: Annotated[bool, means("It cannot wait for the usual work")] = False
    existing_work: Annotated[
        bool | None, means("It says what already exists; null when nobody knows")
    ] = None
    treated_on: Annotated[Day | None, means("The day it was first taken up")] = None


class DeliverableFact(FactOfBody, frozen=True):
    """What a body is to produce: due, delivered, circulated."""

    title: Name
    state: Annotated[Text, means("planned, drafting, review, approved or circulated")]
    due_on: Annotated[Day | None, means("The day it is due")] = None
    delivered_on: Annotated[Day | None, means("The day it was delivered")] = None
    circulated_on: Annotated[Day | None, means("The day it was circulated")] = None


class ExperienceReportFact(FactWithId, frozen=True):
    """A practice told to others by a seat, at a meeting or in writing (CLUB-09).

    It may answer an urgent topic.
    """

    seat: SeatId
    on: Annotated[Day, means("Its day")]
    urgent: Annotated[bool, means("It takes up an urgent subject")] = False
    meeting: MeetingId | None = None
    topic: Annotated[Text | None, names("topics", "Id of a topic")] = None


class ContributionFact(FactOfBody, frozen=True):
    """Something deposited for a body: a watch item, a tool or a practice sheet."""

    title: Name
    on: Annotated[Day, means("The day it was deposited")]
    seat: SeatId | None = None


class GuestFact(FactWithId, frozen=True):
    """An actor of the territory, or a resource person, called in to a meeting (ITC-11)."""

    meeting: MeetingId
    kind: Annotated[
        Text, means("actor (resident, volunteer, business, association, education) or expert")
    ]
    seat: Annotated[Text | None, names("seats", "Id of the seat that called them in")] = None


class RelayFact(FactWithId, frozen=True):
    """A seat carried a content to its own institution (ITC-16)."""

    seat: SeatId
    content: Annotated[
        Text, means("What was relayed: the id of minutes, of a deliverable, of a page…")
    ]
    on: Annotated[Day, means("The day it was relayed")]


class InvitationFact(FactWithId, frozen=True):
    """A seat invited another institution to join (CLUB-13)."""

    seat: SeatId
    on: Annotated[Day, means("The day it was proposed")]


class AcceptanceFact(Fact, frozen=True):
    """A person accepted the discretion undertaking of one version of the charter (CLUB-11)."""

    person: Person
    version: Annotated[Text, means("The version of the charter, as its front matter says it")]
    on: Annotated[Day, means("The day it was accepted")]


class CommitmentFact(FactOfBody, frozen=True):
    """A person commits to take part in a group's work (CLUB-15)."""

    person: Person
    kind: Annotated[Text, means("member, continuing_guest or one_off_guest")]
    starts: First
    ends: OpenEnd = None
    institution: InstitutionId | None = None


class MinutesFact(FactWithId, frozen=True):
    """The minutes of a meeting, the persons who wrote them, and their way to readers (CLUB-17)."""

    meeting: MeetingId
    state: Annotated[Text, means("draft, review, adopted or superseded")]
    written_by: Annotated[tuple[Text, ...], means("Opaque ids of the persons who wrote them")] = ()
    adopted_on: Annotated[Day | None, means("The day they were adopted")] = None
    circulated_on: Annotated[Day | None, means("The day they were circulated")] = None


class MinutesReadingFact(Fact, frozen=True):
    """A seat read circulated minutes (ITC-13)."""

    minutes: Annotated[Text, names("minutes", "Id of minutes")]
    seat: SeatId
    on: Annotated[Day, means("The day they were first read")]


class ProgrammeFact(FactWithId, frozen=True):
    """The yearly programme of the network (CLUB-19). A season is named after its last year."""

    year: Annotated[Year, means("The season it is for, by the year it ends in")]
    published_on: Annotated[Day | None, means("The day it was published; null while it is not")] = (
        None
    )


class AgreementFact(FactWithId, frozen=True):
    """A period of the framework agreement (ITC-01), its assessment, that of the one before."""

    title: Name
    starts: First
    ends: Last
    assessed_on: Annotated[
        Day | None, means("The day the assessment of the period before was given")
    ] = None
    adopted_on: Annotated[
        Day | None, means("The day the assessment of this very period was adopted")
    ] = None


class DiagnosisFact(FactOfBody, frozen=True):
    """The shared diagnosis of a body's territory (ITC-01), by the institutions that made it."""

    on: Annotated[Day, means("The day its partners shared it")]
    institutions: Annotated[
        tuple[Text, ...], names("institutions", "Ids of the institutions that made it")
    ] = ()


class CampaignFact(FactWithId, frozen=True):
    """An evaluation: the body that conducts it, then the body that approves it (ITC-15)."""

    title: Name
    body: Annotated[Text, names("bodies", "Id of the body that conducts it")]
    starts: First
    ends: Annotated[
        Day | None, means("The day its report was given; null while it is being conducted")
    ] = None
    approved_by: Annotated[Text | None, names("bodies", "Id of the body that approved it")] = None
    approved_on: Annotated[Day | None, means("The day it was approved")] = None
    first: Annotated[
        Day | None, means("The first day that it evaluates; not said: that of its conduct")
    ] = None
    last: Annotated[
        Day | None, means("The last day that it evaluates; not said: that of its report")
    ] = None


class ReferralFact(FactWithId, frozen=True):
    """A question that a body sends up, and the answer that comes down (ITC-08)."""

    body: Annotated[Text, names("bodies", "Id of the body that asks")]
    title: Name
    on: Annotated[Day, means("The day it was sent")]
    to: Annotated[Text | None, names("bodies", "Id of the body that answers")] = None
    answered_on: Annotated[Day | None, means("The day the answer was given")] = None


class Record(Struct, frozen=True, gc=False):
    """All that is known of one network, for one evaluation. The order of facts never matters."""

    institutions: tuple[InstitutionFact, ...] = ()
    bodies: tuple[BodyFact, ...] = ()
    seats: tuple[SeatFact, ...] = ()
    mandates: tuple[MandateFact, ...] = ()
    offices: tuple[OfficeFact, ...] = ()
    presences: tuple[PresenceFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    replies: tuple[ReplyFact, ...] = ()
    attendances: tuple[AttendanceFact, ...] = ()
    turns: tuple[TurnFact, ...] = ()
    rotas: tuple[RotaFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    exceptions: tuple[ExceptionFact, ...] = ()
    themes: tuple[ThemeFact, ...] | None = None
    topics: tuple[TopicFact, ...] | None = None
    deliverables: tuple[DeliverableFact, ...] | None = None
    experience_reports: tuple[ExperienceReportFact, ...] | None = None
    watch_items: tuple[ContributionFact, ...] | None = None
    tools: tuple[ContributionFact, ...] | None = None
    practice_sheets: tuple[ContributionFact, ...] | None = None
    guests: tuple[GuestFact, ...] | None = None
    relays: tuple[RelayFact, ...] | None = None
    invitations: tuple[InvitationFact, ...] | None = None
    acceptances: tuple[AcceptanceFact, ...] | None = None
    commitments: tuple[CommitmentFact, ...] | None = None
    minutes: tuple[MinutesFact, ...] | None = None
    minutes_readings: tuple[MinutesReadingFact, ...] | None = None
    programmes: tuple[ProgrammeFact, ...] | None = None
    agreements: tuple[AgreementFact, ...] | None = None
    diagnoses: tuple[DiagnosisFact, ...] | None = None
    campaigns: tuple[CampaignFact, ...] | None = None
    referrals: tuple[ReferralFact, ...] | None = None
    unkept: frozenset[str] = frozenset()


# fmt: off
MAY_BE_UNKEPT = (
    "seats", "mandates", "offices", "presences", "meetings", "attendances", "turns", "decisions",
)
# fmt: on
"""Kinds of the core that a network may not keep: null says so; left out, they are empty."""
