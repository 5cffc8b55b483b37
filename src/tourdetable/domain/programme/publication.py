"""A draft of the year becomes the programme, on the strength of a collective decision (CLUB-07, CLUB-16, CLUB-19)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.terms.plan import PlannedMeeting as Planned
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan
from tourdetable.core.words.language import language_of
from tourdetable.domain.decisions.actions.effects import adopted
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.calendar import MeetingDraft, draw_calendar
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.meetings.seasons import moments, season
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.places.models import Place
from tourdetable.domain.programme.announced import announce
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, Series

HELD = "held"
"""How the planner's ids of meetings that no series plans begin (`held:<body pk>:<kind>`)."""

LONGEST_PLACE = 200
"""Characters that a meeting keeps of where it is held."""

Key = tuple[int, str, date]
"""What tells meetings of a year apart: their body, kind and day."""


@dataclass(frozen=True)
class YearMeeting:
    """A meeting that a draft plans: of which series, how many-th of how many, where, by whom it is run.

    `drawn` is the meeting of the calendar that it already is, if any.
    """

    series: Series
    on: date
    number: int
    count: int
    place: Place | None
    seats: dict[str, Seat]
    drawn: Meeting | None

    @property
    def key(self) -> Key:
        return self.series.body_id, self.series.kind, self.on


