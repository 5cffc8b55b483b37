"""What somebody has in charge is read from: prepared statements on one person, at one moment."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.joining.enums import InvitationState
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.journal.models import HEAD, JournalPosition
from tourdetable.domain.journal.prepared import Given, Prepared, Together
from tourdetable.domain.journal.queries import MARK
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Attendance, Meeting, Turn
from tourdetable.domain.meetings.silence import IN_A_ROW, OF_MEETING, last_before
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Remark
from tourdetable.domain.minutes.queries import ASKED
from tourdetable.domain.networks.models import (
    Body,
    Mandate,
    Seat,
)
from tourdetable.domain.notices.enums import NoticeState
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.holdings import NOW, number_of, offices, seats


class InCharge(NamedTuple):
    """A meeting that somebody has in charge, of which something may be wrong; one row for each of
    its duties that is taken."""

    meeting: int
    title: str
    starts_at: datetime
    ends_at: datetime
    state: str
    sealed_at: datetime | None
    body: int
    body_name: str
    body_kind: str
    network: int
    record: int | None
    record_state: str | None
    points: int
    present: int
    left_open: int
    remarked: bool
    duty: str | None
    seat: int | None


def in_charge(*, wide: bool) -> QuerySet[Meeting]:
    """The meetings under an office of the person, or where a seat of theirs has a duty, that are
    near, or left unfinished or unopened, oldest first; without those to come that are ready:
    convened, with an agenda, and as many duties taken as any kind of body has."""
    taken = Turn.objects.filter(seat__in=seats()).values("meeting")
    here = Q(body__in=offices().filter(body__isnull=False).values("body"))
    if wide:
        here |= Q(body__network__in=offices().filter(body=None).values("network"))
    window = Q(
        starts_at__gte=Given("since", DateTimeField()),
        starts_at__lt=Given("ahead", DateTimeField()),
    )
    rows = Meeting.objects.filter(here | Q(pk__in=taken), window)
    unwritten = Q(record=None) | Q(record__state=MinutesState.DRAFT)
    unsettled = Q(record__state=MinutesState.REVIEW) & (Q(remarked=True) | Q(sealed_at=None))
    unfinished = ~Q(state=MeetingState.OPENED) | unwritten | unsettled
    unfinished |= Q(record__state=MinutesState.ADOPTED)
    rows = with_state(rows.exclude(state=MeetingState.CANCELLED))
    unready = Q(state=MeetingState.PLANNED) | Q(points=0)
    unready |= Q(duties_taken__lt=Given("duties", IntegerField()))
    coming, past = Q(starts_at__gt=NOW), Q(ends_at__lte=NOW)
    going_on = Q(starts_at__lte=NOW, ends_at__gt=NOW) & ~Q(state=MeetingState.OPENED)
    rows = rows.filter(coming & unready | going_on | past & unfinished)
    return rows.order_by("starts_at", "pk", "turns__pk")


def with_state(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings, with what there is of each: agenda, attendance, open decisions and remarks."""
    of_it = OuterRef("pk")
    return rows.annotate(
        points=number_of(AgendaItem.objects.filter(meeting=of_it), "meeting"),
        duties_taken=number_of(Turn.objects.filter(meeting=of_it), "meeting"),
        present=number_of(Attendance.objects.filter(meeting=of_it), "meeting"),
        left_open=number_of(Decision.objects.filter(meeting=of_it, outcome=""), "meeting"),
        remarked=Exists(Remark.objects.filter(ASKED, minutes__meeting=of_it)),
    )


SAID_OF_MEETING = (
    "pk",
    "title",
    "starts_at",
    "ends_at",
    "state",
    "sealed_at",
    "body",
    "body__name",
    "body__kind",
    "body__network",
    "record__pk",
    "record__state",
    "points",
    "present",
    "left_open",
    "remarked",
    "turns__duty",
    "turns__seat",
)
IN_CHARGE = {
    wide: Prepared(partial(in_charge, wide=wide), columns=SAID_OF_MEETING) for wide in (False, True)
}
"""For whoever has an office over a whole network (`wide`), and for others."""


class Vacancy(NamedTuple):
    """A seat of today that nobody holds, or fewer people than the charter asks for."""

    body: int
    body_name: str
    body_kind: str
    body_slug: str
    institution: str


