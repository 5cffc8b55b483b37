"""Addresses as people type them, and where each leads."""

from __future__ import annotations

import pytest

from tourdetable.core.words.addresses import addressed


def links(text: str) -> list[tuple[str, str]]:
    return [(words, href) for words, href in addressed(text) if href]


MAIL = "prenom.nom-compose@bouches-du-rhone.exemple.fr"
PAGE = "https://www.exemple.fr/fr/jeux-de-donnees/"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Écrire à {MAIL}.", [(MAIL, f"mailto:{MAIL}")]),
        (f"(voir {PAGE})", [(PAGE, PAGE)]),
        (f"« {PAGE} », puis", [(PAGE, PAGE)]),
        ("https://a.fr/Caf_(France), oui", [("https://a.fr/Caf_(France)",) * 2]),
        ("https://caf.fr/?a=1&b=2#c !", [("https://caf.fr/?a=1&b=2#c",) * 2]),
        ("www.caf.fr;", [("www.caf.fr", "https://www.caf.fr")]),
        ("HTTPS://CAF.FR…", [("HTTPS://CAF.FR",) * 2]),
        ("<https://caf.fr>", [("https://caf.fr",) * 2]),
        ("mailto:a@caf.fr", [("a@caf.fr", "mailto:a@caf.fr")]),
        ("de Anne:anne_b+x@caf.fr!", [("anne_b+x@caf.fr", "mailto:anne_b+x@caf.fr")]),
        ("http://localhost:8000/club/", [("http://localhost:8000/club/",) * 2]),
        ("javascript:alert(1) data:text/html,a ftp://caf.fr file:///etc", []),
        ("http:// www. a@b @caf.fr x@y@caf.fr awww.caf.fr 14:30 a://b", []),
        ("", []),
    ],
)  # fmt: skip
def test_an_address_leads_where_it_says(text: str, found: list[tuple[str, str]]) -> None:
    assert links(text) == found
    assert "".join(words for words, _href in addressed(text)) == text
