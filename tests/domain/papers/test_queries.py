from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.papers.test_actions import ODT, change, given
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.files.storage import path_of
from tourdetable.domain.papers.queries import model_of


def test_papers_come_out_as_ours_when_the_file_of_a_model_is_lost(circle: Circle) -> None:
    change(circle, models=[given(ODT)])
    path_of(StoredFile.objects.get().digest).unlink()
    assert model_of(circle.network, ODT) is None
