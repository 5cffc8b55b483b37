"""What the lists of my table are read from: prepared statements on one person, at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.consultations.queries import awaited
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.deliverables.models import Deliverable, PeerReview, WorkVersion
from tourdetable.domain.deliverables.queries import STILL_OWED, last_answer
from tourdetable.domain.experience.enums import ReportState, SecondOpinion
from tourdetable.domain.experience.models import ExperienceReport, ReportCarrier, SecondReading
from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.meetings.enums import CALENDAR, CAME, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply, Turn
from tourdetable.domain.minutes.enums import CorrectionState, MinutesState
from tourdetable.domain.minutes.models import (
    Approval,
    CorrectionApproval,
    CoSignature,
    Minutes,
    MinutesCorrection,
    MinutesReading,
    Remark,
    Revision,
)
from tourdetable.domain.minutes.queries import ASKED
from tourdetable.domain.networks.models import Acceptance, Body, CharterVersion, Network, Seat
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.places.models import Place
from tourdetable.domain.relays.models import Relay
from tourdetable.interface.web.areas.home.charges import in_charge, on_duty
from tourdetable.interface.web.areas.home.holdings import (
    LIVE,
    NOW,
    PERSON,
    mandates,
    number_of,
    seats,
    theirs,
)
from tourdetable.interface.web.areas.home.subjects.agreed import asked_to_approve
from tourdetable.interface.web.areas.home.subjects.evaluated import (
    asked_to_answer,
    to_approve,
    under_way,
)
from tourdetable.interface.web.areas.home.subjects.referred import questions_of_seats
from tourdetable.interface.web.areas.home.subjects.sharing import open_calls, renewals
from tourdetable.interface.web.areas.home.turning import swaps, untaken

MEETING = (
    Part("", Meeting, without=("invited_agenda", "purpose")),
    Part("body__", Body),
    Part("body__network__", Network),
    Part("place__", Place),
)


def next_meetings(*, wide: bool, limit: int | None) -> QuerySet[Meeting]:
    """Meetings to come in the person's bodies, soonest first."""
    rows = Meeting.objects.filter(theirs(wide=wide), state__in=CALENDAR, ends_at__gte=NOW)
    return rows.order_by("starts_at", "pk")[:limit]


LIMITS = (12, 200, None)
NEXT_MEETINGS = {
    (wide, limit): Prepared(partial(next_meetings, wide=wide, limit=limit), *MEETING)
    for wide in (False, True)
    for limit in LIMITS
}
"""The first ones, more of them, all: for those to whom the first ones may not be announced."""


def invitations() -> QuerySet[Meeting]:
    """Meetings to which the person is invited for a seat, without an answer of theirs for it."""
    answers = Reply.objects.filter(
        meeting=OuterRef("pk"), seat=OuterRef("body__seats"), person=PERSON, stands=True
    )
    asked = mandates().exclude(seat__kind=SeatKind.LIGHT).values("seat")
    rows = Meeting.objects.filter(
        state=MeetingState.CONVENED, starts_at__gte=NOW, body__seats__in=asked
    )
    return rows.annotate(said=Exists(answers)).filter(said=False).order_by("starts_at", "pk")


INVITATIONS = Prepared(invitations, *MEETING)


def replies() -> QuerySet[Reply]:
    """What the holders of the person's seats have answered for meetings to come."""
    return Reply.objects.filter(
        seat__in=seats(), stands=True, meeting__state__in=CALENDAR, meeting__ends_at__gte=NOW
    )


REPLIES = Prepared(replies, Part("", Reply), Part("person__", Person))


def turns() -> QuerySet[Turn]:
    """Duties of the person's seats at meetings to come, and at those that were held and whose
    minutes are missing or in draft."""
    draft = Q(meeting__record=None) | Q(meeting__record__state=MinutesState.DRAFT)
    held = Q(meeting__state=MeetingState.OPENED, meeting__ends_at__lt=NOW)
    coming = Q(meeting__state__in=CALENDAR, meeting__ends_at__gte=NOW)
    rows = Turn.objects.filter((draft & held) | coming, seat__in=seats())
    return rows.order_by("meeting__starts_at", "meeting", "pk")