@once
def adopt_draft(
    *,
    decision: Decision,
    draft: Draft,
    version: int,
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> Programme:
    """Publish a planned draft as the programme of its season: its meetings are drawn with their turns.

    `version` is that of the draft. Meetings that the calendar already holds are kept as they are. Raises `Changed`
    when somebody changed the draft meanwhile, `Refused` or `NeedsConfirmation` as the charter's gates say of the whole
    year, `ValidationError` when the decision was not adopted, or when the draft can no longer be published.
    """
    network = Network.objects.select_for_update().get(pk=draft.network_id)
    settled = adopted(decision, at=now)
    current = lock(draft, version=version)
    today = local_day(network, now)
    charter = charter_in_force(network, on=today)
    must_be_publishable(current, settled, network)
    drafts = to_draw(current, network, charter, today=today)
    draw_calendar(
        network=network, drafts=drafts, by=replace(by, gesture=None), now=now, confirmed=confirmed
    )
    current.state, current.version = DraftState.PUBLISHED, current.version + 1
    current.save(update_fields=["state", "version"])
    programme = Programme.objects.create(
        network=network, year=current.year, published_on=today, draft=current, decision=settled.pk
    )
    said = {"year": current.year, "draft": current.pk, "decision": settled.pk}
    return told(programme, charter, by=by, now=now, **said)


def told(
    programme: Programme, charter: Charter, *, by: By, now: datetime, **data: object
) -> Programme:
    """Keep what the programme announces, and record that it was published."""
    if not announce(programme, charter):
        raise ValidationError(_("No meeting is dated in this season: draw the calendar first."))
    subject = f"programme:{programme.pk}"
    record(
        kind="programme.published",
        network=programme.network.slug,
        subject=subject,
        by=by,
        now=now,
        **data,
    )
    return programme


def must_be_publishable(draft: Draft, decision: Decision, network: Network) -> None:
    """Refuse another network's draft, one that has no year yet, and a season that is already published."""
    if decision.body.network_id != network.pk:
        raise ValidationError(_("This draft is of another network."))
    must_be_new(network, draft.year)
    if draft.state != DraftState.PLANNED or draft.plan is None:
        raise ValidationError(_("This draft has no year to publish: it must be planned first."))


def must_be_new(network: Network, year: int) -> None:
    """Refuse a season that is already published: later changes of the calendar show by themselves."""
    if Programme.objects.filter(network=network, year=year).exists():
        raise ValidationError(_("The programme of this season is already published."))


def to_draw(draft: Draft, network: Network, charter: Charter, *, today: date) -> list[MeetingDraft]:
    """The meetings that the calendar does not hold yet. Refused when it has changed too much since the planning."""
    year = year_of(draft, network, charter)
    must_hold_nothing_else(
        draft, network, charter, {*(one.key for one in year), *known(draft)}, today=today
    )
    missing = [one for one in year if one.drawn is None]
    if past := [one for one in missing if one.on <= today]:
        raise ValidationError(
            _(
                "%(count)d dates of this draft are not ahead of us any more, the first on %(day)s: plan the year again."
            )
            % {"count": len(past), "day": language_of(get_language()).short_day(past[0].on)}
        )
    for one in missing:
        must_still_be(one)
    with translation.override(charter.language):
        return [meeting_draft(one, network, charter) for one in missing]


def must_still_be(one: YearMeeting) -> None:
    """Refuse a meeting whose body, or a seat that takes a turn there, has left since the planning; say which."""
    expected: tuple[Body | Seat, ...] = (one.series.body, *one.seats.values())
    for row in expected:
        if not row.starts <= one.on <= (row.ends or date.max):
            raise ValidationError(
                _("On %(day)s, %(who)s does not sit any more (%(body)s): plan the year again.")
                % {
                    "day": language_of(get_language()).short_day(one.on),
                    "who": row,
                    "body": one.series.body,
                }
            )


def year_of(draft: Draft, network: Network, charter: Charter) -> list[YearMeeting]:
    """The meetings of a planned draft, by day. Those of bodies that it does not plan stay the calendar's own business.

    The same number of queries for any number of meetings.
    """
    plan = read_plan(draft.plan)
    series = {row.pk: row for row in draft.series.select_related("body__network", "room")}
    planned = [
        (series[pk], one)
        for one in plan.meetings
        if (pk := number_in(one.body, "series")) in series
    ]
    places = Place.objects.in_bulk(
        [number_in(one.host, "place") for _series, one in planned if one.host]
    )
    seats = Seat.objects.select_related("institution").in_bulk(
        {number_in(turn.seat, "seat") for _series, one in planned for turn in one.duties.values()}
    )
    held = calendar_of(network, charter, draft.year)
    ranks = ranked(planned, held)
    found = [
        YearMeeting(
            series=row,
            on=one.date,
            number=ranks[row.pk].index(one.date) + 1,
            count=len(ranks[row.pk]),
            place=places.get(number_in(one.host, "place")) or row.room,
            seats={
                d: seats[pk]
                for d, turn in one.duties.items()
                if (pk := number_in(turn.seat, "seat")) in seats
            },
            drawn=held.get((row.body_id, row.kind, one.date)),
        )
        for row, one in planned
    ]
    return sorted(
        found, key=lambda one: (one.on, one.series.opens, one.series.body.name, one.series.pk)
    )


def ranked(planned: Iterable[tuple[Series, Planned]], held: Iterable[Key]) -> dict[int, list[date]]:
    """The dates of each series, in order: those that are planned, and those that its body already holds."""
    found: dict[int, set[date]] = {}
    for row, one in planned:
        found.setdefault(
            row.pk, {day for body, kind, day in held if (body, kind) == (row.body_id, row.kind)}
        )
        found[row.pk].add(one.date)
    return {pk: sorted(days) for pk, days in found.items()}


def known(draft: Draft) -> Iterator[Key]:
    """The meetings that stood in the calendar when the year was planned, and that no series could have placed."""
    locks = (
        [(pin.body, pin.date) for pin in read_instance(draft.instance).locks]
        if draft.instance
        else []
    )
    for name, day in (*locks, *((one.body, one.date) for one in read_plan(draft.plan).meetings)):
        group, _colon, rest = name.partition(":")
        body, _colon, kind = rest.partition(":")
        if group == HELD and body.isdecimal():
            yield int(body), kind, day


def calendar_of(network: Network, charter: Charter, year: int) -> dict[Key, Meeting]:
    """The meetings that stand in the calendar of a season."""
    first, last = moments(network, season(charter, year))
    rows = in_calendar(network, first, last)
    return {(m.body_id, m.kind, local_day(network, m.starts_at)): m for m in rows}


def must_hold_nothing_else(
    draft: Draft, network: Network, charter: Charter, planned: set[Key], *, today: date
) -> None:
    """Refuse to publish beside coming meetings that were moved or drawn since the planning: they would come twice."""
    spans = {(row.body_id, row.kind): row for row in draft.series.all()}
    for key, meeting in calendar_of(network, charter, draft.year).items():
        row = spans.get(key[:2])
        if (
            row is not None
            and key[2] > today
            and row.first <= key[2] <= row.last
            and key not in planned
        ):
            words = {
                "meeting": meeting.title,
                "body": meeting.body.name,
                "day": language_of(get_language()).short_day(key[2]),
            }
            raise ValidationError(
                _(
                    "The calendar holds “%(meeting)s” (%(body)s) on %(day)s, which this draft does not: plan it again."
                )
                % words
            )


def meeting_draft(one: YearMeeting, network: Network, charter: Charter) -> MeetingDraft:
    """The meeting to draw, its words in the language of the charter."""
    zone = ZoneInfo(network.time_zone)
    return MeetingDraft(
        body=one.series.body,
        kind=one.series.kind,
        title=title_of(one, charter),
        starts_at=datetime.combine(one.on, one.series.opens, zone),
        ends_at=datetime.combine(one.on, one.series.closes, zone),
        place=place_words(one.place),
        turns=one.seats,
    )


def title_of(one: YearMeeting, charter: Charter) -> str:
    """« Rencontre n° 2 », or « Rencontre » for the only one of its kind."""
    kind = charter.vocabulary.meeting_kinds.get(one.series.kind)
    name = kind.name if kind else one.series.kind
    return (
        name
        if one.count == 1
        else _("%(kind)s no. %(number)d") % {"kind": name, "number": one.number}
    )


def place_words(place: Place | None) -> str:
    """The name of a place and its address, or its name alone when both are too long for a meeting."""
    if place is None:
        return ""
    whole = ", ".join(filter(None, (place.name, place.address)))
    return whole if len(whole) <= LONGEST_PLACE else place.name


def number_in(planner_id: str | None, group: str) -> int:
    """The row that the planner knows by `group:<pk>`; -1 for an id of another group."""
    name, _colon, pk = (planner_id or "").partition(":")
    return int(pk) if name == group and pk.isdecimal() else -1
