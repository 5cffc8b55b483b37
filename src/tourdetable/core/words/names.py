"""Name matching: what two spellings of one name have in common (accents, case, apostrophes,
hyphens, particles, order, legal forms, initials). See ADR 69.

A *key* is what the database looks into, in words without accents; a *canonical* form is equal for
two names that are read as the same one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from tourdetable.core.words.collation import APOSTROPHES, folded

NAME_PARTICLES = {
    "d",
    "de",
    "del",
    "della",
    "den",
    "der",
    "des",
    "du",
    "l",
    "la",
    "le",
    "les",
    "van",
    "von",
}
"""Of a person's name."""

JOINING = NAME_PARTICLES - {"d", "l"}
"""The same, but for those that could be initials."""

PARTICLES = {
    "a",
    "al",
    "au",
    "aux",
    "da",
    "di",
    "do",
    "dos",
    "el",
    "en",
    "et",
    "las",
    "los",
    "of",
    "the",
    "y",
} | NAME_PARTICLES
"""Of any name."""

TITLES = {"m", "mme", "mlle", "mr", "monsieur", "madame", "dr"}
LEGAL_FORMS = {
    "asbl",
    "asso",
    "assoc",
    "association",
    "associations",
    "ei",
    "eurl",
    "gie",
    "loi1901",
    "sa",
    "sarl",
    "sas",
    "sasu",
    "scic",
    "scop",
    "societe",
    "ste",
}
"""What an institution is in law, and may be left out of its name."""

LAW = re.compile(r"\b(?:loi )?(?:de )?1901\b")
SAME_WORDS = (
    (r"caisses? d ?allocations? familiales?", "caf"),
    (r"caisses? primaires? d ?assurance maladie", "cpam"),
    (r"centres? communa(?:l|ux) d ?actions? sociales?", "ccas"),
    (r"centres? intercommunal d ?actions? sociales?", "cias"),
    (r"centres? socio ?culturels?|centres? social et culturel|csc", "cs"),
    (r"centres? socia(?:l|ux)", "cs"),
    (r"espaces? de vie sociale", "evs"),
    (r"maisons? des jeunes et de la culture", "mjc"),
    (r"maisons? pour tous", "mpt"),
    (r"mutualite sociale agricole", "msa"),
    (r"missions? locales?", "ml"),
    (r"(?:mairies?|villes?|communes?|municipalites?)", "commune"),
    (r"(?:conseils? (?:departementa(?:l|ux)|general)|departements?|cd)", "departement"),
    (r"(?:conseils? regiona(?:l|ux)|regions?)", "region"),
    (r"communautes? d ?agglomerations?", "agglo"),
    (r"communautes? de communes?", "comcom"),
    (r"federations?|fede", "fd"),
    (r"st", "saint"),
    (r"ste(?= \w)", "sainte"),
)
"""What people write in several ways, in folded words; the longest first."""

SAME = tuple((re.compile(rf"\b(?:{words})\b"), one) for words, one in SAME_WORDS)
LETTERS = re.compile(r"\b(?:\w ){1,7}\w\b")
"""« M. J. C. », once folded: initials that are one word."""


@lru_cache(maxsize=16384)
def spaced(text: str) -> str:
    """Folded words, what an apostrophe joins being two.

    >>> spaced("L’Étang d'Or, Jean-Luc")
    'l etang d or jean luc'
    """
    return folded(APOSTROPHES.sub(" ", text))


def own_words(words: list[str], left_out: Collection[str] = PARTICLES) -> list[str]:
    """The words but those left out; all of them when none would remain."""
    return [word for word in words if word not in left_out] or words


def joined(text: str) -> str:
    """One word of all of a name's.

    >>> joined("Le Goff"), joined("D’Hervé-Marie")
    ('legoff', 'dhervemarie')
    """
    return spaced(text).replace(" ", "")


def person_key(given_name: str, family_name: str) -> str:
    """What a person is found by: each of their names in one word, so that « Legoff » and
    « Le Goff », « Jean Pierre » and « Jean-Pierre » are found alike.

    >>> person_key("Jean-Pierre", "Le Goff")
    ' legoff jeanpierre'
    """
    return f" {joined(family_name)} {joined(given_name)}"


@lru_cache(maxsize=16384)
def same_person(given_name: str, family_name: str) -> frozenset[str]:
    """Two persons whose names are read as one have one of these in common, whatever the order.

    >>> sorted(same_person("Jean-Pierre", "Le Goff"))
    ['goff jean pierre', 'jeanpierre legoff']
    """
    names = [folded(APOSTROPHES.sub("", name)) for name in (given_name, family_name)]
    words = [word for name in names for word in own_words(name.split(), JOINING)]
    whole = sorted(name.replace(" ", "") for name in names)
    return frozenset({" ".join(sorted(words)), " ".join(whole)})


def person_words(text: str) -> list[str]:
    """The words by which a person is looked for.

    >>> person_words("Mme d'Artagnan J.")
    ['artagnan', 'j']
    """
    return own_words(spaced(text).split(), NAME_PARTICLES | TITLES)


@lru_cache(maxsize=16384)
def same_institution(name: str) -> str:
    """The same for two institutions whose names are read as one.

    >>> same_institution("Association M.J.C. de Vitrolles (loi 1901)")
    'mjc vitrolles'
    >>> same_institution("Mairie de Saint-Rémy") == same_institution("VILLE DE ST REMY")
    True
    """
    words = LAW.sub(" ", LETTERS.sub(lambda found: found[0].replace(" ", ""), spaced(name)))
    for pattern, one in SAME:
        words = pattern.sub(one, words)
    return " ".join(own_words(words.split(), PARTICLES | LEGAL_FORMS))


def institution_key(name: str, short_name: str = "", kind: str = "") -> str:
    """What an institution is found by: its names as they are written, as they are read, and their
    initials.

    >>> institution_key("Ville de Cassis")
    ' ville de cassis commune vc'
    """
    texts = [text for text in (name, short_name, kind) if text]
    words = " ".join([*map(spaced, texts), *map(same_institution, texts), initials(name)])
    return f" {' '.join(dict.fromkeys(words.split()))}"


@lru_cache(maxsize=16384)
def initials(name: str) -> str:
    """The first letters of its words.

    >>> initials("Union départementale des associations familiales")
    'udaf'
    """
    return "".join(word[0] for word in own_words(spaced(name).split()))


def institution_words(text: str) -> list[str]:
    """The words by which an institution is looked for.

    >>> institution_words("Mairie de la Ciotat")
    ['commune', 'ciotat']
    """
    return same_institution(text).split()


@lru_cache(maxsize=16384)
def digits(name: str) -> frozenset[str]:
    """The numbers of a name: « Marseille 2-3 » is not « Marseille 15-16 »."""
    return frozenset(word.lstrip("0") for word in spaced(name).split() if word.isdecimal())
