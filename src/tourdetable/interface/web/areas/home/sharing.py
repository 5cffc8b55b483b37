"""What members do between meetings: the groups that one leads, what one keeps in the library, what
waits there for those who prepare; the diagnoses that one is asked to approve, the agreement that
ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, DateField, Exists, Min, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.words.days import add_months
from tourdetable.domain.commitments.work import group_kinds
from tourdetable.domain.convention.enums import DiagnosisState
from tourdetable.domain.convention.models import AgreementPeriod, DiagnosisPartner, SharedDiagnosis
from tourdetable.domain.convention.queries.renewal import SEASON
from tourdetable.domain.deliverables.dues import works
from tourdetable.domain.groups.dues import DuesAsked, reports, steps
from tourdetable.domain.groups.enums import CallState
from tourdetable.domain.groups.models import CallTopic, ThemeCall
from tourdetable.domain.groups.queries import calls_to_settle, terms_by_body
from tourdetable.domain.groups.rules import is_group, may_call, may_lead, may_propose
from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.library.enums import FollowUpWish, ItemState
from tourdetable.domain.library.models import Entry, SourceItem
from tourdetable.domain.library.queries import left_by_all, waiting
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.domain.networks.rules import may_compose_some
from tourdetable.domain.topics.rules import PREPARING
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import labelled
from tourdetable.interface.web.areas.home import charges
from tourdetable.interface.web.areas.home.holdings import PERSON, bodies, mandates, offices, seats
from tourdetable.interface.web.areas.home.matters import Matter

NEWS = gettext_lazy("News of the sources that are read")
WISHES = {
    FollowUpWish.AGENDA: gettext_lazy("Watch items to put on an agenda"),
    FollowUpWish.REFERRAL: gettext_lazy("Watch items to send up"),
}
WORD = "word"
"""What waits for somebody's word that it is true, as the library is asked for it."""
UNKEPT = gettext_lazy("Things of the library that no seat keeps any more")
ENDING = gettext_lazy("Agreement whose next period is to be prepared")


@dataclass(frozen=True)
class LateGroup:
    """A group that the person leads, how many steps, deliverables and reports are late there, and
    whether its terms of reference are still to be written."""

    network: Network
    body: Body
    number: int
    unwritten: bool


@dataclass(frozen=True)
class CallToSettle:
    """A call for themes that is over, whose choice the person has recorded; `unopened`: how many
    themes were kept of it whose group is not open."""

    network: Network
    call: ThemeCall
    unopened: int


@dataclass(frozen=True)
class OpenCall:
    """A call for themes that the person may answer: whether a seat of theirs is asked to
    (`seated`), and whether they have put a theme forward already (`answered`)."""

    network: Network
    call: ThemeCall
    seated: bool
    answered: bool


class GroupCare(NamedTuple):
    """What waits for a person of working groups."""

    late: list[LateGroup]
    calls: list[CallToSettle]
    open: list[OpenCall]

    @property
    def waits(self) -> bool:
        """Whether something is asked: one answer to a call is enough, and an office need not
        give any."""
        asked = any(line.seated and not line.answered for line in self.open)
        return bool(self.late or self.calls or asked)


def group_care(
    standings: Iterable[Standing], asked: Iterable[tuple[Any, ...]], now: datetime
) -> GroupCare:
    """In all their networks; `asked` are rows of `CALLS`."""
    places = list(standings)
    calls = [line for place in places for line in calls_in(place, now)]
    answering = calls_to_answer(asked, {place.network.pk: place for place in places}, now)
    return GroupCare(late_groups(places, now), calls, list(answering))


def open_calls() -> QuerySet[ThemeCall]:
    """Calls for themes of the bodies where the person sits or has an office that are not over, the
    first to end first; `answered`: they, or a seat of theirs, have put a theme forward."""
    here = Q(body__in=bodies()) | Q(body__network__in=offices().values("network"))
    live = Q(chosen_at=None, closes__gte=Given("yesterday", DateField()))
    theirs = Q(topic__person=PERSON) | Q(topic__seat__in=seats())
    answers = CallTopic.objects.filter(theirs, call=OuterRef("pk"))
    rows = ThemeCall.objects.filter(here, live).annotate(answered=Exists(answers))
    return rows.order_by("closes", "pk")


CALLS = Prepared(
    open_calls,
    Part("", ThemeCall, without=("words",)),
    Part("body__", Body),
    columns=("answered",),
)


def calls_to_answer(
    rows: Iterable[tuple[Any, ...]], places: Mapping[int, Standing], now: datetime
) -> Iterator[OpenCall]:
    """Those that are open today and that the person may answer."""
    for call, body, answered in rows:
        place = places.get(body.network_id)
        if place is None or call.state_on(local_day(place.network, now)) != CallState.OPEN:
            continue
        if may_propose(place, call):
            yield OpenCall(place.network, call, bool(place.seats_in(body.pk)), answered)