TURNS = Prepared(
    turns,
    Part("", Turn),
    Part("meeting__", Meeting, without=("invited_agenda", "purpose")),
    Part("meeting__body__", Body),
    Part("meeting__body__network__", Network),
)


AWAITED = (MeetingState.PLANNED, MeetingState.CONVENED)


def readings() -> QuerySet[Minutes]:
    """Minutes in review, or of which a corrected version is put to the body, in bodies where the
    person sits, once for each of their seats there."""
    after = Meeting.objects.filter(
        body=OuterRef("meeting__body"), starts_at__gt=OuterRef("meeting__starts_at")
    ).values("starts_at")
    held = after.filter(state=MeetingState.OPENED, sealed_at=None).order_by("-starts_at")
    coming = after.filter(state__in=AWAITED, ends_at__gte=NOW).order_by("starts_at")
    of_text = Approval.objects.filter(minutes=OuterRef("pk"), version=OuterRef("version"))
    remarks = Remark.objects.filter(ASKED, minutes=OuterRef("pk"))
    put = MinutesCorrection.objects.filter(minutes=OuterRef("pk"), state=CorrectionState.PUT)
    asked = Q(state=MinutesState.REVIEW) | Exists(put)
    rows = Minutes.objects.filter(asked, meeting__body__seats__in=seats())
    return rows.annotate(
        approved=Exists(of_text.filter(seat=OuterRef("meeting__body__seats"))),
        approvals_given=number_of(of_text, "minutes"),
        remarks_open=number_of(remarks, "minutes"),
        next_at=Coalesce(Subquery(held[:1]), Subquery(coming[:1])),
        may_sign=may_sign(),
        hands=wrote() + number_of(signatures(), "minutes"),
        put_on=Subquery(put.values("put_on")),
        agreed=Exists(agreements()),
    ).order_by("meeting__starts_at", "pk")


def agreements() -> QuerySet[CorrectionApproval]:
    """The approvals by that seat of the corrected version as it stands."""
    return CorrectionApproval.objects.filter(
        correction__minutes=OuterRef("pk"),
        correction__state=CorrectionState.PUT,
        version=F("correction__version"),
        seat=OuterRef("meeting__body__seats"),
    )


def may_sign() -> Combinable:
    """Minutes of a meeting to which the person came, and that they neither wrote nor co-signed."""
    came = Attendance.objects.filter(meeting=OuterRef("meeting"), person=PERSON, mode__in=CAME)
    wrote = Revision.objects.filter(minutes=OuterRef("pk"), person=PERSON)
    return Exists(came) & ~Exists(wrote) & ~Exists(signatures().filter(person=PERSON))


def signatures() -> QuerySet[CoSignature]:
    """Those under the text as it stands."""
    return CoSignature.objects.filter(minutes=OuterRef("pk"), version=OuterRef("version"))


def wrote() -> Coalesce:
    """How many persons wrote a version of minutes."""
    rows = Revision.objects.filter(minutes=OuterRef("pk")).order_by().values("minutes")
    counted = rows.annotate(number=Count("person", distinct=True)).values("number")
    return Coalesce(Subquery(counted), 0)


READINGS = Prepared(
    readings,
    Part("", Minutes, without=("text",)),
    Part("meeting__", Meeting, without=("invited_agenda", "purpose")),
    Part("meeting__body__", Body),
    Part("meeting__body__network__", Network),
    columns=(
        "meeting__body__seats",
        "approved",
        "approvals_given",
        "remarks_open",
        "next_at",
        "may_sign",
        "hands",
        "put_on",
        "agreed",
    ),
)


def followed() -> QuerySet[Minutes]:
    """Minutes circulated lately in the bodies that the person follows, latest first."""
    light = mandates().filter(seat__kind=SeatKind.LIGHT).values("seat__body")
    said = MinutesReading.objects.filter(minutes=OuterRef("pk"), seat__in=seats())
    rows = Minutes.objects.filter(
        state=MinutesState.CIRCULATED,
        meeting__body__in=light,
        circulated_on__gte=Given("lately", DateField()),
    )
    open_to = rows.exclude(audience=Audience.PRESENT)
    return open_to.annotate(has_read=Exists(said)).order_by("-circulated_on", "-pk")


