"""What waits in the bodies of a network for whoever has it in charge: answers that are missing when
the deadline is near, commitments and topics that nobody answers, drafts of a year, messages to
read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlencode

from django.db.models import (
    BigIntegerField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Q,
)
from django.db.models import QuerySet as Rows
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from tourdetable.core.charter.terms.model import Right, SeatKind
from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.consultations.queries import awaited
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.rules import KEEPING
from tourdetable.domain.inbox.enums import MailState
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.inbox.rules import convening
from tourdetable.domain.journal.prepared import Given, Prepared, Together
from tourdetable.domain.library.queries import ASKED_BEFORE
from tourdetable.domain.meetings.enums import COMING, Answer, MeetingState
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.topics.enums import WAITING
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.rules import PREPARING
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.holdings import NOW, number_of
from tourdetable.interface.web.areas.home.matters import Matter
from tourdetable.interface.web.areas.home.subjects import (
    agreed,
    complained,
    decided,
    evaluated,
    referred,
    sharing,
    supported,
)

SOON = timedelta(days=7)
"""How long before answers are wanted one is told of those that are missing."""
PATIENCE = timedelta(days=14)
"""How long a commitment may stay without an answer before one is told."""

ANSWERS = gettext_lazy("Answers that are missing")
COMMITMENTS = gettext_lazy("Commitments without an answer")
DRAFTS = gettext_lazy("Drafts of the year that wait")
REVIEWS = gettext_lazy("Decisions to look at again")
CONSULTATIONS = gettext_lazy("Consultations to conclude")
MAILS = gettext_lazy("Messages that a person has to read")
TOPICS = gettext_lazy("Topics that wait for an answer")


class MissingAnswers(NamedTuple):
    """A convened meeting, and of how many seats nothing was heard."""

    meeting: int
    title: str
    starts_at: datetime
    answer_by: date | None
    body: int
    body_name: str
    body_kind: str
    body_slug: str
    seats: int


def missing_answers() -> Rows[Meeting]:
    """The convened meetings whose answers are wanted soon, or were, and are not all there."""
    asked = unsettled().filter(body=OuterRef("body")).exclude(kind=SeatKind.LIGHT)
    near = Q(answer_by__lte=Given("soon_day", DateField()))
    near |= Q(answer_by=None, starts_at__lt=Given("soon", DateTimeField()))
    rows = Meeting.objects.filter(near, state=MeetingState.CONVENED, starts_at__gt=NOW)
    rows = rows.filter(body__in=charges.bodies_of_today().order_by())
    rows = rows.annotate(silent=number_of(asked, "body")).filter(silent__gt=0)
    return rows.order_by("starts_at", "pk")


def unsettled() -> Rows[Seat]:
    """The seats for which nobody is said to come to a meeting (of the query outside), and of which
    a holder has not answered: as the reminders count them."""
    said = Reply.objects.filter(stands=True, seat=OuterRef("pk"), meeting=OuterRef(OuterRef("pk")))
    own = Reply.objects.filter(stands=True, seat=OuterRef("seat"), person=OuterRef("person"))
    own = own.filter(meeting=OuterRef(OuterRef(OuterRef("pk"))))
    silent = charges.holders().filter(~Exists(own))
    come = said.filter(answer__in=(*COMING, Answer.PAIR))
    return Seat.objects.active(charges.DAY).filter(Exists(silent), ~Exists(come))


class Unanswered(NamedTuple):
    """How many persons have not said whether they commit to the work of a body."""

    body: int
    body_name: str
    body_kind: str
    body_slug: str
    persons: int


def unanswered() -> Rows[Any, Any]:
    """Commitments that were asked a while ago, body by body."""
    rows = Commitment.objects.filter(
        Q(ends=None) | Q(ends__gte=charges.DAY),
        body__in=charges.bodies_of_today().order_by(),
        state=CommitmentState.ASKED,
        asked_at__lt=Given("asked_before", DateTimeField()),
    )
    bodies = rows.order_by().values("body").annotate(number=Count("pk"))
    return bodies.order_by("body__sort_key", "body")


class WaitingDraft(NamedTuple):
    """A draft of a season of which no year is published."""

    draft: int
    name: str
    year: int
    state: str


def drafts() -> Rows[Draft]:
    """Those that the planner is done with, and that nobody has published."""
    done = Draft.objects.filter(network=OuterRef("network"), year=OuterRef("year"))
    rows = Draft.objects.filter(
        ~Exists(done.filter(state=DraftState.PUBLISHED)),
        network=charges.NETWORK,
        year__gte=Given("year", IntegerField()),
    )
    return rows.exclude(state=DraftState.WORKING).order_by("year", "pk")


class Mails(NamedTuple):
    """How many messages wait for a reader: about the meetings of a body, or about none."""

    body: int | None
    body_name: str | None
    body_kind: str | None
    number: int


def mails() -> Rows[Any, Any]:
    """Those that nobody has dealt with, body by body."""
    rows = ReceivedMail.objects.filter(network=charges.NETWORK, state=MailState.WAITING)
    bodies = rows.order_by().values("meeting__body").annotate(number=Count("pk"))
    return bodies.order_by("meeting__body")


class WaitingTopics(NamedTuple):
    """How many topics wait for an answer of a body, or of the network as a whole."""

    body: int | None
    body_name: str | None
    body_kind: str | None
    body_slug: str | None
    number: int
    urgent: int
    first: int


def topics() -> Rows[Any, Any]:
    """Those that nobody has answered, body by body: where they were sent, or put forward."""
    rows = Topic.objects.filter(network=charges.NETWORK, state__in=WAITING)
    place: dict[str, Coalesce] = {
        name: Coalesce(f"sent_to{path}", f"body{path}") for name, path in OF_PLACE.items()
    }
    place["where"] = Coalesce("sent_to", "body", output_field=BigIntegerField())
    bodies: Rows[Any, Any] = rows.order_by().annotate(**place).values(*place)
    urgent = Count("pk", filter=Q(urgent=True))
    counted: Rows[Any, Any] = bodies.annotate(number=Count("pk"), pressing=urgent, first=Min("pk"))
    return counted.order_by("where_name", "where")


OF_PLACE = {
    "where": "",
    "where_name": "__name",
    "where_kind": "__kind",
    "where_slug": "__slug",
}


class ToReview(NamedTuple):
    """A decision that its body was to look at again."""

    body: int
    body_name: str
    decision: int
    reference: str
    title: str
    review_on: date


def to_review() -> Rows[Decision]:
    """The adopted decisions of bodies of today whose day has come, as long as none replaces
    them, the longest awaited first."""
    later = Decision.objects.filter(supersedes=OuterRef("pk"), outcome__in=ADOPTED)
    rows = Decision.objects.filter(
        ~Exists(later),
        body__in=charges.bodies_of_today().order_by(),
        outcome__in=ADOPTED,
        review_on__lte=charges.DAY,
    )
    return rows.order_by("review_on", "pk")


class ToConclude(NamedTuple):
    """A consultation whose time is over, and that nobody has concluded."""

    body: int
    body_name: str
    consultation: int
    title: str


def to_conclude() -> Rows[Consultation]:
    """Those of the bodies of today, oldest first."""
    rows = awaited().filter(closes_at__lte=NOW)
    rows = rows.filter(body__in=charges.bodies_of_today().order_by())
    return rows.order_by("closes_at", "pk")


OF_BODY = ("body", "body__name", "body__kind", "body__slug")
OF_NETWORK = Together(
    charges.BODIES,
    Prepared(
        missing_answers,
        columns=("pk", "title", "starts_at", "answer_by", *OF_BODY, "silent"),
    ),
    Prepared(unanswered, columns=(*OF_BODY, "number")),
    Prepared(drafts, columns=("pk", "name", "year", "state")),
    Prepared(
        mails,
        columns=("meeting__body", "meeting__body__name", "meeting__body__kind", "number"),
    ),
    Prepared(topics, columns=(*OF_PLACE, "number", "pressing", "first")),
    Prepared(
        to_review,
        columns=("body", "body__name", "pk", "reference", "title", "review_on"),
    ),
    Prepared(to_conclude, columns=("body", "body__name", "pk", "title")),
    agreed.OF_AGREEMENT,
    complained.OF_COMPLAINTS,
    *referred.OF_REFERRALS,
    *decided.OF_DECIDING,
    *supported.OF_SUPPORT,
    evaluated.LEFT,
    *sharing.OF_LIBRARY,
)


def read(
    place: Standing, given: Mapping[str, object], *, today: date, now: datetime
) -> list[list[tuple[Any, ...]]]:
    """The bodies of today, then what waits (one query)."""
    asked = {**given, "network": place.network.pk, "day": today}
    asked |= {
        "asked_day": today + ASKED_BEFORE,
        "soon_day": today + SOON,
        "a_season": agreed.in_a_season(today),
        "soon": now + SOON,
        "asked_before": now - PATIENCE,
    }
    season = place.charter.season.containing(today)
    return OF_NETWORK.rows(**asked, year=season.first.year)


ReadRows = Iterable[tuple[Any, ...]]
"""Rows as they were read."""


class Telling(Protocol):
    """Who tells a matter about a body, or (None) about the network, to whoever has a right."""

    def __call__(
        self,
        code: str,
        topic: Any,
        rights: tuple[Right, ...],
        body: int | None,
        in_full: Any,
        *,
        late: bool,
    ) -> Iterator[Any]: ...


CONVENING = (Right.CONVENE,)
ASKING = (Right.CONVENE, Right.COMPOSE)
DRAWING = (Right.CONVENE, Right.MOVE)


def matters(
    found: Iterable[list[tuple[Any, ...]]], place: Standing, today: date, tell: Telling
) -> Iterator[Any]:
    """All of it, in words, for those who mend it: in the order in which it was read."""
    rows = iter(found)
    answers, asked, waiting, received, put, decisions, consulted = islice(rows, 7)
    slug = place.network.slug
    yield from of_answers(answers, slug, today, tell)
    for body in map(Unanswered._make, asked):
        in_full = partial(commitments_in_words, body, slug)
        yield from tell("commitments", COMMITMENTS, ASKING, body.body, in_full, late=False)
    yield from of_decisions(decisions, consulted, slug, tell)
    yield from of_whole(waiting, received, place, tell)
    yield from of_topics(put, slug, tell)
    yield from agreed.of_agreement(next(rows), slug, today, tell)
    yield from complained.of_complaints(next(rows), slug, tell)
    yield from referred.of_referrals(next(rows), next(rows), slug, tell)
    yield from decided.of_deciding([*islice(rows, 2)], slug, tell)
    yield from supported.of_support([*islice(rows, 2)], place, tell)
    yield from evaluated.of_evaluation(next(rows), slug, tell)
    yield from sharing.of_library([*rows], slug, today, tell)


def of_topics(put: ReadRows, slug: str, tell: Telling) -> Iterator[Any]:
    """The topics that nobody has answered, to those who prepare the meetings."""
    for topics in map(WaitingTopics._make, put):
        in_full = partial(topics_in_words, topics, slug)
        late = bool(topics.urgent)
        yield from tell("topics", TOPICS, PREPARING, topics.body, in_full, late=late)


def of_decisions(
    decisions: ReadRows, consulted: ReadRows, slug: str, tell: Telling
) -> Iterator[Any]:
    """The decisions to look at again and the consultations to conclude, to those who prepare the
    meetings."""
    for decision in map(ToReview._make, decisions):
        in_full = partial(review_in_words, decision, slug)
        yield from tell("reviews", REVIEWS, KEEPING, decision.body, in_full, late=False)
    for one in map(ToConclude._make, consulted):
        in_full = partial(conclusion_in_words, one, slug)
        yield from tell("consultations", CONSULTATIONS, KEEPING, one.body, in_full, late=True)


def review_in_words(one: ToReview, slug: str) -> Matter:
    said = f"{one.reference} — {one.title}"
    url = reverse("decision", args=[slug, one.decision])
    since = _("%(what)s (awaited on %(day)s)") % {"what": said, "day": shown_day(one.review_on)}
    return Matter(labelled(one.body_name, since), said, url, _("Look at it again"))


def conclusion_in_words(one: ToConclude, slug: str) -> Matter:
    url = reverse("consultation", args=[slug, one.consultation])
    return Matter(labelled(one.body_name, one.title), one.title, url, _("Conclude it"))


def of_answers(answers: ReadRows, slug: str, today: date, tell: Telling) -> Iterator[Any]:
    """The answers that are missing, to those who convene."""
    for one in map(MissingAnswers._make, answers):
        late = one.answer_by is not None and one.answer_by < today
        in_full = partial(answers_in_words, one, slug)
        yield from tell("answers", ANSWERS, CONVENING, one.body, in_full, late=late)


def of_whole(
    waiting: ReadRows, received: ReadRows, place: Standing, tell: Telling
) -> Iterator[Any]:
    """The drafts of those who draw up the year, the messages of those who read them."""
    slug = place.network.slug
    for draft in map(WaitingDraft._make, waiting if may_draft(place) else ()):
        in_full = partial(draft_in_words, draft, slug)
        yield from tell("drafts", DRAFTS, DRAWING, None, in_full, late=False)
    for mail in filter(partial(is_read_by, place), map(Mails._make, received)):
        in_full = partial(mails_in_words, mail, slug)
        yield from tell("mails", MAILS, CONVENING, mail.body, in_full, late=False)


def is_read_by(place: Standing, mail: Mails) -> bool:
    """Whether an office of the person lets them read it, as `inbox.rules` says."""
    if mail.body is None:
        return bool(convening(place))
    body = Body(pk=mail.body, kind=mail.body_kind or "")
    return bool(place.offices_with(Right.CONVENE, body))


def topics_in_words(one: WaitingTopics, slug: str) -> Matter:
    """How many of them, and how many are urgent; a single one is opened at once."""
    words = ngettext("%(number)d topic", "%(number)d topics", one.number) % {"number": one.number}
    if one.urgent:
        pressing = ngettext("%(number)d is urgent", "%(number)d are urgent", one.urgent)
        words = f"{words}, {pressing % {'number': one.urgent}}"
    what = labelled(one.body_name, words) if one.body_name else words
    asked = {"show": "waiting"} | ({"body": one.body_slug} if one.body_slug else {})
    url = f"{reverse('topics', args=[slug])}?{urlencode(asked)}"
    if one.number == 1:
        url = reverse("topic", args=[slug, one.first])
    return Matter(what, one.body_name or words, url, pgettext("button", "Answer"))


def mails_in_words(one: Mails, slug: str) -> Matter:
    words = ngettext("%(number)d message", "%(number)d messages", one.number)
    said = words % {"number": one.number}
    what = labelled(one.body_name, said) if one.body_name else said
    return Matter(what, one.body_name or said, reverse("inbox", args=[slug]), _("Read them"))


def answers_in_words(one: MissingAnswers, slug: str) -> Matter:
    """Of how many seats nothing is known, and until when they may say."""
    what = f"{one.title} ({one.body_name}), {shown_day(one.starts_at)}"
    words = ngettext("%(number)d seat", "%(number)d seats", one.seats) % {"number": one.seats}
    if one.answer_by is not None:
        said = {"seats": words, "day": shown_day(one.answer_by)}
        words = _("%(seats)s; wanted by %(day)s") % said
    url = reverse("meeting_answers", args=[slug, one.meeting])
    return Matter(labelled(what, words), what, url, _("See who has not answered"))


def commitments_in_words(one: Unanswered, slug: str) -> Matter:
    words = ngettext("%(number)d person", "%(number)d persons", one.persons)
    said = labelled(one.body_name, words % {"number": one.persons})
    url = reverse("commitments", args=[slug, one.body_slug])
    return Matter(said, one.body_name, url, _("See who has not answered"))


def draft_in_words(one: WaitingDraft, slug: str) -> Matter:
    state = str(DraftState(one.state).label)
    url = reverse("draft", args=[slug, one.draft])
    return Matter(labelled(one.name, state), one.name, url, _("Open the draft"))
