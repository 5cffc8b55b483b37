"""Persons as people write them in a cell: one or two, with or without civility, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tourdetable.core.words.collation import folded
from tourdetable.core.words.phrase import Phrase, gettext_noop

CIVILITIES = re.compile(
    r"(?:(?:M|MM|Mr|Mrs|Ms|Mme|Mmes|Mlle|Mlles|Dr|Drs|Pr|Me|Monsieur|Messieurs|Madame|Mesdames|"
    r"Mademoiselle|Docteur|Docteure|Professeur|Professeure|Maître)(?:\.|(?=\s)|$)\s*)+",
    re.IGNORECASE,
)
STRONG = re.compile(r"\s*\n\s*|\s*[/;&|]\s*|\s*\+\s*")
AND = re.compile(r"\s+(?:et|and)\s+", re.IGNORECASE)
COMMA = re.compile(r"\s*,\s*")
BRACKETS = re.compile(r"\s*\([^)]*\)")
PARTICLES = frozenset(
    "de du des la le les d von van der den ter da dos di ben el al ibn y".split()  # noqa: SIM905  words are read, quotes are not
)
ARTICLES = frozenset(("", "la", "le", "les"))
INITIAL = re.compile(r"(?:[^\W\d_]\.?-?){1,3}\.|[^\W\d_]")
LETTERS = re.compile(r"[^\W\d_]")
LONGEST = 100
NOBODY = re.compile(
    r"(?:poste |siege |place )?(?:non )?(?:vacante?|vacance|pourvue?|designee?)"
    r"|(?:poste |siege )?a (?:designer|pourvoir|confirmer|nommer|definir|determiner|completer"
    r"|preciser|venir|renseigner)\b.*"
    r"|(?:designation |nomination )?en (?:attente|cours)\b.*"
    r"|nc|n c|neant|aucune?|inconnue?|non (?:connue?|communiquee?|renseignee?)|x+|tb[acd]"
    r"|to be (?:named|appointed|confirmed)|nobody|none"
)
"""What is written where nobody is named yet."""

HALF = gettext_noop("“%(text)s” is only half a name: write the given name and the family name")
NO_NAME = gettext_noop("“%(text)s” is not a name")
TOO_LONG = gettext_noop("“%(text)s” is too long for a name")
UNEVEN = gettext_noop("“%(family)s” and “%(given)s” do not name as many people")


@dataclass(frozen=True, slots=True)
class Named:
    """A person's two names."""

    given: str
    family: str
    sure: bool = field(default=False, compare=False)
    """Whether something in the name itself says which is which."""

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"


def read_names(text: str, *, family_first: bool) -> list[Named] | Phrase:
    """The persons of a cell, or why they cannot be told.

    >>> [str(one.full) for one in read_names("Mme A. Martin / M. B. Durand", family_first=True)]
    ['A. Martin', 'B. Durand']
    """
    found = []
    for one in persons_in(text):
        if means_nobody(one):
            continue
        name = one_person(one, family_first=family_first)
        if isinstance(name, Phrase):
            return name
        found.append(name)
    return found


def read_two(family: str, given: str) -> list[Named] | Phrase:
    """The persons of two cells, family names in one and given names in the other."""
    if all(means_nobody(part) for part in (family, given)):
        return []
    families, givens = cut(family), cut(given)
    if len(families) == 1 and len(givens) != 1:
        givens = [given] if given.strip() else []
    if len(families) != len(givens) or not families:
        return not_paired(family, given, half=not givens or not families)
    pairs = zip(families, givens, strict=True)
    found = [named(without_civility(g), without_civility(f), sure=True) for f, g in pairs]
    return next((why for one in found if (why := wrong(one))), found)


def means_nobody(text: str) -> bool:
    """Whether a cell says that nobody is named yet.

    >>> means_nobody("À désigner (conseil du 12)"), means_nobody("Vacher Zoé")
    (True, False)
    """
    said = folded(without_civility(BRACKETS.sub("", text)))
    return not folded(text) or bool(NOBODY.fullmatch(said))


def nobodies_in(text: str) -> list[str]:
    """The parts of a cell that say so."""
    return [part for part in [*persons_in(text), text] if text and means_nobody(part)][:1]