FOLLOWED = Prepared(
    followed,
    Part("", Minutes, without=("text",)),
    Part("meeting__", Meeting, without=("invited_agenda", "purpose")),
    Part("meeting__body__", Body),
    Part("meeting__body__network__", Network),
    columns=("has_read",),
)


def unrelayed() -> QuerySet[Minutes]:
    """Minutes circulated lately that a standing seat of the person has not relayed, nor any since,
    latest first, once for each of these seats."""
    mine = mandates().filter(seat__kind=SeatKind.STANDING).values("seat")
    done = Relay.objects.filter(
        seat=OuterRef("meeting__body__seats"),
        minutes__circulated_on__gte=OuterRef("circulated_on"),
    )
    rows = Minutes.objects.filter(
        state=MinutesState.CIRCULATED,
        audience__in=BEYOND_THE_BODY,
        circulated_on__gte=Given("lately", DateField()),
        meeting__body__seats__in=mine,
    )
    return rows.filter(~Exists(done)).order_by("-circulated_on", "-pk")


UNRELAYED = Prepared(
    unrelayed,
    Part("", Minutes, without=("text",)),
    Part("meeting__", Meeting, without=("invited_agenda", "purpose")),
    Part("meeting__body__", Body),
    Part("meeting__body__network__", Network),
    columns=("meeting__body__seats",),
)


def actions() -> QuerySet[FollowUp]:
    """What the person's seats still have to do, most urgent first."""
    rows = FollowUp.objects.filter(seat__in=seats(), done_on=None)
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


ACTIONS = Prepared(
    actions,
    Part("", FollowUp),
    Part("decision__", Decision, without=("text",)),
    Part("decision__body__", Body),
    Part("decision__body__network__", Network),
    Part("seat__", Seat),
    Part("seat__institution__", Institution),
)


def commitments() -> QuerySet[Commitment]:
    """What the person is asked to commit to, then what they committed to, and is not over, for
    seats that they hold or will hold."""
    states = (CommitmentState.ASKED, CommitmentState.ACCEPTED)
    rows = Commitment.objects.filter(LIVE, person=PERSON, seat__in=seats(), state__in=states)
    return rows.order_by("-state", "starts", "pk")


COMMITMENTS = Prepared(
    commitments,
    Part("", Commitment),
    Part("body__", Body),
    Part("body__network__", Network),
    Part("theme__", Theme),
    Part("seat__", Seat),
    Part("seat__institution__", Institution),
)


def consultations() -> QuerySet[Consultation]:
    """The consultations in which a seat of the person is asked and has not spoken, the first to
    end first; once for each of their seats."""
    spoken = SeatVoice.objects.filter(consultation=OuterRef("pk"), seat=OuterRef("body__seats"))
    asked = mandates().exclude(seat__kind=SeatKind.LIGHT).values("seat")
    rows = awaited().filter(closes_at__gt=NOW, body__seats__in=asked)
    return rows.filter(~Exists(spoken)).order_by("closes_at", "pk")


CONSULTATIONS = Prepared(
    consultations,
    Part("", Consultation, without=("why", "text")),
    Part("body__", Body),
    Part("body__network__", Network),
    columns=("body__seats",),
)


def reviews() -> QuerySet[PeerReview]:
    """Versions of deliverables that a seat of the person is asked to read, the first wanted
    first."""
    rows = PeerReview.objects.filter(seat__in=seats(), verdict="")
    return rows.order_by(F("wanted_by").asc(nulls_last=True), "pk")


REVIEWS = Prepared(
    reviews,
    Part("", PeerReview, without=("lines",)),
    Part("of__", WorkVersion, without=("text",)),
    Part("of__deliverable__", Deliverable, without=("text",)),
    Part("of__deliverable__body__", Body),
    Part("of__deliverable__network__", Network),
)


