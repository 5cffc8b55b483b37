"""Writing what is asked of a year: drafts, their series, the dates that are held or ruled out.

Whatever changes a draft grows its version, throws away the answers that workers were looking for, and leaves the year
it already has: that one can then be mended with the fewest changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tourdetable.core.planner.terms.instance import RULES
from tourdetable.core.words.language import language_of
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.seasons import season
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.calendars import AREAS, ZONES, holidays
from tourdetable.domain.years.enums import DraftState, School
from tourdetable.domain.years.models import Draft, Pin, Series
from tourdetable.domain.years.prefill import suggested

NAME, MOST, WORKING_WEEK, LONGEST_GAP = 120, 60, range(5), 366
NAMED = ("body", "seat", "person", "room")
"""What a rule that is left out may be narrowed to (`core.planner` ids)."""


@dataclass(frozen=True)
class SeriesDraft:
    """What a form asks of one series: the fields of `Series`, places and room by row."""

    body: Body
    kind: str
    meetings: int
    first: date
    last: date
    opens: time
    closes: time
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    avoided: tuple[int, ...] = ()
    least_gap: int | None = None
    most_gap: int | None = None
    school: str = School.SOFT
    duties: bool = True
    places: tuple[Place, ...] = ()
    room: Place | None = None


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
    """Begin a draft of the season that begins in `year`, with what the charter and last season suggest.

    `areas` are codes of `calendars.AREAS`, `zones` of `calendars.ZONES`. Raises `ValidationError`.
    """
    today = local_day(network, now)
    Network.objects.select_for_update().get(pk=network.pk)
    charter = charter_in_force(network, on=today)
    if season(charter, year).last < today:
        raise ValidationError(_("This season is over: draw up the current one or the next."))
    draft = Draft.objects.create(
        network=network,
        year=year,
        name=free_name(network, year, name),
        areas=listed(areas, AREAS),
        zones=listed(zones, ZONES),
        made_by=by.person if isinstance(by, Actor) else None,
        made_on=today,
    )
    whole = season(charter, year)
    for wish in suggested(network, charter, year, holidays(draft.areas, whole.first, whole.last)):
        Series.objects.create(draft=draft, **wish.fields()).places.set(wish.places)
    tell("programme.draft_begun", draft, by, now)
    return draft


def free_name(network: Network, year: int, name: str) -> str:
    """The name on one line, that no other draft of the season has."""
    said = one_line(name, limit=NAME, missing=_("Give this draft a name."))
    if Draft.objects.filter(network=network, year=year, name=said).exists():
        raise ValidationError({"name": _("Another draft of this season has this name.")})
    return said


def listed(codes: Iterable[str], known: Iterable[str]) -> list[str]:
    """The codes, each once, in the order in which they are known. Raises `ValidationError` for an unknown one."""
    asked, allowed = set(codes), list(known)
    for code in sorted(asked):
        must_be_listed(code, allowed)
    return [code for code in allowed if code in asked]


def must_be_listed(code: str, known: Iterable[str]) -> None:
    """Refuse a code that no form offers."""
    if code not in set(known):
        raise ValidationError(_("“%(code)s” is not among the choices.") % {"code": code})


@once
def copy_draft(*, draft: Draft, name: str, by: By, now: datetime) -> Draft:
    """The same wishes and the same year under another name, to try something else beside."""
    copy = Draft.objects.create(
        network=draft.network,
        year=draft.year,
        name=free_name(draft.network, draft.year, name),
        areas=draft.areas,
        zones=draft.zones,
        made_by=by.person if isinstance(by, Actor) else None,
        made_on=local_day(draft.network, now),
    )
    keys = {
        series.pk: copy_series(series, copy).pk
        for series in draft.series.prefetch_related("places", "pins")
    }
    copy.relaxed, copy.plan = renamed(draft.relaxed, keys), renamed(draft.plan, keys)
    copy.instance = renamed(draft.instance, keys)
    copy.state = (
        DraftState.PLANNED
        if draft.state in {DraftState.PLANNED, DraftState.PUBLISHED}
        else DraftState.WRITING
    )
    copy.save()
    tell("programme.draft_begun", copy, by, now, like=draft.pk)
    return copy


def copy_series(series: Series, draft: Draft) -> Series:
    """The series with its places and pins, in another draft."""
    places, pins = list(series.places.all()), list(series.pins.all())
    new = Series.objects.get(pk=series.pk)
    new.pk, new._state.adding, new.draft = None, True, draft
    new.save()
    new.places.set(places)
    Pin.objects.bulk_create([Pin(series=new, on=pin.on, kind=pin.kind) for pin in pins])
    return new


def renamed(value: Any, keys: Mapping[int, int]) -> Any:
    """A JSON value where each `series:<pk>`, as a value or as a key, names the copied series."""
    names = {f"series:{old}": f"series:{new}" for old, new in keys.items()}

    def rename(part: Any) -> Any:
        if isinstance(part, dict):
            return {names.get(key, key): rename(inner) for key, inner in part.items()}
        if isinstance(part, list):
            return [rename(inner) for inner in part]
        return names.get(part, part) if isinstance(part, str) else part

    return rename(value)


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
    """Add a series, or (`series` given) change one. Raises `ValidationError` by field, `Changed`."""
    current = changeable(draft, version)
    if series is not None and series.draft_id != current.pk:
        raise ValidationError(_("This series is not of this draft."))
    must_hold(current, wish, series, now)
    fields = {name: getattr(wish, name) for name in FIELDS}
    fields |= {
        "weekdays": sorted(set(wish.weekdays)),
        "avoided": sorted(set(wish.avoided) & set(wish.weekdays)),
    }
    if series is None:
        row = Series.objects.create(draft=current, **fields)
    else:
        Series.objects.filter(pk=series.pk).update(**fields)
        row = Series.objects.get(pk=series.pk)
    row.places.set(wish.places)
    changed(current, by, now, "series", series=row.pk)
    return row


FIELDS = (
    "body", "kind", "meetings", "first", "last", "opens", "closes", "least_gap", "most_gap", "school", "duties", "room",
)  # fmt: skip


def must_hold(draft: Draft, wish: SeriesDraft, series: Series | None, now: datetime) -> None:
    """Refuse what no planner could read: another network's body or place, an unknown kind, days back to front."""
    network, errors = draft.network, dict[str, str]()
    charter = charter_in_force(network, on=local_day(network, now))
    if wish.body.network_id != network.pk:
        raise ValidationError({"body": _("This body is not of this network.")})
    must_be_known(
        _("kind of meeting"),
        wish.kind,
        [k.code for k in charter.vocabulary.meeting_kinds_of(wish.body.kind)],
    )
    must_be_listed(wish.school, School.values)
    others = draft.series.filter(body=wish.body, kind=wish.kind)
    if (others.exclude(pk=series.pk) if series else others).exists():
        errors["kind"] = _("This draft already has a series of these meetings for this body.")
    whole = season(charter, draft.year)
    if wish.last < wish.first:
        errors["last"] = _("The last day comes before the first.")
    elif wish.first not in whole or wish.last not in whole:
        errors["first"] = _(
            "These days must be those of the season, from %(first)s to %(last)s."
        ) % {
            "first": language_of(get_language()).short_day(whole.first),
            "last": language_of(get_language()).short_day(whole.last),
        }
    errors |= wrong_numbers(wish)
    if any(place.network_id != network.pk for place in (*wish.places, *filter(None, [wish.room]))):
        errors["places"] = _("This place is not of this network.")
    if errors:
        raise ValidationError(errors)


