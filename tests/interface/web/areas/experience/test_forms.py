from __future__ import annotations

from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.interface.web.areas.experience.forms import field_of
from tourdetable.interface.web.areas.experience.words import FIELDS


def test_only_a_title_is_needed() -> None:
    asked = [name for names in FIELDS.values() for name in names]
    assert [name for name in asked if field_of(name).required] == ["title"]


def test_each_text_of_the_sheet_is_asked_once() -> None:
    asked = [name for names in FIELDS.values() for name in names]
    assert len(asked) == len(set(asked))
    fields = {one.name for one in ExperienceReport._meta.get_fields()}
    assert set(asked) <= fields
