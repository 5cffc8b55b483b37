"""The facts that a charter is judged on: frozen, dated, without any object of the platform.

Every `id` is an opaque string, unique among its kind. Days are local days of the network. A period with `ends = None`
is open. Nothing here says what is right: the checks do. Of the kinds of facts that a `Record` may hold as `None`,
`None` says that nobody keeps them, so that what rests on them is unknown; an empty tuple says that there are none.
The first kinds are always tuples: `unkept` names those of them that nobody keeps.

Each field says what it means, and which facts it refers to: the JSON Schema of facts is made from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Ref:
    """This field holds the id of a fact of another kind."""

    kind: str


Id = Annotated[str, "Opaque id, unique among facts of this kind"]
Person = Annotated[str, "Opaque id of a person"]
Institution = Annotated[str, "Id of an institution", Ref("institutions")]
Body = Annotated[str, "Id of a body", Ref("bodies")]
Seat = Annotated[str, "Id of a seat", Ref("seats")]
Meeting = Annotated[str, "Id of a meeting", Ref("meetings")]
Minutes = Annotated[str, "Id of minutes", Ref("minutes")]
Theme = Annotated[str, "Id of a theme", Ref("themes")]
Topic = Annotated[str, "Id of a topic", Ref("topics")]
Title = Annotated[str, "What people call it"]
CollegeCode = Annotated[str, "College, by its code in the charter"]
First = Annotated[date, "First day"]
Last = Annotated[date, "Last day, included; null while it is open"]


@dataclass(frozen=True, slots=True)
class InstitutionFact:
    """An institution: it sits, persons represent it."""

    id: Id
    name: Title
    tier: Annotated[str, "Tier of government: national, regional, departmental, local…"] | None = (
        None
    )
    network: (
        Annotated[str, "Professional network it belongs to: health, social action, housing…"] | None
    ) = None


@dataclass(frozen=True, slots=True)
class BodyFact:
    """A body; `starts` is its installation. A group's work has dates of its own when they differ from its life."""

    id: Id
    kind: Annotated[str, "Kind of body, by its code in the charter"]
    name: Title
    starts: Annotated[date, "Day of its installation"]
    ends: Last | None = None
    work_starts: Annotated[date, "First day of a group's work"] | None = None
    work_ends: Annotated[date, "Last day of a group's work"] | None = None


@dataclass(frozen=True, slots=True)
class SeatFact:
    """A seat of a body; `volunteers` says that a light or invited seat takes turns all the same (ITC-06)."""

    id: Id
    body: Body
    institution: Institution
    college: CollegeCode
    kind: Annotated[str, "standing, light (follows through the minutes) or invited"]
    starts: First
    ends: Last | None = None
    volunteers: Annotated[bool, "Takes turns all the same"] = False


@dataclass(frozen=True, slots=True)
class MandateFact:
    """A person holds a seat from `starts` to `ends`, both included."""

    id: Id
    seat: Seat
    person: Person
    starts: First
    ends: Last | None = None


@dataclass(frozen=True, slots=True)
class OfficeFact:
    """A person holds an office, for one body or (`body = None`) for the network."""

    id: Id
    kind: Annotated[str, "Office, by its code in the charter"]
    person: Person
    body: Body | None
    starts: First
    ends: Last | None = None


@dataclass(frozen=True, slots=True)
class PresenceFact:
    """An institution is present on a body's territory, and belongs there to a college (ITC-09)."""

    id: Id
    body: Body
    institution: Institution
    college: CollegeCode
    starts: First
    ends: Last | None = None


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting that is drawn in the calendar, or was held. `dated_on` is the day its date was first set."""

    id: Id
    body: Body
    kind: Annotated[str, "Kind of meeting, by its code in the charter"]
    title: Title
    on: Annotated[date, "Its day"]
    dated_on: Annotated[date, "The day its date was first set"]
    cancelled: Annotated[bool, "It will not be, or was not, held"] = False
    attendance_recorded: Annotated[
        bool, "Somebody recorded who came; in a file that leaves it out, true where somebody came"
    ] = False


@dataclass(frozen=True, slots=True)
class ReplyFact:
    """What a person answered to an invitation, for their seat."""

    meeting: Meeting
    seat: Seat
    person: Person
    answer: Annotated[str, "attend, pair (the other holder comes) or excused"]


@dataclass(frozen=True, slots=True)
class AttendanceFact:
    """A person came to a meeting for a seat."""

    meeting: Meeting
    seat: Seat
    person: Person


@dataclass(frozen=True, slots=True)
class TurnFact:
    """A seat takes, or took, a duty at a meeting."""

    meeting: Meeting
    duty: Annotated[str, "Duty, by its code in the charter"]
    seat: Seat


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A point to be decided at a meeting, and what was recorded of it."""

    id: Id
    body: Body
    meeting: Meeting
    title: Title
    outcome: Annotated[str, "What was recorded; null while nothing is"] | None = None
    dissent_stated: Annotated[
        bool, "The record carries the dissensus, or says that none was expressed"
    ] = False


@dataclass(frozen=True, slots=True)
class ExceptionFact:
    """A recorded collective decision that lifts an article for a body (None: for all) during a period."""

    id: Id
    clause: Annotated[str, "Id of the article, e.g. ITC-14"]
    body: Body | None
    decision: Annotated[str, "The decision that lifts it: its id or number"]
    starts: First
    ends: Annotated[date, "Last day, included"]


@dataclass(frozen=True, slots=True)
class ThemeFact:
    """A theme that a body works on for a while (ITC-12)."""

    id: Id
    body: Body
    title: Title
    starts: First
    ends: Last | None = None