def not_paired(family: str, given: str, *, half: bool) -> Phrase:
    """Why two cells do not make persons: one is empty, or names more people than the other."""
    if half:
        return Phrase(HALF, text=" ".join((given + " " + family).split()))
    return Phrase(UNEVEN, family=" ".join(family.split()), given=" ".join(given.split()))


def cut(text: str) -> list[str]:
    """The parts of a cell that names several people."""
    parts = [part for part in STRONG.split(text.strip()) if part.strip()]
    return [piece for part in parts for piece in AND.split(part) if piece.strip()]


def persons_in(text: str) -> list[str]:
    """Each person's words. A comma stands between two people, or between two names of one."""
    bare = BRACKETS.sub("", text)
    found: list[str] = []
    for part in cut(bare):
        pieces = [piece for piece in COMMA.split(part) if piece]
        whole = all(len(without_civility(piece).split()) > 1 for piece in pieces)
        found += pieces if whole else [part]
    return found


def one_person(text: str, *, family_first: bool) -> Named | Phrase:
    said = without_civility(text)
    if "," in said:
        family, given = (part.strip() for part in said.split(",", 1))
        found = named(given, family, sure=True)
    else:
        words = said.split()
        if len(words) < 2:
            return Phrase(HALF, text=text.strip())
        found = in_order(words, family_first=family_first)
    return wrong(found) or found


def in_order(words: list[str], *, family_first: bool) -> Named:
    """Capitals are the family name, an initial is the given one; else the order of the column."""
    loud = list(filter(is_loud, words))
    if loud and len(loud) < len(words):
        given = [word for word in words if not is_loud(word)]
        if all(folded(word) in PARTICLES for word in given):
            return split(words, family_first=family_first)
        return named(" ".join(given), " ".join(loud), sure=True)
    if INITIAL.fullmatch(words[0]):
        family_first = False
    elif INITIAL.fullmatch(words[-1]):
        family_first = True
    return split(words, family_first=family_first)


def is_loud(word: str) -> bool:
    """Whether it is written in capitals."""
    return len(LETTERS.findall(word)) > 1 and word == word.upper()


def split(words: list[str], *, family_first: bool) -> Named:
    """Two names by their order; particles go with the family name."""
    if family_first:
        at = 1
        while at < len(words) - 1 and folded(words[at - 1]) in PARTICLES:
            at += 1
        return named(" ".join(words[at:]), " ".join(words[:at]))
    at = len(words) - 1
    while at > 1 and folded(words[at - 1]) in PARTICLES:
        at -= 1
    return named(" ".join(words[:at]), " ".join(words[at:]))


def named(given: str, family: str, *, sure: bool = False) -> Named:
    """A person, with capitals where names have them."""
    return Named(cased(given), cased(family), sure)


def oriented(name: Named, address: str) -> Named:
    """The names the other way round, where the address, given name first, says so.

    >>> oriented(Named("O'Brien", "Driss"), "driss.obrien2@caf.fr").full
    "Driss O'Brien"
    """
    words = [letters_of(word) for word in re.split(r"[._]", address.split("@")[0])]
    given, family = letters_of(name.given), letters_of(name.family)
    turned = given != family and words in ([family, given], [family[:1], given])
    return Named(name.family, name.given) if turned and not name.sure else name


def letters_of(text: str) -> str:
    return re.sub(r"[ \d]", "", folded(text))


def without_civility(text: str) -> str:
    said = text.strip()
    found = CIVILITIES.match(said)
    return said[found.end() :].strip() if found else said


def cased(name: str) -> str:
    """A name in capitals, or in small letters, as one writes it; any other is left as it is.

    >>> cased("LE GOFF-D'ARC")
    "Le Goff-D'Arc"
    """
    letters = LETTERS.findall(name)
    if len(letters) > 1 and (name == name.upper() or name == name.lower()):
        return re.sub(r"[^\W\d_]+", lambda word: word[0][:1].upper() + word[0][1:].lower(), name)
    return name


def wrong(name: Named) -> Phrase | None:
    if max(len(name.given), len(name.family)) > LONGEST:
        return Phrase(TOO_LONG, text=f"{name.full[:60]}…")
    parts = (name.given, name.family)
    if any(set(folded(part).split()) <= ARTICLES for part in parts):
        return Phrase(HALF, text=name.full.strip())
    if re.search(r"[@\d]", name.full):
        return Phrase(NO_NAME, text=name.full)
    return None
