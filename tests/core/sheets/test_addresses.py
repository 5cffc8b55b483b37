"""Addresses and telephones of a cell."""

from __future__ import annotations

import pytest

from tourdetable.core.sheets.addresses import phones_among, read_addresses, read_phones
from tourdetable.core.words.phrase import Phrase

FOUND = {
    "a.martin@caf.fr": ["a.martin@caf.fr"],
    " A.Martin@CAF.fr. ": ["a.martin@caf.fr"],
    "Aline Martin <a@caf.fr>": ["a@caf.fr"],
    "Aline <a@caf.fr>; Bruno <b@caf.fr>": ["a@caf.fr", "b@caf.fr"],
    "a@caf.fr / b@caf.fr": ["a@caf.fr", "b@caf.fr"],
    "a@caf.fr et b@caf.fr": ["a@caf.fr", "b@caf.fr"],
    "a@caf.fr\nb@caf.fr": ["a@caf.fr", "b@caf.fr"],
    "a@caf.fr,b@caf.fr": ["a@caf.fr", "b@caf.fr"],
    "a@caf.fr b@caf.fr a@caf.fr": ["a@caf.fr", "b@caf.fr"],
    "mailto:a@caf.fr": ["a@caf.fr"],
    "a @caf.fr": ["a@caf.fr"],
    "a chez caf.fr": ["a@caf.fr"],
    "a(at)caf.fr": ["a@caf.fr"],
    "a@caf.fr (le matin) / 04 42 00 00 00": ["a@caf.fr"],
    "06 12 34 56 78": [],
    "pas d'adresse": [],
    "-": [],
    "": [],
}


@pytest.mark.parametrize("text", FOUND)
def test_addresses_are_found(text: str) -> None:
    found = read_addresses(text)
    assert isinstance(found, list)
    assert [box.address for box in found] == FOUND[text]


@pytest.mark.parametrize("text", ["Martin", "a@caf", "a.martin chez caf", "é@caf.fr", "a@caf.fr x"])
def test_what_is_none_is_refused(text: str) -> None:
    assert isinstance(read_addresses(text), Phrase)


def test_the_name_beside_an_address_is_kept() -> None:
    found = read_addresses('"Aline Martin" <a@caf.fr>')
    assert isinstance(found, list)
    assert found[0].name == "Aline Martin"


def test_telephones_are_spaced_and_their_nought_comes_back() -> None:
    assert read_phones("612345678") == ["06 12 34 56 78"]
    assert read_phones("06.12.34.56.78 / 04 42 00 00 00") == ["06 12 34 56 78", "04 42 00 00 00"]
    assert read_phones("+33 6 12 34 56 78") == ["+33 6 12 34 56 78"]
    assert read_phones("") == []
    assert read_phones("NC") == []
    assert phones_among("a@caf.fr / 0442000000") == ["04 42 00 00 00"]
