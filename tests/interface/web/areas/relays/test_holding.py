from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.relays.carried import carried
from tourdetable.domain.networks.actions.seats import give_mandate


def test_whoever_holds_two_seats_relays_for_one_then_for_the_other(
    room: Room, circle: Circle
) -> None:
    held = {"seat": circle.school, "person": circle.bao, "starts": FOUNDED}
    give_mandate(**held, by=OPERATOR, now=NOW)
    url, client = room.url("relay", carried(circle).meeting_id), room.client(COLLEAGUE)
    page = client.get(f"{url}?seat={circle.school.pk}").context["held"]
    assert (page.seat, len(page.seats)) == (circle.school, 2)
    assert page.chosen == f"?seat={circle.school.pk}"
    other = client.get(f"{url}?seat=0&chosen=1&keep=next").context["held"]
    assert (other.seat in page.seats, other.chosen.startswith("?chosen=1&keep=next")) == (
        True,
        True,
    )


def test_what_is_carried_further_is_offered_only_inside_and_of_what_the_network_reads(
    room: Room, circle: Circle
) -> None:
    url = room.url("relay", carried(circle, "body").meeting_id)
    held = room.client(COLLEAGUE).get(url).context["held"]
    assert (held.wider, held.inside, held.relays) == (False, True, [])