def calls_in(place: Standing, now: datetime) -> Iterator[CallToSettle]:
    """In one network: those that had an answer, and are over (a query, where they compose a body
    that opens groups)."""
    if not (may_compose_some(place) and group_kinds(place.charter)):
        return
    for call in calls_to_settle(place.network, local_day(place.network, now)):
        if may_call(place, call.body):
            yield CallToSettle(place.network, call, call.unopened)


def late_groups(standings: Iterable[Standing], now: datetime) -> list[LateGroup]:
    """Those where something is late, or to be written (seven queries a network where they lead;
    else none)."""
    return [line for place in standings for line in late_in(place, now)]


def late_in(place: Standing, now: datetime) -> list[LateGroup]:
    """The same in one network; minutes and actions are told elsewhere on the page."""
    over = {office.body_id for office in place.offices if office.body_id}
    today = local_day(place.network, now)
    led = Body.objects.during(today, date.max).filter(pk__in=over) if over else ()
    mine = [one for one in led if is_group(place.charter, one) and may_lead(place, one)]
    if not mine:
        return []
    keys = [one.pk for one in mine]
    late = late_by_body(DuesAsked(keys, place.charter, now), today)
    known = terms_by_body(keys)
    lines = (LateGroup(place.network, one, late[one.pk], one.pk not in known) for one in mine)
    return [line for line in lines if line.number or line.unwritten]


def late_by_body(asked: DuesAsked, today: date) -> Mapping[int, int]:
    """How many steps, deliverables and reports are late in each group."""
    found = (*steps(asked), *works(asked), *reports(asked))
    return Counter(due.body for due in found if due.is_late(today))


@dataclass(frozen=True)
class RenewalLine:
    """Something of the library that a seat of the person keeps, of which it is time to say whether
    it is still true; `late`: its day is past."""

    entry: Entry
    network: Network
    seat: Seat
    late: bool

    @property
    def why(self) -> str:
        return _("Why you: %(seat)s keeps it up to date.") % {"seat": self.seat}


def renewals() -> QuerySet[Entry]:
    """What the person's seats keep and is to be looked at again, the longest awaited first."""
    near = {"retired_on": None, "expires_on__lte": Given("renewed", DateField())}
    return Entry.objects.filter(keeper__in=seats(), **near).order_by("expires_on", "pk")


RENEWALS = Prepared(
    renewals,
    Part("", Entry, without=("text", "results", "settled")),
    Part("network__", Network),
)


def renewal_lines(
    rows: Iterable[tuple[Any, ...]], mine: Mapping[int, Seat], now: datetime
) -> Iterator[RenewalLine]:
    """Those of seats that the person still holds."""
    for entry, network in rows:
        if entry.keeper_id in mine:
            late = entry.expires_on < local_day(network, now)
            yield RenewalLine(entry, network, mine[entry.keeper_id], late)


class WaitingWatch(NamedTuple):
    """How many watch items of a body, or of the network, wait for what their authors propose; or
    how many things there wait for somebody's word (`WORD`)."""

    body: int | None
    body_name: str | None
    body_slug: str | None
    wish: str
    number: int
    first: int
    deadline: date | None


def watch_items() -> QuerySet[Any, Any]:
    """Those that nobody took up nor answered, body by body."""
    rows = waiting(Entry.objects.filter(network=charges.NETWORK), *WISHES)
    bodies = rows.order_by().values("body", "follow_up")
    counted = bodies.annotate(number=Count("pk"), first=Min("pk"), soonest=Min("deadline"))
    return counted.order_by("body__sort_key", "body", "follow_up")


def unkept() -> QuerySet[Any, Any]:
    """What nobody keeps, of which it is time to say whether it is true, body by body."""
    near = {"retired_on": None, "expires_on__lte": Given("asked_day", DateField())}
    alone = left_by_all(Given("day", DateField()))
    rows = Entry.objects.filter(alone, network=charges.NETWORK, **near)
    bodies = rows.order_by().values("body").annotate(wish=Value(WORD), number=Count("pk"))
    counted = bodies.annotate(first=Min("pk"), soonest=Min("expires_on"))
    return counted.order_by("body__sort_key", "body")


class WaitingNews(NamedTuple):
    """How many items of the sources of a body, or of the network, nobody has kept nor set aside."""

    body: int | None
    body_name: str | None
    number: int


def news() -> QuerySet[Any, Any]:
    """Those that wait, body by body."""
    rows = SourceItem.objects.filter(source__network=charges.NETWORK, state=ItemState.WAITING)
    bodies = rows.order_by().values("source__body").annotate(number=Count("pk"))
    return bodies.order_by("source__body__sort_key", "source__body")


OF_LIBRARY = (
    Prepared(
        watch_items,
        columns=("body", "body__name", "body__slug", "follow_up", "number", "first", "soonest"),
    ),
    Prepared(
        unkept,
        columns=("body", "body__name", "body__slug", "wish", "number", "first", "soonest"),
    ),
    Prepared(news, columns=("source__body", "source__body__name", "number")),
)


