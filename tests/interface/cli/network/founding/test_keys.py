from __future__ import annotations

import pytest

from tourdetable.domain.founding.models import FoundingKey
from tourdetable.interface.cli.network.founding.keys import new_key

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("lang", "words"), [("fr", "ouvrez cette adresse"), ("en", "open this")])
def test_a_key_is_told_in_the_language_that_is_asked(
    capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    new_key(lang)
    said = capsys.readouterr().out
    assert (words in said, FoundingKey.objects.count()) == (True, 1)
