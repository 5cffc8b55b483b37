from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import TODAY, Circle
from tests.domain.library.builders import brought, used
from tourdetable.domain.library.models import Entry, EntryUse
from tourdetable.domain.networks.actions.holdings import free, pass_on, traces


def test_what_a_seat_keeps_is_kept_by_the_seat_that_continues_it(circle: Circle) -> None:
    used(circle, brought(circle, by=circle.by_ana()))
    pass_on(circle.town, circle.school, TODAY + timedelta(days=1))
    entry = Entry.objects.get()
    assert (entry.seat, entry.keeper, EntryUse.objects.get().seat) == (
        circle.town,
        circle.school,
        circle.town,
    )
    pass_on(circle.town, circle.school, TODAY)
    entry.refresh_from_db()
    assert (entry.seat, EntryUse.objects.get().seat) == (circle.school, circle.school)


def test_nobody_keeps_what_a_closed_seat_kept(circle: Circle) -> None:
    entry = brought(circle)
    free(circle.library, TODAY)
    entry.refresh_from_db()
    assert (entry.keeper, entry.seat) == (None, circle.library)


def test_what_was_brought_says_who_held_the_seat(circle: Circle) -> None:
    brought(circle)
    (trace,) = traces(circle.library)
    assert (trace.person, trace.day) == (circle.bao.pk, TODAY)
    assert trace.words == "Bao Trần brought “Fermeture du guichet”, on 6 April 2027, for this seat"
