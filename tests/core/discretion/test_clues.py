from __future__ import annotations

import unicodedata

import pytest

from tourdetable.core.discretion.clues import Clue, ClueKind, clues

K = ClueKind


def told(text: str, *hidden: str) -> list[tuple[ClueKind, str]]:
    return [(one.kind, one.text) for one in clues(text, hidden=hidden)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Appeler le 06 12 34 56 78.", [(K.PHONE, "06 12 34 56 78")]),
        ("Appeler le +33 6 12.34.56.78", [(K.PHONE, "+33 6 12.34.56.78")]),
        ("Écrire à j.dupond@exemple.fr !", [(K.MAIL, "j.dupond@exemple.fr")]),
        ("Son numéro : 2 85 07 13 055 123 45.", [(K.NUMBER, "2 85 07 13 055 123 45")]),
        ("N° allocataire : 1234567A", [(K.NUMBER, "N° allocataire : 1234567A")]),
        ("Elle est née le 12 mars 1984.", [(K.BIRTH, "née le 12 mars 1984")]),
        ("Depuis le 03/11/1971, il attend.", [(K.BIRTH, "03/11/1971")]),
        ("Il vit 12 bis, rue des Lilas.", [(K.ADDRESS, "12 bis, rue des Lilas")]),
        ("Il vit au bâtiment B.", [(K.ADDRESS, "bâtiment B")]),
        ("Au 13014 Marseille, on attend.", [(K.ADDRESS, "13014 Marseille")]),
        ("Mme D. est revenue.", [(K.INITIALS, "Mme D.")]),
        ("M. B. est venu.", [(K.INITIALS, "M. B.")]),
        ("Mohamed D. est venu.", [(K.INITIALS, "Mohamed D.")]),
        ("La famille K. est venue.", [(K.INITIALS, "famille K.")]),
        ("Madame Diallo est venue.", [(K.NAME, "Madame Diallo")]),
        ("La famille Benali est venue.", [(K.NAME, "famille Benali")]),
        ("Un homme prénommé Zébulon.", [(K.NAME, "prénommé Zébulon")]),
        ("Puis Jean-Pierre Martin est parti.", [(K.GIVEN_NAME, "Jean-Pierre Martin")]),
        ("On a reçu KARIM.", [(K.GIVEN_NAME, "KARIM")]),
        ("Une dame de 83 ans est tombée.", [(K.AGE, "Une dame de 83 ans")]),
        ("Il a 30 ans.", [(K.AGE, "Il a 30 ans")]),
        ("Une mère de sept enfants, à Crots.", [(K.SITUATION, "mère de sept enfants")]),
        ("La seule famille rom du village.", [(K.SITUATION, "seule famille")]),
        ("Un père sorti de prison, à Arles.", [(K.SITUATION, "sorti de prison")]),
        ("Une habitante de la tour C.", [(K.ADDRESS, "tour C")]),
        ("La voisine du 3e a tout dit.", [(K.ADDRESS, "voisine du 3e")]),
        ("Celle que tous appellent Tatie.", [(K.NAME, "appellent Tatie")]),
        ("Tatie Ouardia est revenue.", [(K.NAME, "Tatie Ouardia")]),
        ("On a reçu D. trois fois.", [(K.INITIALS, "D.")]),
        ("Elle est arrivée des Comores.", [(K.SITUATION, "arrivée des Comores")]),
        ("Son mari est en prison aux Baumettes.", [(K.SITUATION, "en prison")]),
        ("Son fils, à Berre, est suivi par la PJJ.", [(K.SITUATION, "suivi par la PJJ")]),
        ("Une famille comorienne de la cité.", [(K.SITUATION, "famille comorienne")]),
        ("Le petit (CM2, école des Oliviers).", [(K.SITUATION, "(CM2")]),
        ("Surnommé la Puce, il est revenu.", [(K.NAME, "Surnommé la Puce")]),
        ("On l’appelle « le Capitaine ».", [(K.NAME, "appelle « le Capitaine")]),
        ("Dédé et Zoe ont aidé.", [(K.GIVEN_NAME, "Dédé"), (K.GIVEN_NAME, "Zoe")]),
        ("L’usager Durand est revenu.", [(K.NAME, "usager Durand")]),
        ("On a reçu Ахмед deux fois.", [(K.NAME, "Ахмед")]),
        ("Voir @lina_du_13 sur le réseau.", [(K.ACCOUNT, "@lina_du_13")]),
        ("Une dame de quatre-vingt-deux ans.", [(K.AGE, "dame de quatre-vingt-deux ans")]),
        ("Un ancien légionnaire de 61 ans.", [(K.AGE, "Un ancien légionnaire de 61 ans")]),
        ("Un boucher (34 ans) est là.", [(K.AGE, "(34 ans)")]),
        ("Un octogénaire du hameau.", [(K.AGE, "octogénaire")]),
        ("Un boulanger du village, veuf.", [(K.SITUATION, "veuf")]),
        ("Le seul Afghan du village.", [(K.SITUATION, "seul Afghan")]),
        ("Le fils du maire de Vaux.", [(K.SITUATION, "fils du maire")]),
        ("Les Petit, cinq enfants, à Vaux.", [(K.SITUATION, "Les Petit, cinq enfants")]),
    ],
)
def test_what_could_let_somebody_be_recognised_is_found(
    text: str, found: list[tuple[ClueKind, str]]
) -> None:
    assert told(text) == found


