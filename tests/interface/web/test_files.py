from __future__ import annotations

import pytest

from tests.core.documents.every_kind import RECORD
from tests.core.documents.formats.test_letterhead import SHAPE
from tests.domain.builders import NOW, found_circle
from tourdetable.domain.networks.models import Logo
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.files import given, letterhead, signed_by

pytestmark = pytest.mark.django_db


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
