from __future__ import annotations

import pytest

from tests.core.documents.every_kind import RECORD
from tests.core.documents.formats.test_letterhead import SHAPE
from tests.domain.builders import NOW, consent, found_circle, objection, propose, stated
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, Room
from tests.interface.web.areas.minutes.test_views import reached
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.documents.formats.sheet import unpacked
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.networks.models import Logo
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.files import given, letterhead, signed_by

pytestmark = pytest.mark.django_db
HIDDEN = "Canari de la salle"


def test_a_document_comes_in_the_format_that_is_asked_for() -> None:
    circle = found_circle()
    standing = circle.of(circle.bao)
    scene = Scene(circle.network, standing.charter, NOW, NOW.date(), standing)
    found = {ending: given(scene, RECORD, "releve", ending) for ending in ("pdf", "odt", "docx")}
    assert [answer["Content-Disposition"] for answer in found.values()] == [
        f'attachment; filename="releve.{ending}"' for ending in found
    ]
    begins = [answer.content[:4] for answer in found.values()]
    assert begins == [b"%PDF", b"PK\x03\x04", b"PK\x03\x04"]
    assert len({answer["Content-Type"] for answer in found.values()}) == 3


def test_the_image_of_the_network_stands_on_its_papers_if_it_can_be_drawn() -> None:
    network = found_circle().network
    assert letterhead(network).said is False
    known = {"media_type": "image/svg+xml", "content": SHAPE, "digest": "a"}
    logo = Logo.objects.create(network=network, **known)
    assert letterhead(network).logo == SHAPE
    logo.content = b"<svg"
    logo.save()
    assert letterhead(network).said is False
    assert signed_by(network)["network"] == network.name


@pytest.mark.parametrize("view", ["minutes_office", "decision_record_office"])
def test_no_part_of_an_office_file_holds_what_its_reader_may_not_read(
    room: Room, view: str
) -> None:
    """Every byte, unpacked: the same passages as in the PDF, for each reader."""
    circle = room.circle
    against = objection(circle.library, f"Ouvert.\n::: present\n{HIDDEN}\n:::", "Remède.")
    put = stated(circle, propose(circle, room.meeting), consent(circle.town), against)
    known = {"outcome": "adopted_with_dissent", "version": put.version, "by": circle.by_ana()}
    conclude(decision=put, now=NOW, **known)
    reached(room, "network", f"Dit.\n\n::: present\n{HIDDEN}\n:::")
    held = {}
    for name in (COLLEAGUE, NEIGHBOUR):
        files = [
            room.client(name).get(room.url(view, room.meeting.pk, one)) for one in OfficeFormat
        ]
        parts = [b"".join(unpacked(file.content).values()) for file in files]
        held[name] = [(HIDDEN.encode() in part, b"Ouvert." in part) for part in parts]
    assert held == {COLLEAGUE: [(True, True)] * 2, NEIGHBOUR: [(False, True)] * 2}
