"""Who sits, as a table that can be imported again and then changes nothing.

Members read names and institutions on the page of people; addresses are for whoever composes the
body, telephones as their owner says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.sheets.writing import Table, Value
from tourdetable.domain.networks.enums import SEAT_KINDS
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.networks.rules import may_compose, phone_shown_to
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.rosters.sheets import headings
from tourdetable.interface.web.base.scene import Scene

KINDS = dict(SEAT_KINDS)


def table(scene: Scene) -> Table:
    """The seats of today, a line for each holder (three queries)."""
    bodies = Body.objects.active(scene.today).filter(network=scene.network)
    known = {body.pk: body for body in bodies}
    composed = {pk for pk, body in known.items() if may_compose(scene.member, body)}
    seats = Seat.objects.active(scene.today).filter(body__in=known).select_related("institution")
    held = holders(scene, known)
    rows: list[list[Value]] = []
    for seat in seats.order_by("body__sort_key", "body", "institution__sort_key", "pk"):
        seat.body = known[seat.body_id]
        rows += lines(scene, seat, held.get(seat.pk, []), composes=seat.body_id in composed)
    return Table(_("Composition"), headings(), rows)


def holders(scene: Scene, bodies: Iterable[int]) -> dict[int, list[Mandate]]:
    """The mandates of today, by seat."""
    held: dict[int, list[Mandate]] = {}
    active = Mandate.objects.active(scene.today).filter(seat__body__in=bodies)
    for mandate in active.select_related("person__account").order_by("person__sort_key", "pk"):
        held.setdefault(mandate.seat_id, []).append(mandate)
    return held


def lines(
    scene: Scene, seat: Seat, mandates: list[Mandate], *, composes: bool
) -> Iterator[list[Value]]:
    college = word_for(scene.charter.vocabulary.colleges, seat.college)
    one = seat.institution
    begins = [seat.body.name, one.name, one.short_name, college, capfirst(str(KINDS[seat.kind]))]
    if not mandates:
        yield [*begins, "", "", "", "", seat.starts, seat.ends]
    for mandate in mandates:
        told = person_cells(scene, seat, mandate.person, composes=composes)
        yield [*begins, *told, mandate.starts, mandate.ends]


def person_cells(scene: Scene, seat: Seat, person: Person, *, composes: bool) -> list[Value]:
    """Somebody's names; their address and telephone for whoever may see them."""
    address = person.account.email if composes and person.account else ""
    phone = phone_shown_to(scene.member, person, [seat.body_id])
    return [person.family_name, person.given_name, address, phone]
