from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import found_circle
from tourdetable.domain.tags.models import Tag

pytestmark = pytest.mark.django_db


def test_a_slug_is_one_tag_of_a_network() -> None:
    network = found_circle().network
    tag = Tag.objects.create(network=network, name="Logement", slug="logement")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(network=network, name="LOGEMENT", slug="logement")
    assert str(tag) == "Logement"
