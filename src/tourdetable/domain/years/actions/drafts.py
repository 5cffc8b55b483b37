"""Writing what is asked of a year: drafts, their series, the dates that are held or ruled out.

Whatever changes a draft grows its version, throws away the answers that workers were looking for,
and leaves the year it already has: that one can then be mended with the fewest changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.terms.instance import RULES
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.calendar.seasons import season
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line, short_day
from tourdetable.domain.years.actions.plans import keep_meetings
from tourdetable.domain.years.enums import DraftState, PeriodEffect, School
from tourdetable.domain.years.instance.attendees import days_of
from tourdetable.domain.years.instance.calendars import AREAS, ZONES, holidays
from tourdetable.domain.years.models import Draft, Pin, Series
from tourdetable.domain.years.periods.dated import periods_of, spans_of
from tourdetable.domain.years.queries import as_planned, planned_meetings
from tourdetable.domain.years.series import SeriesDraft
from tourdetable.domain.years.suggestions import suggested

NAME, MOST, WORKING_WEEK, LONGEST_GAP = 120, 60, range(5), 366
NAMED = ("body", "seat", "person", "room")
"""What a rule that is left out may be narrowed to (`core.planner` ids)."""


@once
def begin_draft(
    *,
    network: Network,
    year: int,
    name: str,
    areas: Iterable[str],
    zones: Iterable[str],
    by: By,
    now: datetime,
) -> Draft:
    """Begin a draft of a season (by its first `year`) with what charter and habits suggest."""
    today = local_day(network, now)
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    charter = charter_in_force(network, on=today)
    must_be_to_come(season(charter, year), today)
    told = {"areas": listed(areas, AREAS), "zones": listed(zones, ZONES)}
    draft = named_draft(network, year, name, by, now, **told)
    add_suggestions(draft, charter)
    tell("programme.draft_begun", draft, by, now)
    return draft


def must_be_to_come(whole: Period, today: date) -> None:
    """Refuse a season that is over."""
    if whole.last < today:
        raise ValidationError(_("This season is over: draw up the current one or the next."))


def add_suggestions(draft: Draft, charter: Charter) -> None:
    """Write the series that charter and habits suggest, and what they owe each other."""
    whole = season(charter, draft.year)
    periods = periods_of(draft.network).between(whole.first, whole.last)
    closed = (days_of(span) for span in spans_of(periods, PeriodEffect.CLOSED))
    off = {*holidays(draft.areas, whole.first, whole.last), *chain.from_iterable(closed)}
    for wish in suggested(draft.network, charter, draft.year, off):
        Series.objects.create(draft=draft, **wish.fields()).places.set(wish.places)
    keep_relations(draft)


def named_draft(
    network: Network, year: int, name: str, by: By, now: datetime, **fields: Any
) -> Draft:
    """A draft made today, by a name on one line that no other draft of the season has."""
    own: dict[str, Any] = {"network": network, "year": year}
    own["name"] = one_line(name, limit=NAME, missing=_("Give this draft a name."))
    if Draft.objects.filter(**own).exists():
        raise ValidationError({"name": _("Another draft of this season has this name.")})
    own |= {"made_by": by.person, "made_on": local_day(network, now)}
    return Draft.objects.create(**own, **fields)


def listed(codes: Iterable[str], known: Iterable[str]) -> list[str]:
    """The codes, once each, in the known order. Raises `ValidationError`: an unknown one."""
    asked, allowed = set(codes), list(known)
    for code in sorted(asked):
        must_be_listed(code, allowed)
    return [code for code in allowed if code in asked]


def must_be_listed(code: str, known: Iterable[str]) -> None:
    """Refuse a code that no form offers."""
    if code not in set(known):
        raise ValidationError(_("“%(code)s” is not among the choices.") % {"code": code})


COPIED = ("areas", "zones", "relaxed", "instance", "answer")


@once
def copy_draft(*, draft: Draft, name: str, by: By, now: datetime) -> Draft:
    """The same wishes and the same year under another name, to try something else beside."""
    planned = draft.state in {DraftState.PLANNED, DraftState.PUBLISHED}
    fields = {field: getattr(draft, field) for field in COPIED}
    fields["state"] = DraftState.PLANNED if planned else DraftState.WRITING
    copy = named_draft(draft.network, draft.year, name, by, now, **fields)
    copy_wishes(draft, copy)
    keep_meetings(copy, [as_planned(row) for row in planned_meetings(draft)])
    tell("programme.draft_begun", copy, by, now, like=draft.pk)
    return copy


def copy_wishes(draft: Draft, copy: Draft) -> None:
    """All that is asked, in another draft."""
    for series in draft.series.prefetch_related("places", "pins"):
        copy_series(series, copy)
    copy_relations(draft, copy)


def copy_series(series: Series, draft: Draft) -> None:
    """The series with its places and pins, in another draft."""
    places, pins = list(series.places.all()), list(series.pins.all())
    new = Series.objects.get(pk=series.pk)
    new.pk, new._state.adding, new.draft = None, True, draft
    new.save()
    new.places.set(places)
    Pin.objects.bulk_create(
        [Pin(series=new, on=pin.on, kind=pin.kind, told=pin.told) for pin in pins]
    )


def keep_relations(draft: Draft) -> None:
    """What bodies owed each other in the last draft, they still owe."""
    before = Draft.objects.filter(network=draft.network).exclude(pk=draft.pk).order_by("-pk")
    last = before.first()
    if last is not None:
        copy_relations(last, draft)


def copy_relations(draft: Draft, other: Draft) -> None:
    """The relations between series that the other draft has too."""
    mine = {(row.body_id, row.kind): row for row in other.series.all()}
    for row in draft.relations.select_related("first", "second"):
        first, second = (mine.get((one.body_id, one.kind)) for one in (row.first, row.second))
        if first and second:
            other.relations.create(rule=row.rule, first=first, second=second, days=row.days)


@once
def set_calendar(
    *, draft: Draft, areas: Iterable[str], zones: Iterable[str], version: int, by: By, now: datetime
) -> Draft:
    """Say which public holidays and which school zones count."""
    current = changeable(draft, version)
    current.areas, current.zones = listed(areas, AREAS), listed(zones, ZONES)
    return changed(current, by, now, "calendar")


@once
def set_series(
    *, draft: Draft, series: Series | None, wish: SeriesDraft, version: int, by: By, now: datetime
) -> Series:
    """Add a series, or change the one given. Raises `ValidationError` by field, `Changed`."""
    current = changeable(draft, version)
    must_hold(current, wish, series, now)
    if series is None:
        row = Series.objects.create(draft=current, **wish.fields())
    else:
        Series.objects.filter(pk=series.pk).update(**wish.fields())
        row = Series.objects.get(pk=series.pk)
    row.places.set(wish.places)
    changed(current, by, now, "series", series=row.pk)
    return row


def must_hold(draft: Draft, wish: SeriesDraft, series: Series | None, now: datetime) -> None:
    """Refuse what no planner could read: another network's rows, an unknown kind, days reversed."""
    network = draft.network
    charter = charter_in_force(network, on=local_day(network, now))
    if series is not None and series.draft_id != draft.pk:
        raise ValidationError(_("This series is not of this draft."))
    must_be_in_charter(wish, network, charter)
    whole = season(charter, draft.year)
    faults = (*faults_of_rows(draft, wish, series), *wrong_days(wish, whole), *wrong_numbers(wish))
    if faults:
        raise ValidationError(dict(faults))