def wrong_numbers(wish: SeriesDraft) -> dict[str, str]:
    """What is wrong with the counts, the days of the week, the hours and the gaps, by field."""
    errors: dict[str, str] = {}
    if not 0 <= wish.meetings <= MOST:
        errors["meetings"] = _("A series has from 0 to %(most)d meetings.") % {"most": MOST}
    if not wish.weekdays or not set(wish.weekdays) <= set(WORKING_WEEK):
        errors["weekdays"] = _("Choose at least one day, from Monday to Friday.")
    if wish.closes <= wish.opens:
        errors["closes"] = _("The meeting must end after it starts.")
    for name in ("least_gap", "most_gap"):
        gap = getattr(wish, name)
        if gap is not None and not 1 <= gap <= LONGEST_GAP:
            errors[name] = _("A gap is of 1 to %(most)d days.") % {"most": LONGEST_GAP}
    if wish.least_gap and wish.most_gap and wish.least_gap > wish.most_gap:
        errors["most_gap"] = _("The longest gap is shorter than the shortest one.")
    return errors


@once
def drop_series(*, series: Series, version: int, by: By, now: datetime) -> Draft:
    """Take a series out of the draft; its meetings leave the year that was planned."""
    current = changeable(series.draft, version)
    name = f"series:{series.pk}"
    if current.plan is not None:
        current.plan = {
            **current.plan,
            "meetings": [m for m in current.plan["meetings"] if m["body"] != name],
        }
    current.relaxed = [leave for leave in current.relaxed if leave.get("body") != name]
    series.delete()
    return changed(current, by, now, "series")


@once
def relax(*, draft: Draft, leave: Mapping[str, str], version: int, by: By, now: datetime) -> Draft:
    """Leave a rule out: `leave` has a `rule` (`core.planner` code), and may name a body, a seat, a person, a room."""
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
    """Let every member of the network read the draft, or (`shared` false) only those who draw up the year.

    Its wishes stay what they were: a search that is under way goes on.
    """
    current = lock(draft, version=version)
    current.shared_on = local_day(current.network, now) if shared else None
    current.pieces.filter(asked=version).update(asked=version + 1)
    return save(current, by, now, "programme.draft_shared", shared=shared)


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
    draft.pieces.all().delete()
    draft.state, draft.error = DraftState.WRITING, ""
    return save(draft, by, now, "programme.draft_changed", what=what, **data)


def save(draft: Draft, by: By, now: datetime, kind: str, **data: object) -> Draft:
    """Save a change as a new version, and tell it."""
    draft.version += 1
    draft.save()
    tell(kind, draft, by, now, **data)
    return draft


def tell(kind: str, draft: Draft, by: By, now: datetime, **data: object) -> None:
    """Record an event about a draft."""
    record(
        kind=kind,
        network=draft.network.slug,
        subject=f"draft:{draft.pk}",
        by=by,
        now=now,
        year=draft.year,
        **data,
    )