def of_library(
    shared: Iterable[Iterable[tuple[Any, ...]]],
    slug: str,
    today: date,
    tell: Any,
) -> Iterator[Any]:
    """What waits in the library, to those who prepare the meetings."""
    watched, alone, said = shared
    for watch in map(WaitingWatch._make, [*watched, *alone]):
        late = watch.deadline is not None and watch.deadline < today
        topic = UNKEPT if watch.wish == WORD else WISHES[FollowUpWish(watch.wish)]
        code = f"watch-{watch.wish}"
        in_full = partial(watch_in_words, watch, slug)
        yield from tell(code, topic, PREPARING, watch.body, in_full, late=late)
    for item in map(WaitingNews._make, said):
        in_full = partial(news_in_words, item, slug)
        yield from tell("news", NEWS, PREPARING, item.body, in_full, late=False)


def watch_in_words(one: WaitingWatch, slug: str) -> Matter:
    """How many; a single one is opened at once."""
    name = number_of(one)
    what = labelled(one.body_name, name) if one.body_name else name
    asked = {"asks": one.wish} | ({"body": one.body_slug} if one.body_slug else {})
    url = f"{reverse('library', args=[slug])}?{urlencode(asked)}"
    if one.number == 1:
        url = reverse("entry", args=[slug, one.first])
    button = _("Look at it again") if one.wish == WORD else pgettext("button", "Answer")
    return Matter(what, one.body_name or name, url, button)


def number_of(one: WaitingWatch) -> str:
    """How many there are of them."""
    if one.wish == WORD:
        words = ngettext("%(number)d thing", "%(number)d things", one.number)
    else:
        words = ngettext("%(number)d watch item", "%(number)d watch items", one.number)
    return words % {"number": one.number}


def news_in_words(one: WaitingNews, slug: str) -> Matter:
    words = ngettext("%(number)d item of news", "%(number)d items of news", one.number)
    name = words % {"number": one.number}
    what = labelled(one.body_name, name) if one.body_name else name
    url = reverse("library_sources", args=[slug])
    return Matter(what, one.body_name or name, url, _("Keep or set aside"))


@dataclass(frozen=True)
class DiagnosisLine:
    """A diagnosis that an institution is asked to approve, for which the person holds a seat."""

    network: Network
    diagnosis: SharedDiagnosis
    partner: DiagnosisPartner
    seat: Seat

    @property
    def why(self) -> str:
        return _("Why you: %(seat)s is asked to approve it.") % {"seat": self.seat}


def asked_to_approve() -> QuerySet[DiagnosisPartner]:
    """What the institutions for which the person holds seats are asked, in these networks."""
    held = mandates().filter(
        seat__institution=OuterRef("institution"),
        seat__body__network=OuterRef("diagnosis__network"),
    )
    rows = DiagnosisPartner.objects.filter(answer="", diagnosis__state=DiagnosisState.ASKED)
    return rows.filter(Exists(held)).order_by("pk")


APPROVALS = Prepared(
    asked_to_approve,
    Part("", DiagnosisPartner),
    Part("diagnosis__", SharedDiagnosis, without=("words",)),
    Part("diagnosis__network__", Network),
)


def diagnosis_lines(
    rows: Iterable[tuple[Any, ...]], seats: Mapping[int, Seat]
) -> Iterator[DiagnosisLine]:
    """Those for which the person still holds a seat."""
    for partner, diagnosis, network in rows:
        for seat in seats.values():
            here = seat.body.network_id == network.pk
            if here and seat.institution_id == partner.institution_id:
                yield DiagnosisLine(network, diagnosis, partner, seat)
                break


class EndingPeriod(NamedTuple):
    """A period that ends within a season, and after which none is signed."""

    period: int
    title: str
    ends: date


def ending() -> QuerySet[AgreementPeriod]:
    """That of the network, if there is one."""
    here = {"agreement__network": charges.NETWORK, "signed_on__isnull": False}
    later = AgreementPeriod.objects.filter(
        agreement=OuterRef("agreement"), signed_on__isnull=False, starts__gt=OuterRef("ends")
    )
    days = {"starts__lte": Given("day", DateField()), "ends__lte": Given("a_season", DateField())}
    return AgreementPeriod.objects.filter(~Exists(later), **here, **days).order_by("-ends")


OF_AGREEMENT = Prepared(ending, columns=("pk", "title", "ends"))


def in_a_season(today: date) -> date:
    """The day up to which a period that ends has to be followed by another one."""
    return add_months(today, SEASON)


def of_agreement(
    found: Iterable[tuple[Any, ...]], slug: str, today: date, tell: Any
) -> Iterator[Any]:
    """The period that ends, to those who compose the network."""
    for period in map(EndingPeriod._make, found):
        in_full = partial(ending_in_words, period, slug)
        late, rights = period.ends < today, (Right.COMPOSE,)
        yield from tell("agreement", ENDING, rights, None, in_full, late=late)


def ending_in_words(one: EndingPeriod, slug: str) -> Matter:
    said = {"title": one.title, "day": shown_day(one.ends)}
    what = _("“%(title)s” ends on %(day)s") % said
    return Matter(what, one.title, reverse("agreement", args=[slug]), _("See what is left to do"))
