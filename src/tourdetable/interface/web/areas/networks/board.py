"""The composition board of a body, said in words: vacant places, incomplete pairs, what ends
soon; and turns taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.seasons import moments
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import by_college, holding, local_day, seats_with_holders
from tourdetable.domain.people.models import Person
from tourdetable.interface.language import day as long_day
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class SeatRow:
    """A seat: who holds it, how many places are free, what should be known of it, whether it is
    the reader's."""

    seat: Seat
    holders: tuple[Person, ...]
    free: int
    notes: tuple[str, ...]
    mine: bool

    @property
    def places(self) -> range:
        """One for each vacant place."""
        return range(self.free)


@dataclass(frozen=True)
class College:
    name: str
    rows: tuple[SeatRow, ...]


@dataclass(frozen=True)
class TurnCell:
    """One duty, in the charter's word."""

    duty: str
    taken: int
    ahead: int


@dataclass(frozen=True)
class TurnRow:
    """A seat and, duty by duty, how many turns it took and how many it has ahead."""

    seat: Seat
    cells: tuple[TurnCell, ...]


def seats_of(scene: Scene, body: Body) -> list[Seat]:
    """The seats of the day with their holders (two queries)."""
    return list(seats_with_holders(body, on=scene.today))


def colleges(scene: Scene, body: Body, seats: Iterable[Seat]) -> tuple[College, ...]:
    """The board, college by college."""
    kind = scene.charter.vocabulary.body_kinds.get(body.kind)
    places = kind.holders if kind else 1
    mine = {seat.pk for seat in scene.member.seats}
    return tuple(
        College(name, tuple(seat_row(scene, seat, places, mine=seat.pk in mine) for seat in group))
        for name, group in by_college(scene.charter, body, seats)
    )


def seat_row(scene: Scene, seat: Seat, places: int, *, mine: bool) -> SeatRow:
    mandates = holding(seat)
    holders = tuple(mandate.person for mandate in mandates)
    free = max(places - len(holders), 0)
    soon = scene.today + timedelta(days=scene.charter.warn_days)
    ending = [
        (mandate.person, mandate.ends)
        for mandate in mandates
        if mandate.ends and mandate.ends <= soon
    ]
    notes = [*vacancy(places, free), *endings(ending), *closing(seat, soon), *manner(seat)]
    return SeatRow(seat, holders, free, tuple(notes), mine)


def vacancy(places: int, free: int) -> list[str]:
    """« Siège vacant », « Binôme incomplet », « Il manque 2 personnes sur 3 »."""
    if not free:
        return []
    if free == places:
        return [_("Vacant seat: nobody holds it")]
    if places == 2:
        return [_("Incomplete pair: one place to fill")]
    said = ngettext(
        "%(free)d place to fill out of %(places)d",
        "%(free)d places to fill out of %(places)d",
        free,
    )
    return [said % {"free": free, "places": places}]


def endings(ending: Iterable[tuple[Person, date]]) -> list[str]:
    """Mandates that end soon."""
    return [
        _("The mandate of %(person)s ends on %(day)s") % {"person": p, "day": long_day(day)}
        for p, day in ending
    ]


def closing(seat: Seat, soon: date) -> list[str]:
    """A seat that ends soon."""
    if seat.ends is None or seat.ends > soon:
        return []
    return [_("This seat ends on %(day)s") % {"day": long_day(seat.ends)}]


def manner(seat: Seat) -> list[str]:
    """How the seat takes part, when it is not the ordinary way."""
    words = {SeatKind.LIGHT: _("Follows through the minutes"), SeatKind.INVITED: _("Invited")}
    kind = words.get(SeatKind(seat.kind))
    if kind and seat.volunteers:
        return [_("%(manner)s, takes turns all the same") % {"manner": kind}]
    return [kind] if kind else []


def turns(scene: Scene, body: Body, seats: Iterable[Seat]) -> tuple[TurnRow, ...]:
    """The turns of the season per seat and duty, for the seats that take turns or have taken
    one."""
    duties = scene.charter.vocabulary.duties_of(body.kind)
    if not duties:
        return ()
    taken, ahead = season_turns(scene, body)
    return tuple(
        TurnRow(
            seat,
            tuple(TurnCell(d.name, taken[seat.pk, d.code], ahead[seat.pk, d.code]) for d in duties),
        )
        for seat in seats
        if takes_turns(seat) or any(taken[seat.pk, d.code] + ahead[seat.pk, d.code] for d in duties)
    )


def takes_turns(seat: Seat) -> bool:
    """Standing seats, and others if they volunteer (ITC-06)."""
    return seat.kind == SeatKind.STANDING or seat.volunteers


def season_turns(
    scene: Scene, body: Body
) -> tuple[Counter[tuple[int, str]], Counter[tuple[int, str]]]:
    """Turns of this season by seat and duty: those of days past or of today, those ahead (one
    query)."""
    first, last = moments(scene.network, scene.charter.season.containing(scene.today))
    rows = Turn.objects.filter(meeting__body=body).exclude(meeting__state="cancelled")
    season = rows.filter(meeting__starts_at__gte=first, meeting__starts_at__lt=last)
    taken: Counter[tuple[int, str]] = Counter()
    ahead: Counter[tuple[int, str]] = Counter()
    for seat, duty, starts_at in season.values_list("seat_id", "duty", "meeting__starts_at"):
        counts = ahead if local_day(scene.network, starts_at) > scene.today else taken
        counts[seat, duty] += 1
    return taken, ahead
