from __future__ import annotations

from datetime import date

from tests.interface.web.areas.composition.people import composer
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.models import Mandate


def test_a_seat_tells_who_held_it_and_what_may_be_done(room: Room) -> None:
    seat, gaelle = room.circle.town, composer(room)
    Mandate.objects.create(seat=seat, person=room.circle.zoe, starts=date(2027, 5, 1))
    Mandate.objects.create(
        seat=seat, person=room.circle.dora, starts=date(2026, 9, 1), ends=date(2026, 12, 31)
    )
    page = gaelle.get(room.url("composition_seat", seat.pk)).context["page"]
    told = [(row.mandate.person.given_name, row.when, len(row.acts)) for row in page.rows]
    assert told == [("Ana", "now", 4), ("Zoé", "coming", 4), ("Dora", "past", 1)]
    assert (page.full, page.removable, page.ended, page.after) == (False, False, False, None)