def test_a_first_name_an_age_and_a_place_are_told_one_by_one() -> None:
    assert told("Samira, 42 ans, vit à Peyrolles.") == [(K.AGE, "Samira, 42 ans")]
    assert told("samira a 17 ans") == [(K.GIVEN_NAME, "samira")]
    assert told("Mme D., 42 ans, 3 rue Haute") == [
        (K.INITIALS, "Mme D., 42 ans"),
        (K.ADDRESS, "3 rue Haute"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Des femmes et des hommes de 16 à 25 ans ont pris part à l’atelier.",
        "L’école Jules Ferry et le centre social Jean Moulin ont prêté une salle.",
        "Le 8 juillet 2026, trois équipes se sont réunies à Marseille, en 72 heures.",
        "Le CCAS de Montferrat-sur-Loue et Saint-Aubin-Rivages ont suivi ; 40 % d’appels en moins.",
        "La Caf a prêté un agent. Nous avons ouvert le mardi : cinq partenaires, 12 permanences.",
        "Le budget est de 12 000 euros sur 3 ans ; le cadre Cnaf 2027 le permet.",
        "Florence est loin. Rose clair, dit l’affiche.",
        "Des jumeaux et des familles ont joué.",
        "La porte a été ouverte, l’escalier a été refait, la tour à côté aussi.",
        "45 personnes de plus de 60 ans sont venues. Depuis 10 ans, on accueille à Arles.",
        "Les bénévoles de Port-Saint-Louis tiennent la permanence.",
        "M. le Maire et Mme la Présidente ont lu l’Étape A. Le pôle Rosa Parks a ouvert.",
        "Un contrat de 20 ans, une convention de 12 ans : le bail a suivi à Vaux.",
    ],
)
def test_a_story_that_names_nobody_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_name_that_is_not_to_be_told_is_found_however_it_is_written() -> None:
    said = "LE CCAS DE MONTFERRAT a ouvert."
    assert told(said, "Ccas de Montferrât") == [(K.HIDDEN, "CCAS DE MONTFERRAT")]


def test_non_breaking_spaces_and_decomposed_accents_hide_nothing() -> None:
    assert told("06\u00a012\u202f34 56 78") == [(K.PHONE, "06 12 34 56 78")]
    said = unicodedata.normalize("NFD", "Née le 3 août 1990")
    assert told(said) == [(K.BIRTH, "Née le 3 août 1990")]


def one(text: str) -> Clue:
    (found,) = clues(text)
    return found


def test_a_passage_shows_what_stands_around_it_in_its_sentence() -> None:
    found = one("Au matin. Puis Mme D. est venue seule. Le soir, rien.")
    assert found.around == ("Puis ", " est venue seule.")
    assert found.start == len("Au matin. Puis ")


def test_a_passage_has_a_key_as_long_as_its_sentence_says_the_same() -> None:
    first, again = one("Puis Mme D. est venue."), one("Avant.\nPuis Mme D. est venue. ")
    other = one("Puis Mme D. est partie.")
    keys = {found.key("done") for found in (first, again)}
    assert keys == {first.key("done")}
    assert other.key("done") not in keys
    assert first.key("results") not in keys