def on_duty() -> QuerySet[Turn]:
    """The duties that the person's seats have now: at the next meeting of their body, or at the
    last one when nothing is planned."""
    held = Meeting.objects.filter(body=OuterRef("meeting__body"), state__in=CALENDAR)
    after = held.filter(ends_at__gte=NOW).order_by("starts_at").values("pk")[:1]
    last = held.order_by("-starts_at").values("pk")[:1]
    rows = Turn.objects.filter(seat__in=seats())
    return rows.filter(meeting=Coalesce(Subquery(after), Subquery(last))).order_by("pk")


ON_DUTY = Prepared(on_duty, columns=("meeting__body", "duty", "seat"))

DAY = Given("day", DateField())
NETWORK = Given("network", BigIntegerField())


def bodies_of_today() -> QuerySet[Body]:
    return Body.objects.active(DAY).filter(network=NETWORK)


def seats_of_today() -> QuerySet[Seat]:
    rows = Seat.objects.active(DAY).filter(body__in=bodies_of_today().order_by())
    return rows.order_by("body__sort_key", "body", "institution__sort_key", "pk")


def holders() -> QuerySet[Mandate]:
    return Mandate.objects.active(DAY).filter(seat=OuterRef("pk")).order_by()


def half_held() -> QuerySet[Seat]:
    """The seats of one kind of body that somebody holds, but not as many people as it takes."""
    rows = seats_of_today().filter(body__kind=Given("kind", CharField()))
    rows = rows.annotate(held=number_of(holders(), "seat"))
    return rows.filter(held__gt=0, held__lt=Given("holders", IntegerField()))


SAID_OF_SEAT = ("body", "body__name", "body__kind", "body__slug", "institution__name")
BODIES = Prepared(bodies_of_today, columns=("pk", "kind", "slug"))
VACANT = Prepared(lambda: seats_of_today().filter(~Exists(holders())), columns=SAID_OF_SEAT)
HALF = Prepared(half_held, columns=SAID_OF_SEAT)


def unreached() -> QuerySet[Any, Any]:
    """The people whom messages of a network could not reach lately, latest first."""
    rows = Notice.objects.filter(
        state=NoticeState.GIVEN_UP,
        event__network=Given("slug", CharField()),
        due_at__gte=Given("recent", DateTimeField()),
    )
    people = rows.values("person").annotate(last=Max("due_at"))
    return people.order_by("-last", "person")


UNREACHED = Prepared(unreached, columns=("person__given_name", "person__family_name"))


def refused() -> QuerySet[Person]:
    """The members of a network whose address refuses our messages for good."""
    held = Mandate.objects.active(DAY).filter(person=OuterRef("pk"))
    here = held.filter(seat__body__in=bodies_of_today().order_by()).order_by()
    known = {"account__trouble__lasting": True, "account__trouble__address": F("account__email")}
    rows = Person.objects.filter(Exists(here), **known)
    return rows.order_by("sort_key", "pk")


REFUSED = Prepared(refused, columns=("given_name", "family_name"))


class ProposedHere(NamedTuple):
    """An institution that a member proposes, and that waits for an answer."""

    body: int
    body_name: str
    body_kind: str
    body_slug: str
    institution: str
    invitation: int


def proposed() -> QuerySet[Invitation]:
    """What members of a network propose, oldest first."""
    rows = Invitation.objects.filter(network=NETWORK, state=InvitationState.PROPOSED)
    return rows.order_by("body", "proposed_on", "pk")


SAID_OF_PROPOSAL = ("body", "body__name", "body__kind", "body__slug", "institution", "pk")
PROPOSED = Prepared(proposed, columns=SAID_OF_PROPOSAL)


def last_meetings() -> QuerySet[Meeting]:
    """Those that tell whether a seat of a network of today is silent."""
    midnight = Given("midnight", DateTimeField())
    return last_before(bodies_of_today(), midnight, IN_A_ROW)


def head() -> QuerySet[JournalPosition]:
    """The mark of the network: by it one knows whether anything happened since."""
    rows = JournalPosition.objects.filter(part=HEAD, network=Given("slug", CharField()))
    return rows.order_by("pk")


MARKED = Prepared(head, columns=MARK)
LAST_MEETINGS = Prepared(last_meetings, columns=OF_MEETING)
OF_COMPOSITION = Together(VACANT, LAST_MEETINGS, UNREACHED, PROPOSED, REFUSED, MARKED)
"""What whoever composes a network looks after, in one question."""
