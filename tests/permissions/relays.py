"""The lines of what is relayed: Bao relayed the minutes of February."""

from __future__ import annotations

from collections.abc import Mapping

from tests.permissions.lines import (
    EVERYBODY,
    Line,
    body,
    but,
    members,
    only,
    port,
    read,
    seat_of_bao,
    town,
)
from tests.permissions.stage import Stage
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.relays.models import Relay
from tourdetable.domain.relays.tokens import token_of


def a_relay(_stage: Stage) -> list[object]:
    return ["circle", Relay.objects.get().pk]


def relayed(_stage: Stage) -> list[object]:
    """The meeting whose minutes were circulated."""
    return ["circle", Relay.objects.get().minutes.meeting_id]


def shared(_stage: Stage) -> list[object]:
    """The deliverable that is out."""
    return ["circle", "work", Deliverable.objects.filter(circulated_on__isnull=False)[0].pk]


def shared_note(stage: Stage) -> list[object]:
    return [*shared(stage), "note.pdf"]


def a_note(stage: Stage) -> list[object]:
    """A file of the kit."""
    return [*relayed(stage), "note.pdf"]


def token(_stage: Stage) -> list[object]:
    """The link of Bao."""
    return ["circle", token_of(Relay.objects.get().minutes_id, seat_of_bao())]


def file_by_link(stage: Stage) -> list[object]:
    return [*token(stage), "note.pdf"]


RELAYS: Mapping[str, Line] = {
    "relay": Line(
        relayed, (302, 404, 404, 200, 200, 404, 404), (302, 404, 404, 422, 422, 404, 404)
    ),
    "relay_file": body(a_note, "lead", "steward"),
    "relays": body(relayed),
    "body_relays": body(port),
    "relay_shared": Line(
        shared, (302, 404, 200, 200, 200, 404, 404), (302, 404, 422, 422, 422, 404, 404)
    ),
    "relay_shared_file": read(shared_note, (302, 404, 200, 200, 200, 404, 404)),
    "shared_relays": members(shared),
    "relay_amend": but(only(a_relay, "member"), light=(403, 403)),
    "relay_take_back": but(only(a_relay, "member"), light=(403, 403)),
    "relay_link": Line(token, EVERYBODY, (422,) * 7),
    "relay_link_file": read(file_by_link),
    "institution_letterhead": but(
        Line(town, (302, 404, 200, *(403,) * 3, 200), (302, 404, 422, *(403,) * 3, 422)),
        light=(403, 403),
    ),
}