def works() -> QuerySet[Deliverable]:
    """Deliverables that the person's seats make and owe, by their day, once for each seat."""
    rows = Deliverable.objects.filter(STILL_OWED, held_by__in=seats()).annotate(said=last_answer())
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


WORKS = Prepared(
    works,
    Part("", Deliverable, without=("text",)),
    Part("body__", Body),
    Part("network__", Network),
    columns=("held_by", "said"),
)


def drafts() -> QuerySet[ExperienceReport]:
    """What the person writes, for a seat, by an office or because they were invited: what is urgent
    first, then the latest."""
    invited = ReportCarrier.objects.filter(report=OuterRef("pk"), person=PERSON)
    mine = Q(seat__in=seats()) | Q(seat=None, person=PERSON) | Exists(invited)
    rows = ExperienceReport.objects.filter(mine, state=ReportState.DRAFT)
    return rows.order_by("-urgent", "-proposed_at", "-pk")


DRAFTS = Prepared(
    drafts,
    Part("", ExperienceReport, without=("context", "transfer", "questions", "contacts")),
    Part("network__", Network),
)


def second_readings() -> QuerySet[SecondReading]:
    """The drafts that the person's seats are asked to read, and have not, the oldest first."""
    rows = SecondReading.objects.filter(
        seat__in=seats(), opinion=SecondOpinion.WAITED, report__state=ReportState.DRAFT
    )
    return rows.order_by("asked_at", "pk")


SECOND_READINGS = Prepared(
    second_readings,
    Part("", SecondReading, without=("words",)),
    Part("report__", ExperienceReport, without=("context", "transfer", "questions", "contacts")),
    Part("report__network__", Network),
)


class Waiting(NamedTuple):
    """Whether there may be something of each kind: what there is not is not looked for."""

    invitations: bool
    replies: bool
    turns: bool
    readings: bool
    followed: bool
    actions: bool
    in_charge: bool
    undertakings: bool
    commitments: bool
    on_duty: bool
    swaps: bool
    untaken: bool
    consultations: bool
    relays: bool
    drafts: bool
    second_readings: bool
    reviews: bool
    works: bool
    renewals: bool
    calls: bool
    approvals: bool
    surveys: bool
    evaluations: bool
    questions: bool


def waiting(*, wide: bool) -> QuerySet[Person]:
    """The person, and for each list whether it may hold something."""
    return Person.objects.filter(pk=PERSON).annotate(
        any_invitations=Exists(invitations()),
        any_replies=Exists(replies()),
        any_turns=Exists(turns()),
        any_readings=Exists(readings()),
        any_followed=Exists(followed()),
        any_actions=Exists(actions()),
        any_in_charge=Exists(in_charge(wide=wide)),
        any_undertakings=Exists(not_accepted()),
        any_commitments=Exists(commitments()),
        any_on_duty=Exists(on_duty()),
        any_swaps=Exists(swaps()),
        any_untaken=Exists(untaken()),
        any_consultations=Exists(consultations()),
        any_relays=Exists(unrelayed()),
        any_drafts=Exists(drafts()),
        any_second_readings=Exists(second_readings()),
        any_reviews=Exists(reviews()),
        any_works=Exists(works()),
        any_renewals=Exists(renewals()),
        any_calls=Exists(open_calls()),
        any_approvals=Exists(asked_to_approve()),
        any_surveys=Exists(asked_to_answer()),
        any_evaluations=Exists(under_way()) | Exists(to_approve()),
        any_questions=Exists(questions_of_seats()),
    )


def not_accepted() -> QuerySet[CharterVersion]:
    """The texts in force in the person's networks that they have not accepted."""
    here = Q(network__in=mandates().values("seat__body__network"))
    said = Acceptance.objects.filter(person=PERSON, charter=OuterRef("pk"))
    return CharterVersion.objects.filter(here).exclude(Exists(said))


WAITING = {
    wide: Prepared(partial(waiting, wide=wide), columns=[f"any_{name}" for name in Waiting._fields])
    for wide in (False, True)
}


def what_waits(given: Mapping[str, object], *, wide: bool) -> Waiting:
    """One query."""
    (found,) = WAITING[wide].values(**given)
    return Waiting(*found)
