from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.domain.builders import NOW
from tests.domain.files.made import PDF
from tourdetable.domain.files import storage
from tourdetable.domain.files.actions import keep
from tourdetable.domain.files.checking import CheckedFiles, check

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


def kept(number: int) -> str:
    return keep(content=BytesIO(PDF + str(number).encode()), now=NOW).digest


def test_documents_that_are_there_as_they_were_given_are_counted() -> None:
    assert check() == CheckedFiles(0, [], [])
    kept(1)
    kept(2)
    assert check() == CheckedFiles(2, [], [])


def test_one_that_is_lost_and_one_that_was_altered_are_named_until_they_are_mended(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    lost, cut, changed, fine = map(kept, range(4))
    storage.path_of(lost).unlink()
    storage.path_of(cut).write_bytes(PDF)
    storage.path_of(changed).write_bytes(PDF + b"9")
    with django_assert_num_queries(1):
        found = check()
    assert found == CheckedFiles(4, [lost], sorted([cut, changed]))
    assert fine not in found.altered
    for number in range(3):
        kept(number)
    assert check() == CheckedFiles(4, [], [])


def test_a_folder_in_the_place_of_a_document_is_no_document() -> None:
    digest = kept(1)
    storage.path_of(digest).unlink()
    storage.path_of(digest).mkdir()
    assert check() == CheckedFiles(1, [digest], [])


def test_one_that_cannot_be_read_is_not_as_it_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    digest = kept(1)

    def refused(*_arguments: object, **_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)
    assert check() == CheckedFiles(1, [], [digest])
