from __future__ import annotations

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from pytest_django.fixtures import Settings

from tests.domain.builders import NOW, found_circle
from tests.domain.files.made import PDF
from tests.domain.files.photographed import SHOWN, WHERE, jpeg
from tests.domain.library.builders import brought
from tourdetable.domain.files import storage
from tourdetable.domain.files.actions import keep, sweep
from tourdetable.domain.files.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


def test_the_same_document_is_kept_once() -> None:
    first, second = (keep(content=BytesIO(PDF), now=NOW) for _twice in range(2))
    assert first.pk == second.pk
    assert (first.media_type, first.size) == ("application/pdf", len(PDF))


def test_a_document_that_is_too_large_leaves_nothing(settings: Settings) -> None:
    settings.FILES_MOST = 1024 * 1024
    with pytest.raises(ValidationError) as refused:
        keep(content=BytesIO(PDF + b"x" * 1024 * 1024), now=NOW)
    assert "1 MB" in refused.value.messages[0]
    assert list(storage.kept()) == []


def test_a_photo_is_kept_without_what_it_tells_beside() -> None:
    located, stripped = (
        keep(content=BytesIO(jpeg(*beside, *SHOWN)), now=NOW) for beside in ([WHERE], [])
    )
    assert storage.path_of(located.digest).read_bytes() == jpeg(*SHOWN)
    assert located.pk == stripped.pk


def test_what_nothing_shows_is_forgotten_after_a_day(tmp_path: Path) -> None:
    stored = keep(content=BytesIO(PDF), now=NOW)
    lost = tmp_path / storage.COMING
    lost.mkdir(exist_ok=True)
    half = lost / "half"
    half.write_bytes(b"x")
    for file in storage.kept():
        os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    assert sweep(now=NOW + timedelta(hours=23)) == 0
    assert storage.path_of(stored.digest).exists()
    assert half.exists()
    assert sweep(now=NOW + timedelta(hours=25)) == 1
    assert not StoredFile.objects.exists()
    assert list(storage.kept()) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_shown_stays_and_stops_nobody_from_going_on() -> None:
    circle = found_circle()
    shown, alone = (keep(content=BytesIO(PDF + end), now=NOW) for end in (b"", b"\n"))
    entry = brought(circle)
    entry.stored = shown
    entry.save()
    assert sweep(now=NOW + timedelta(hours=25)) == 1
    assert list(StoredFile.objects.all()) == [shown]
    assert not storage.path_of(alone.digest).exists()
