"""The composition board of a body, said in words: vacant places, incomplete pairs, what ends
soon; and turns taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.seasons import moments
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.networks.queries import by_college, holding, local_day
from tourdetable.domain.people.models import Person
from tourdetable.interface.language import day as long_day
from tourdetable.interface.web.base.scene import Scene

Turns = Counter[tuple[int, str]]
"""How many turns, by seat and duty."""


@dataclass(frozen=True)
class SeatRow:
    """A seat: who holds it, how many places are free, what should be known of it, whether it is
    the reader's."""

    seat: Seat
    holders: list[Person]
    free: int
    notes: list[str]
    mine: bool

    @property
    def places(self) -> range:
        """One for each vacant place."""
        return range(self.free)


@dataclass(frozen=True)
class TurnCell:
    """One duty, in the charter's word: how many turns a seat took, how many it has ahead."""

    duty: str
    taken: int
    ahead: int


def colleges(scene: Scene, body: Body, seats: Iterable[Seat]) -> list[tuple[str, list[SeatRow]]]:
    """The board, college by college."""
    return [
        (name, [seat_row(scene, body, seat) for seat in group])
        for name, group in by_college(scene.charter, body, seats)
    ]


def seat_row(scene: Scene, body: Body, seat: Seat) -> SeatRow:
    kind = scene.charter.vocabulary.body_kinds.get(body.kind)
    places, mandates = kind.holders if kind else 1, holding(seat)
    free = max(places - len(mandates), 0)
    soon = scene.today + timedelta(days=scene.charter.warn_days)
    return SeatRow(
        seat,
        holders=[mandate.person for mandate in mandates],
        free=free,
        notes=[*vacancy(places, free), *endings(seat, mandates, soon), *manner(seat)],
        mine=seat in scene.member.seats,
    )


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


def endings(seat: Seat, mandates: Iterable[Mandate], soon: date) -> Iterator[str]:
    """What ends soon: the mandates of the seat, then the seat itself."""
    for mandate in mandates:
        if mandate.ends and mandate.ends <= soon:
            said = {"person": mandate.person, "day": long_day(mandate.ends)}
            yield _("The mandate of %(person)s ends on %(day)s") % said
    if seat.ends and seat.ends <= soon:
        yield _("This seat ends on %(day)s") % {"day": long_day(seat.ends)}


def manner(seat: Seat) -> list[str]:
    """How the seat takes part, when it is not the ordinary way."""
    words = {SeatKind.LIGHT: _("Follows through the minutes"), SeatKind.INVITED: _("Invited")}
    kind = words.get(SeatKind(seat.kind))
    if kind and seat.volunteers:
        return [_("%(manner)s, takes turns all the same") % {"manner": kind}]
    return [kind] if kind else []


def turns(scene: Scene, body: Body, seats: Iterable[Seat]) -> list[tuple[Seat, list[TurnCell]]]:
    """The turns of the season per seat and duty, for the seats that take turns (standing seats,
    and others if they volunteer: ITC-06) or have taken one."""
    duties = scene.charter.vocabulary.duties_of(body.kind)
    if not duties:
        return []
    taken, ahead = season_turns(scene, body)
    found = []
    for seat in seats:
        cells = [TurnCell(d.name, taken[seat.pk, d.code], ahead[seat.pk, d.code]) for d in duties]
        if seat.takes_turns or any(cell.taken or cell.ahead for cell in cells):
            found.append((seat, cells))
    return found


def season_turns(scene: Scene, body: Body) -> tuple[Turns, Turns]:
    """Turns of this season by seat and duty: those of days past or of today, those ahead (one
    query)."""
    first, last = moments(scene.network, scene.charter.season.containing(scene.today))
    rows = Turn.objects.filter(meeting__body=body).exclude(meeting__state="cancelled")
    season = rows.filter(meeting__starts_at__gte=first, meeting__starts_at__lt=last)
    taken, ahead = Turns(), Turns()
    for seat, duty, starts_at in season.values_list("seat_id", "duty", "meeting__starts_at"):
        counts = ahead if local_day(scene.network, starts_at) > scene.today else taken
        counts[seat, duty] += 1
    return taken, ahead