def must_be_in_charter(wish: SeriesDraft, network: Network, charter: Charter) -> None:
    """Refuse another network's body, a kind of meeting that it does not hold, an unknown code."""
    if wish.body.network_id != network.pk:
        raise ValidationError({"body": _("This body is not of this network.")})
    kinds = [kind.code for kind in charter.vocabulary.meeting_kinds_of(wish.body.kind)]
    must_be_known(_("kind of meeting"), wish.kind, kinds)
    must_be_listed(wish.school, School.values)


def faults_of_rows(
    draft: Draft, wish: SeriesDraft, series: Series | None
) -> Iterator[tuple[str, str]]:
    """By field: a series stays that of its body and kind, the only one; its places are known."""
    if series is not None and (series.body_id, series.kind) != (wish.body.pk, wish.kind):
        yield "kind", _("A series stays that of its body and kind: add another one instead.")
    elif others(draft, wish, series).exists():
        yield "kind", _("This draft already has a series of these meetings for this body.")
    places = [*wish.places, *filter(None, [wish.room])]
    if any(place.network_id != draft.network_id for place in places):
        yield "places", _("This place is not of this network.")


def others(draft: Draft, wish: SeriesDraft, series: Series | None) -> QuerySet[Series]:
    """The other series of the draft for the same body and kind."""
    rows = draft.series.filter(body=wish.body, kind=wish.kind)
    return rows.exclude(pk=series.pk) if series else rows


