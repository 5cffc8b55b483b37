"""How near two texts are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.finding.field import meaning
from tourdetable.core.finding.kin import KinWord
from tourdetable.core.finding.likeness import (
    CLOSE,
    FLOOR,
    LONE,
    OTHER_PEOPLE,
    OTHER_SUBJECTS,
    THRESHOLD,
    Likeness,
    Text,
    likeness,
    nearly,
    neighbours,
    rarity,
)


def between(one: str, other: str) -> Likeness:
    return likeness(meaning(one), Text("x", meaning(other)), {})


def test_other_words_may_say_the_same_thing() -> None:
    found = between("Non-recours des aînés", "Vieillissement et renoncement aux droits")
    assert (found.score > 0.9, found.shared) == (True, ("accès aux droits", "personnes âgées"))


def test_the_same_words_may_say_another_thing() -> None:
    assert between("Groupe de travail : habitat", "Groupe de travail : psychiatrie").score == 0.0


def test_other_people_make_another_subject() -> None:
    same, apart = (
        between("Non-recours des jeunes", f"Non-recours des {people}").score
        for people in ("16-25 ans", "aînés")
    )
    assert (same, apart < same * OTHER_PEOPLE < CLOSE) == (pytest.approx(1.0), True)
    assert between("Non-recours des jeunes", "Non-recours des étudiants").score > THRESHOLD


def test_other_subjects_make_farther_what_is_said_alike() -> None:
    same, apart = (
        between("Une réunion sur l’habitat : tilleul", f"Une réunion sur {what} : tilleul").score
        for what in ("l’habitat", "la psychiatrie")
    )
    assert 0.0 < apart < same * OTHER_SUBJECTS


def test_what_else_is_said_counts_and_is_told() -> None:
    one, other = meaning("Habitat, tilleul"), meaning("Habitat, platane")
    trees = [KinWord(word, 255, 1.0) for word in ("tilleul", "platane")]
    near, twin = (
        replace(it, words={tree.said: tree}) for it, tree in zip((one, other), trees, strict=True)
    )
    found = likeness(near, Text("x", twin), {})
    assert found.score > likeness(one, Text("x", other), {}).score
    assert found.shared == ("logement", "tilleul / platane")


def test_people_alone_are_no_subject_unless_nothing_else_is_known() -> None:
    assert between("Non-recours des aînés", "Habitat des aînés").score == 0.0
    assert between("Les aînés du hameau", "Habitat des aînés").score > 0.0


def test_notions_that_are_near_count_for_less() -> None:
    found = between("Accès aux droits", "L’accueil physique")
    assert (found.score, found.shared) == (pytest.approx(0.2**0.5), ("accès aux droits",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tilleul", "tileul", True),
        ("tilleul", "tlileul", True),
        ("tilleul", "tillleul", True),
        ("tilleul", "tailluel", False),
        ("tilleul", "tillelu", True),
        ("aliment", "alimentair", True),
        ("contrat", "contrair", False),
        ("mois", "moisi", False),
        ("cour", "cours", False),
    ],
)
def test_a_letter_left_out_changed_or_exchanged(one: str, other: str, same: bool) -> None:
    assert nearly(one, other) is same


def test_a_misspelt_word_is_found() -> None:
    assert between("Le tilleul", "Le tileul").score == pytest.approx(LONE * 0.7**0.5)


def test_what_every_text_holds_keeps_less_of_its_weight() -> None:
    texts = [meaning("Tilleul", f"mot{nth}") for nth in range(30)]
    kept = rarity(texts)
    assert (kept["tilleul"], kept["mot3"]) == (FLOOR, 1.0)
    assert rarity(texts[:5]) == {}


def test_the_nearest_come_first_and_those_too_far_are_left() -> None:
    titles = {"a": "Habitat", "b": "Non-recours et habitat", "c": "Non-recours", "d": "Psychiatrie"}
    texts = [Text(key, meaning(title)) for key, title in titles.items()]
    found = neighbours(meaning("Renoncement aux droits"), texts)
    assert [one.key for one in found] == ["c", "b"]
    assert [one.key for one in neighbours(meaning("Non-recours"), texts, most=1)] == ["c"]


def test_the_others_shown_are_not_much_farther_than_the_nearest() -> None:
    titles = {"a": "Non-recours", "b": "Non-recours, habitat et psychiatrie"}
    texts = [Text(key, meaning(title)) for key, title in titles.items()]
    wanted = meaning("Renoncement aux droits")
    assert likeness(wanted, texts[1], {}).score > THRESHOLD
    assert [one.key for one in neighbours(wanted, texts)] == ["a"]


def test_clues_bring_near_a_text_that_names_a_notion() -> None:
    found = between("Un studio sans garant", "Habitat")
    assert (found.score > THRESHOLD, found.shared) == (True, ("logement",))


def test_a_word_that_both_hold_is_not_counted_again_as_a_clue() -> None:
    assert between("Le garant", "Un garant").score == pytest.approx(LONE)