@dataclass(frozen=True, slots=True)
class TopicFact:
    """A topic that was put forward for a body, by a seat (None: by nobody who sits)."""

    id: Id
    body: Body
    title: Title
    on: Annotated[date, "The day it was put forward"]
    seat: Seat | None = None
    theme: Theme | None = None
    urgent: Annotated[bool, "It cannot wait for the usual work"] = False
    existing_work: Annotated[bool, "It says what already exists; null when nobody knows"] | None = (
        None
    )
    treated_on: Annotated[date, "The day it was first taken up"] | None = None


@dataclass(frozen=True, slots=True)
class DeliverableFact:
    """What a body is to produce: due, delivered, circulated."""

    id: Id
    body: Body
    title: Title
    state: Annotated[str, "planned, drafting, review, approved or circulated"]
    due_on: Annotated[date, "The day it is due"] | None = None
    delivered_on: Annotated[date, "The day it was delivered"] | None = None
    circulated_on: Annotated[date, "The day it was circulated"] | None = None


@dataclass(frozen=True, slots=True)
class ExperienceReportFact:
    """A practice told to others by a seat, at a meeting or in writing (CLUB-09); it may answer an urgent topic."""

    id: Id
    seat: Seat
    on: Annotated[date, "Its day"]
    urgent: Annotated[bool, "It takes up an urgent subject"] = False
    meeting: Meeting | None = None
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class ContributionFact:
    """Something deposited for a body: a watch item, a tool or a practice sheet; by a seat, when it is known."""

    id: Id
    body: Body
    title: Title
    on: Annotated[date, "The day it was deposited"]
    seat: Seat | None = None


@dataclass(frozen=True, slots=True)
class GuestFact:
    """An actor of the territory, or a resource person, called in to a meeting (ITC-11)."""

    id: Id
    meeting: Meeting
    kind: Annotated[str, "actor (resident, volunteer, business, association, education) or expert"]
    seat: Annotated[str, "Id of the seat that called them in", Ref("seats")] | None = None


@dataclass(frozen=True, slots=True)
class RelayFact:
    """A seat carried a content to its own institution (ITC-16)."""

    id: Id
    seat: Seat
    content: Annotated[str, "What was relayed: the id of minutes, of a deliverable, of a page…"]
    on: Annotated[date, "The day it was relayed"]


@dataclass(frozen=True, slots=True)
class AcceptanceFact:
    """A person accepted the discretion undertaking of one version of the charter (CLUB-11)."""

    person: Person
    version: Annotated[str, "The version of the charter, as its front matter says it"]
    on: Annotated[date, "The day it was accepted"]


@dataclass(frozen=True, slots=True)
class CommitmentFact:
    """A person commits to take part in a group's work (CLUB-15)."""

    id: Id
    body: Body
    person: Person
    kind: Annotated[str, "member, continuing_guest or one_off_guest"]
    starts: First
    ends: Last | None = None
    institution: Institution | None = None


@dataclass(frozen=True, slots=True)
class MinutesFact:
    """The minutes of a meeting, the persons who wrote them, and their way to the readers (CLUB-17)."""

    id: Id
    meeting: Meeting
    state: Annotated[str, "draft, review, adopted or superseded"]
    written_by: Annotated[tuple[str, ...], "Opaque ids of the persons who wrote them"] = ()
    adopted_on: Annotated[date, "The day they were adopted"] | None = None
    circulated_on: Annotated[date, "The day they were circulated"] | None = None


@dataclass(frozen=True, slots=True)
class MinutesReadingFact:
    """A seat read circulated minutes (ITC-13)."""

    minutes: Minutes
    seat: Seat
    on: Annotated[date, "The day they were first read"]


@dataclass(frozen=True, slots=True)
class ProgrammeFact:
    """The yearly programme of the network (CLUB-19). A season is named after the year it ends in."""

    id: Id
    year: Annotated[int, "The season it is for, by the year it ends in"]
    published_on: Annotated[date, "The day it was published; null while it is not"] | None = None


@dataclass(frozen=True, slots=True)
class AgreementFact:
    """A period of the framework agreement (ITC-01), and the day the period before it was assessed."""

    id: Id
    title: Title
    starts: First
    ends: Annotated[date, "Last day, included"]
    assessed_on: Annotated[date, "The day the assessment of the period before was given"] | None = (
        None
    )


@dataclass(frozen=True, slots=True)
class DiagnosisFact:
    """The shared diagnosis of the territory of a body (ITC-01), and the institutions that made it together."""

    id: Id
    body: Body
    on: Annotated[date, "The day its partners shared it"]
    institutions: Annotated[
        tuple[str, ...], "Ids of the institutions that made it", Ref("institutions")
    ] = ()


@dataclass(frozen=True, slots=True)
class CampaignFact:
    """An evaluation: the body that conducts it, then the body that approves it (ITC-15)."""

    id: Id
    title: Title
    body: Annotated[str, "Id of the body that conducts it", Ref("bodies")]
    starts: First
    ends: (
        Annotated[date, "The day its report was given; null while it is being conducted"] | None
    ) = None
    approved_by: Annotated[str, "Id of the body that approved it", Ref("bodies")] | None = None
    approved_on: Annotated[date, "The day it was approved"] | None = None


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """A question that a body sends up, and the answer that comes down (ITC-08)."""

    id: Id
    body: Annotated[str, "Id of the body that asks", Ref("bodies")]
    title: Title
    on: Annotated[date, "The day it was sent"]
    to: Annotated[str, "Id of the body that answers", Ref("bodies")] | None = None
    answered_on: Annotated[date, "The day the answer was given"] | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is known of one network, for one evaluation. The order of facts never matters."""

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
