"""Texts are read in the characters in which they were written."""

from __future__ import annotations

import pytest

from tourdetable.core.words.encoding import decoded, without_mark

TEXTS = ["Médiathèque ; Œuvre", "Élodie Noël – été", "L’Île-d’Yeu « 2 »", "plain"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_whatever_wrote_it(text: str, name: str) -> None:
    assert decoded(text.encode(name)) == text


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark(name: str) -> None:
    assert without_mark("Structure;Nom".encode(name)) == name
    assert without_mark(b"") == ""
