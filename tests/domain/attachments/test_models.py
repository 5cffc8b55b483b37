from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import MARCH, NOW, Circle, draw
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.files.models import StoredFile


@pytest.mark.django_db
def test_an_audience_that_nobody_knows_is_refused(circle: Circle):
    stored = StoredFile.objects.create(
        digest="0" * 64, size=3, media_type="text/plain", stored_at=NOW
    )
    said = {"meeting": draw(circle.body, MARCH), "stored": stored, "name": "a.txt", "added_at": NOW}
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.create(**said, audience="everybody")
    assert str(Attachment.objects.create(**said)) == "a.txt"