def wrong_days(wish: SeriesDraft, whole: Period) -> Iterator[tuple[str, str]]:
    """By field: the days of a series are in order, and those of the season."""
    if wish.last < wish.first:
        yield "last", _("The last day comes before the first.")
    elif wish.first not in whole or wish.last not in whole:
        said = {"first": short_day(whole.first), "last": short_day(whole.last)}
        words = _("These days must be those of the season, from %(first)s to %(last)s.")
        yield "first", words % said


def wrong_numbers(wish: SeriesDraft) -> Iterator[tuple[str, str]]:
    """What is wrong with the counts, the days of the week, the hours and the gaps, by field."""
    if not 0 <= wish.meetings <= MOST:
        yield "meetings", _("A series has from 0 to %(most)d meetings.") % {"most": MOST}
    if not wish.weekdays or not set(wish.weekdays) <= set(WORKING_WEEK):
        yield "weekdays", _("Choose at least one day, from Monday to Friday.")
    if wish.closes <= wish.opens:
        yield "closes", _("The meeting must end after it starts.")
    yield from wrong_gaps(wish)


def wrong_gaps(wish: SeriesDraft) -> Iterator[tuple[str, str]]:
    for name in ("least_gap", "most_gap"):
        gap = getattr(wish, name)
        if gap is not None and not 1 <= gap <= LONGEST_GAP:
            yield name, _("A gap is of 1 to %(most)d days.") % {"most": LONGEST_GAP}
    if wish.least_gap and wish.most_gap and wish.least_gap > wish.most_gap:
        yield "most_gap", _("The longest gap is shorter than the shortest one.")


@once
def drop_series(*, series: Series, version: int, by: By, now: datetime) -> Draft:
    """Take a series out of the draft; its meetings leave the year that was planned."""
    current = changeable(series.draft, version)
    name = str(series.planner_id)
    current.relaxed = [leave for leave in current.relaxed if leave.get("body") != name]
    series.delete()
    return changed(current, by, now, "series")


@once
def relax(*, draft: Draft, leave: Mapping[str, str], version: int, by: By, now: datetime) -> Draft:
    """Leave out a `rule` (the planner's code), narrowed to a body, seat, person or room."""
    current = changeable(draft, version)
    said = as_leave(leave)
    if said not in current.relaxed:
        current.relaxed = [*current.relaxed, said]
    return changed(current, by, now, "relaxed", leave=said)


@once
def restore(
    *, draft: Draft, leave: Mapping[str, str], version: int, by: By, now: datetime
) -> Draft:
    """Ask again for a rule that was left out."""
    current = changeable(draft, version)
    said = as_leave(leave)
    current.relaxed = [other for other in current.relaxed if other != said]
    return changed(current, by, now, "restored", leave=said)


def as_leave(leave: Mapping[str, str]) -> dict[str, str]:
    """A rule to leave out, as kept."""
    must_be_listed(leave.get("rule", ""), RULES)
    return {"rule": leave["rule"], **{key: leave[key] for key in NAMED if leave.get(key)}}


@once
def share(*, draft: Draft, shared: bool = True, version: int, by: By, now: datetime) -> Draft:
    """Let all members read the draft, or (false) its authors only. A search goes on meanwhile."""
    current = lock(draft, version=version)
    current.shared_on = local_day(current.network, now) if shared else None
    current.subproblems.filter(asked=version).update(asked=version + 1)
    return save("programme.draft_shared", current, by, now, shared=shared)


@once
def discard_draft(*, draft: Draft, version: int, by: By, now: datetime) -> None:
    """Throw a draft away."""
    current = changeable(draft, version)
    tell("programme.draft_discarded", current, by, now)
    current.delete()


def changeable(draft: Draft, version: int) -> Draft:
    """The draft, locked, if nobody changed it since and it is not the published programme."""
    current = lock(draft, version=version)
    if current.state == DraftState.PUBLISHED:
        raise ValidationError(
            _("This draft has become the programme: copy it to draw up another one.")
        )
    return current


def changed(draft: Draft, by: By, now: datetime, what: str, **data: object) -> Draft:
    """Save what was changed of the wishes: what workers were looking for is for nothing."""
    draft.subproblems.all().delete()
    draft.state, draft.error = DraftState.WRITING, None
    return save("programme.draft_changed", draft, by, now, what=what, **data)
