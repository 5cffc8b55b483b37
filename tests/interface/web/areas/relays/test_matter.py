"""What the network shares is relayed as minutes are: a deliverable, an experience, something of the
library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from tests.domain.builders import Circle
from tests.domain.deliverables.builders import out, planned
from tests.domain.experience.builders import proposed, published
from tests.domain.library.builders import brought
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, STRANGER, Room, sent
from tourdetable.core.documents.formats.plain import to_plain
from tourdetable.core.words.audience import Audience
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.relays.models import Relay
from tourdetable.domain.relays.tokens import work_token

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("clock")

TEXT = "La Médiathèque prête.\n\nOn lit dehors.\n\n::: body\nCANARI-INSTANCE\n:::\n"
WORK = {"text": TEXT, "audience": "public", "summary": "Une page."}


def work(room: Room) -> tuple[str, int]:
    """A deliverable that everybody reads, but for a passage."""
    return "work", out(room.circle, room.meeting, **WORK).pk


def report(room: Room) -> tuple[str, int]:
    return "report", published(room.circle, proposed(room.circle, session=False)).pk


def entry(room: Room) -> tuple[str, int]:
    return "entry", brought(room.circle, said={"line": "En juin."}).pk


@pytest.mark.parametrize(
    ("made", "far", "says"),
    [
        (work, (Audience.PARTNERS,), "Une page.\n\nLa Médiathèque prête."),
        (report, (Audience.NETWORK,), "CE QUI A ÉTÉ FAIT"),
        (entry, (Audience.NETWORK,), "En juin."),
    ],
)
def test_one_relays_it_with_a_kit_that_holds_what_may_leave(
    room: Room, circle: Circle, made: Callable[[Room], tuple[str, int]], far: Any, says: str
) -> None:
    kind, pk = made(room)
    client, url = room.client(COLLEAGUE), room.url("relay_shared", kind, pk)
    held = client.get(url).context["held"]
    assert (held.offered, held.seat) == (far, circle.library)
    text = to_plain(held.kit.text)
    assert (says in text, "CANARI" in text + held.mail) == (True, False)
    assert client.get(f"{url}note.pdf").headers["content-type"] == "application/pdf"
    assert client.post(url, sent(circle.library.pk, how="meeting")).status_code == 302
    row = Relay.objects.get()
    assert (getattr(row, kind).pk, row.minutes) == (pk, None)
    reached = room.client(NEIGHBOUR).get(room.url("shared_relays", kind, pk)).content.decode()
    assert ("Médiathèque" in reached, "En réunion" in reached) == (True, True)
    amend = room.url("relay_amend", row.pk)
    assert amend in client.get(room.url("shared_relays", kind, pk)).content.decode()
    statuses = [room.client(who).get(amend).status_code for who in (COLLEAGUE, NEIGHBOUR, STRANGER)]
    assert statuses == [200, 403, 404]


def test_what_is_not_out_is_not_relayed(room: Room, circle: Circle) -> None:
    draft = proposed(room.circle, session=False)
    for kind, one in (("work", planned(room.circle)), ("report", draft), ("minutes", draft)):
        for name in ("relay_shared", "shared_relays"):
            assert room.client(COLLEAGUE).get(room.url(name, kind, one.pk)).status_code == 404


@pytest.mark.parametrize("audience", ["public", "network"])
def test_by_a_signed_link_what_the_network_keeps_is_not_shown(
    room: Room, circle: Circle, audience: str
) -> None:
    made = out(room.circle, room.meeting, **{**WORK, "audience": audience})
    mandate = Mandate.objects.select_related("person__account").get(person=circle.bao)
    url = room.url("relay_link", work_token(made.pk, mandate))
    page = Client().get(url).content.decode()
    assert ("On lit dehors" in page, "CANARI" in page) == (audience == "public", False)
    found = Client().get(f"{url}note.pdf").status_code
    assert found == (200 if audience == "public" else 302)
    said = sent(circle.library.pk, how="word")
    assert Client().post(url, said).status_code == 302
    assert Relay.objects.get().work == made
    assert Client().get(url.replace("work.", "report.")).status_code == 410
