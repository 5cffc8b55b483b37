"""An amendment is seen before it is adopted: its differences, and what the past would have been."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.interface.cli.charter.test_judging import CHARTERS, FACTS
from tourdetable.interface.cli.charter.commands import charter

OLD = CHARTERS / "itc.md"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    file = tmp_path / "new.md"
    text = (
        OLD.read_text(encoding="utf-8")
        .replace("2026.1", "2027.1")
        .replace("Jamais plus de deux mois", "Un mois")
    )
    file.write_text(
        text.replace('{ "2018-01-01" = 2 }', '{ "2018-01-01" = 2, "2026-10-01" = 1 }'),
        encoding="utf-8",
    )
    return file


def run(*words: object) -> Result:
    return CliRunner().invoke(charter, [str(word) for word in words])


def told(*words: object) -> list[str]:
    """The lines of a command, with breakable spaces."""
    return run(*words).stdout.replace("\N{NO-BREAK SPACE}", " ").splitlines()


def test_what_changes_is_told_in_sentences_what_will_be_and_what_is(new: Path) -> None:
    lines = told("compare", OLD, new, "--lang", "fr")
    assert lines[:4] == [
        "Comment les articles sont jugés",
        "  ITC-14 sera jugé avec une autre valeur pour « Intervalle le plus long entre deux "
        "séances, en mois » : 2 à partir du 1er janvier 2018 ; 1 à partir du 1er octobre 2026. "
        "Jusqu’ici, cette valeur est : 2 à partir du 1er janvier 2018.",
        "Le texte lui-même",
        "  Le texte de l’article ITC-14, « Se voir au moins tous les deux mois », changera.",
    ]
    assert [line[6] for line in lines[4:6]] == ["-", "+"]


FRONT = [
    ('"turns", "compose"]', '"turns", "compose", "minutes"]'),
    ("warn_days = 60", "warn_days = 7"),
    ("month = 9, day = 1", "month = 1, day = 1"),
    ('adoption = "seats"\nseats = 3\naudience = "network"', 'audience = "public"'),
]


def test_what_only_the_front_matter_changes_is_told(tmp_path: Path) -> None:
    text, file = OLD.read_text(encoding="utf-8"), tmp_path / "new.md"
    for old, new in FRONT:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    assert [line for line in told("compare", OLD, file, "--lang", "fr") if line[0] == " "] == [
        "  La réunion suivante adoptera les comptes rendus. "
        "Jusqu’ici, ils sont adoptés quand 3 sièges les ont approuvés.",
        "  Qui exerce la fonction « Animateur·trice de la Convention Cadre » pourra aussi : "
        "écrire le compte rendu. Jusqu’ici, qui exerce cette fonction peut : convoquer les "
        "membres, déplacer une réunion, annuler une réunion, préparer l’ordre du jour, répartir "
        "les prochains tours, ouvrir et fermer des sièges, donner des mandats et des fonctions.",
        "  Les comptes rendus pourront être lus par tout le monde, même sans compte. "
        "Jusqu’ici, ils peuvent être lus par tous les membres du réseau.",
        "  Chaque saison commencera le 1er janvier. Jusqu’ici, elle commence le 1er septembre.",
        "  Ce qui ferait manquer à un article sera annoncé 7 jours à l’avance. "
        "Jusqu’ici, l’annonce vient 60 jours à l’avance.",
    ]


def test_the_same_as_json(new: Path) -> None:
    said = json.loads(run("compare", OLD, new, "--json").stdout)
    assert [text["article"] for text in said["texts"]] == ["ITC-14"]
    assert said["rules"] == [
        {
            "article": "ITC-14",
            "check": "maximum_gap",
            "kind": "changed",
            "key": "months",
            "old": {"2018-01-01": 2},
            "new": {"2018-01-01": 2, "2026-10-01": 1},
        }
    ]


def test_the_past_is_judged_again(new: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    said = json.loads(run("rejudge", OLD, new, facts, "--on", "2027-04-06", "--json").stdout)
    (gap,) = (a for a in said["articles"] if a["clause"] == "ITC-14")
    assert (said["old"], said["new"], gap["old_gaps"], gap["new_gaps"]) == (
        "2026.1",
        "2027.1",
        2,
        2,
    )
    assert [(g["body"], g["on"]) for g in gap["appearing"]] == [
        ("berre", "2026-10-30"),
        ("berre", "2027-01-18"),
    ]
    assert [(g["body"], g["on"]) for g in gap["disappearing"]] == [
        ("berre", "2026-11-30"),
        ("berre", "2027-02-18"),
    ]


def test_the_past_is_judged_again_in_lines(new: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    lines = run(
        "rejudge", OLD, new, facts, "--on", "2027-04-06", "--lang", "en"
    ).stdout.splitlines()
    assert (
        lines[0]
        == "ITC-14   Broken → Broken: Under the proposed text, as many gaps, but not the same ones"
    )
    assert lines[1] == (
        "  + 2026-10-30 berre "
        "No meeting between 29 September 2026 and 17 December 2026: more than 1 month"
    )


def test_two_equal_texts_say_that_nothing_differs(tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    assert told("compare", OLD, OLD, "--lang", "en") == ["Nothing differs between these two texts"]
    assert told("rejudge", OLD, OLD, facts, "--on", "2027-04-06", "--lang", "en") == [
        "These facts are judged in the same way under both texts"
    ]


def test_who_would_decide_of_what_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "new.md"
    said = 'bodies = ["itc"]\nscope = "own"\narticles = ["ITC-14"]'
    text = OLD.read_text(encoding="utf-8").replace(said, 'bodies = ["itc"]\nscope = "kind"')
    file.write_text(text, encoding="utf-8")
    assert told("compare", OLD, file, "--lang", "en") == [
        "Who decides, and how",
        "  Lifting an article for a while will be decided by: Comité départemental; Instance "
        "territoriale de concertation, for the bodies of its kind. So far, it is decided by: "
        "Comité départemental; Instance territoriale de concertation, for itself only (ITC-14).",
    ]
