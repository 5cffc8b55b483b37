from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW, Circle
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.papers.models import PaperModel, PaperTheme


def test_letters_and_formats_are_those_that_are_known(circle: Circle) -> None:
    network = circle.network
    stored = StoredFile.objects.create(digest="a" * 64, size=1, media_type="x", stored_at=NOW)
    known = {"network": network, "stored": stored, "name": "m"}
    PaperModel.objects.create(format="odt", **known)
    for ending in ("odt", "rtf"):
        with pytest.raises(IntegrityError), transaction.atomic():
            PaperModel.objects.create(format=ending, **known)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperTheme.objects.create(network=network, font="comic")
