"""Each page says what it is for, once, and leads to a chapter that exists."""

from __future__ import annotations

from django.urls import get_resolver

from tests.test_permissions import names
from tourdetable.interface.web.areas.guide.book import chapters
from tourdetable.interface.web.areas.guide.purposes.known import (
    KNOWN,
    NOT_PAGES,
    SPEAK_FOR_THEMSELVES,
    SUBJECTS,
)


def test_every_page_has_one_purpose() -> None:
    told = [name for subject in SUBJECTS for one in subject.PURPOSES for name in one.names]
    expected = sorted(names(get_resolver().url_patterns))
    assert sorted([*told, *SPEAK_FOR_THEMSELVES, *NOT_PAGES]) == expected


def test_each_purpose_leads_to_a_chapter() -> None:
    assert {one.chapter for one in KNOWN.values()} <= {one.slug for one in chapters()}
