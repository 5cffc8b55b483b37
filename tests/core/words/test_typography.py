"""Spaces and hyphens at which no line may break."""

from __future__ import annotations

import pytest

from tourdetable.core.words.typography import kept_together, requoted, unbroken

NBSP = "\N{NO-BREAK SPACE}"
TIED = "~"
"""Stands for a no-break space in these tables."""


def tied(text: str) -> str:
    return kept_together(text).replace("\N{NO-BREAK SPACE}", TIED)


@pytest.mark.parametrize(
    "shown",
    [
        "Qui~? Moi~! Non~; oui~: «~d’accord~» (vraiment~?), «~quoi~?~»",
        "le n°~12, §~3, art.~12, l’article 4, p.~7, L.~223-1",
        "12~%, 3~000~€, 12~000~000~k€, 5~km, 2~h, 14~h~30, 21~°C, 0,5~ETP",
        "le 1er~avril, le 2-3~avril 2027, 8 April",
        "06~12~34~56~78 ou +33~6~12~34~56~78",
        "M.~Martin, Mme~Abadie, MM.~Roux et Diop, Dr~Petit",
        "un deux, trois. Quatre (cinq) – six - sept",
        "What? Yes: no; it’s fine!",
        "à 14:30, ratio 3:2, clé:valeur, ::: body, :) ;-)",
        "https://caf.fr/?a=b:c et a@caf.fr",
        "2027~: bilan",
        "12 sièges, 3 jours, 2027 300 personnes",
        "mot ;mot mot :mot",
    ],
)
def test_a_typed_space_is_kept_where_no_line_may_break(shown: str) -> None:
    assert tied(shown.replace(TIED, " ")) == shown
    assert tied(tied(shown).replace(TIED, "\N{NO-BREAK SPACE}")) == shown


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("les 2-3 avril", ["2-3"]),
        ("ITC Marseille 15-16", ["15-16"]),
        ("06-12-34-56-78", ["06-12-34-56-78"]),
        ("le 2027-04-08, 2-3", ["2027-04-08", "2-3"]),
        ("D-2026-01, ITC-14, Saint-Remy-en-Bouzemont, 3-mâts", []),
        ("https://caf.fr/2027-04 a@b-2.fr", []),
    ],
)
def test_a_number_is_kept_whole_at_its_hyphens(text: str, whole: list[str]) -> None:
    pieces = list(unbroken(text))
    assert [piece for piece, kept in pieces if kept] == whole
    assert "".join(piece for piece, _kept in pieces) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "«~Lire «~dehors~» et «dedans»~», puis «~rien~»",
            "«~Lire “dehors” et “dedans”~», puis «~rien~»",
        ),
        ("«~un~» et «~deux~»", "«~un~» et «~deux~»"),
        ("«~un «~deux~»", "«~un «~deux~»"),
        ("un~» «~deux «~trois~»", "un~» «~deux «~trois~»"),
        ("“Read «~dehors~»”", "“Read «~dehors~»”"),
    ],
)
def test_a_quotation_inside_another_has_marks_of_its_own(text: str, shown: str) -> None:
    assert requoted(text.replace(TIED, NBSP)).replace(NBSP, TIED) == shown
