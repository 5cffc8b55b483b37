"""Which row holds the headings, and what each of them means: French and English, as people write
them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tourdetable.core.sheets.grid import Cell, Grid, filled, one_line
from tourdetable.core.words.collation import folded


class SheetColumn(StrEnum):
    """What a column holds. Those of a person come twice, for the two holders of a seat."""

    BODY = "body"
    BODY_KIND = "body_kind"
    INSTITUTION = "institution"
    SHORT_NAME = "short_name"
    INSTITUTION_KIND = "institution_kind"
    COLLEGE = "college"
    SEAT_KIND = "seat_kind"
    FULL = "full"
    FAMILY = "family"
    GIVEN = "given"
    EMAIL = "email"
    PHONE = "phone"
    FULL_2 = "full_2"
    FAMILY_2 = "family_2"
    GIVEN_2 = "given_2"
    EMAIL_2 = "email_2"
    PHONE_2 = "phone_2"
    STARTS = "starts"
    ENDS = "ends"
    IGNORED = ""


PERSONAL = (
    SheetColumn.FULL,
    SheetColumn.FAMILY,
    SheetColumn.GIVEN,
    SheetColumn.EMAIL,
    SheetColumn.PHONE,
)
SECOND = {column: SheetColumn(f"{column.value}_2") for column in PERSONAL}

VARIANTS: Mapping[SheetColumn, str] = {
    SheetColumn.BODY: "instance | groupe | comite | commission | nom de l instance | itc"
    " | body | group"
    " | groupe de travail | instances | groupes | commissions | committee | territoire"
    " | territoire de l instance | club"
    " | conseil | conseil de quartier",
    SheetColumn.BODY_KIND: "type d instance | type de groupe | kind of body | nature de l instance",
    SheetColumn.INSTITUTION: "structure | organisme | institution | organisation | organization"
    " | association | etablissement | nom de la structure | nom de l organisme | employeur"
    " | nom de l institution | collectivite | entite | partenaire | institution name | company"
    " | societe | centre social | structures | organismes | institutions | membre"
    " | structure representee | institution representee | organisme represente",
    SheetColumn.SHORT_NAME: "sigle | acronyme | nom court | abreviation | acronym | short name",
    SheetColumn.INSTITUTION_KIND: "type de structure | nature de la structure | type d organisme"
    " | categorie de structure | type d institution | kind of institution",
    SheetColumn.COLLEGE: "college | colleges | categorie | constituency",
    SheetColumn.SEAT_KIND: "type de siege | siege | statut | permanent | invite | permanent invite"
    " | nature du siege | permanent ou invite | statut du membre | type de membre | kind of seat"
    " | qualite",
    SheetColumn.FULL: "nom et prenom | nom prenom | prenom et nom | prenom nom | nom complet"
    " | nom prenoms | nom et prenoms | noms et prenoms | noms prenoms | prenoms noms | contact"
    " | representant | representante | representant e | representants | representante s"
    " | titulaire | titulaires | binome | personne | full name | name | participant"
    " | participant e | interlocuteur | identite | personnes | referent | representant es",
    SheetColumn.FAMILY: "nom | nom de famille | nom d usage | last name | surname"
    " | family name | noms"
    " | nom usuel | lastname",
    SheetColumn.GIVEN: "prenom | prenoms | first name | given name | firstname | prenom usuel",
    SheetColumn.EMAIL: "courriel | mail | e mail | email | adresse electronique"
    " | adresse mail | mel"
    " | adresse e mail | adresse email | adresse courriel | courriels | mails | emails"
    " | e mail address | email address | courrier electronique | adresse de courriel"
    " | adresses electroniques | adresses mail | adresses mails | adresses e mail"
    " | adresses email | adresses courriel | courriers electroniques | e mails",
    SheetColumn.PHONE: "telephone | tel | portable | mobile | numero de telephone | phone"
    " | telephones"
    " | n de telephone | tel portable | ligne directe | tel fixe | no de telephone",
    SheetColumn.STARTS: "depuis | debut | a compter du | depuis le | date de debut | date d entree"
    " | debut de mandat | debut du mandat | a partir du | date debut | since | from | start"
    " | start date | date de prise de fonction | date de nomination | date d arrivee"
    " | date debut mandat | date de debut de mandat",
    SheetColumn.ENDS: "jusqu au | fin | date de fin | fin de mandat | fin du mandat"
    " | date fin | until"
    " | to | end | end date | date de sortie | date fin mandat | date de fin de mandat"
    " | jusque | terme du mandat",
}
MEANINGS = {
    words: column
    for column, variants in VARIANTS.items()
    for words in (variant.strip() for variant in variants.split("|"))
}
OF_SECOND = re.compile(
    r"\b(?:2|ii|suppleant e s|suppleant e|suppleante|suppleants|suppleant|second|seconde|deuxieme"
    r"|2e|2eme|co titulaire|alternate)\b"
)
OF_FIRST = re.compile(
    r"\b(?:1|i|1er|1ere|titulaire|premier|premiere|du|de la|de l|representant e s"
    r"|representant e|representante|representant"
    r"|contact|personne|membre|binome|professionnelle|professionnel|obligatoire"
    r"|facultative|facultatif|jj mm aaaa|required|optional)\b"
)
FAMILY, GIVEN = re.compile(r"\bnoms?\b"), re.compile(r"\bprenoms?\b")
OF_INSTITUTION = re.compile(r"\b(?:structure|organisme|institution|association|standard|accueil)\b")
TELLING = (
    (SheetColumn.EMAIL, re.compile(r"\b(?:courriels?|e mails?|mails?|emails?)\b")),
    (SheetColumn.PHONE, re.compile(r"\b(?:tel|telephones?|portables?|mobiles?)\b")),
    (SheetColumn.COLLEGE, re.compile(r"\bcolleges?\b")),
)
LOOKED_AT = 40
LONGEST_HEADING = 60


@dataclass(frozen=True)
class Headings:
    """The row of the headings (from 0), their words, and what each column holds."""

    row: int
    words: tuple[str, ...]
    columns: tuple[SheetColumn, ...]

    @property
    def known(self) -> int:
        return sum(1 for column in self.columns if column)


def meaning(heading: str) -> SheetColumn:
    """What a heading says that its column holds; `IGNORED` when nothing known.

    >>> meaning("Adresse électronique *")
    <SheetColumn.EMAIL: 'email'>
    """
    words = folded(re.sub(r"\([^)]*\)|\*", " ", heading))
    if words in MEANINGS:
        return MEANINGS[words]
    if OF_SECOND.search(words):
        rest = " ".join(OF_SECOND.sub(" ", words).split())
        first = (
            MEANINGS.get(rest) or MEANINGS.get(bare(rest)) or (SheetColumn.FULL if not rest else "")
        )
        return SECOND.get(SheetColumn(first), SheetColumn.IGNORED)
    return MEANINGS.get(bare(words)) or by_a_word(words)


def by_a_word(words: str) -> SheetColumn:
    """What one word of a heading says alone, unless it is about the institution."""
    if OF_INSTITUTION.search(words):
        return SheetColumn.IGNORED
    return next((column for column, word in TELLING if word.search(words)), SheetColumn.IGNORED)


def bare(words: str) -> str:
    return " ".join(OF_FIRST.sub(" ", words).split())


def find_headings(grid: Grid) -> Headings:
    """The row, among the first ones, in which most headings are known; else the first filled
    one."""
    best: Headings | None = None
    first = next((n for n, row in enumerate(grid.rows) if filled(row)), 0)
    for number, row in enumerate(grid.rows[:LOOKED_AT]):
        found = headings_at(grid, number)
        if filled(row) and found.known > (best.known if best else 1):
            best = found
    return best or headings_at(grid, first)


def headings_at(grid: Grid, number: int) -> Headings:
    """The headings of one row; a group's name above (« Suppléant·e ») tells whose they are."""
    width = max((len(row) for row in grid.rows[number:]), default=0)
    own = words_of(grid, number, width)
    groups = words_of(grid, number - 1, width) if number else [""] * width
    words = [word or own_heading(group) for word, group in zip(own, groups, strict=True)]
    return Headings(number, tuple(words), tuple(told_apart(words, groups)))


def own_heading(group: str) -> str:
    """A heading that stands one line above those of the groups (« Structure »)."""
    return group if meaning(group) not in (SheetColumn.IGNORED, *PERSONAL, *SECOND.values()) else ""


def words_of(grid: Grid, number: int, width: int) -> list[str]:
    """What the cells of a row say, as headings."""
    row = grid.rows[number] if number < len(grid.rows) else ()
    return [heading(row[n]) if n < len(row) else "" for n in range(width)]


def heading(cell: Cell) -> str:
    words = one_line(cell)
    return words if len(words) <= LONGEST_HEADING else ""


def told_apart(words: Sequence[str], groups: Sequence[str]) -> list[SheetColumn]:
    """What each column holds: the second time, a person's column is that of the second holder."""
    found: list[SheetColumn] = []
    for word, group in zip(words, groups, strict=True):
        column = meaning(word)
        second = SECOND.get(column)
        if second and (column in found or OF_SECOND.search(folded(group))):
            column = second
        found.append(SheetColumn.IGNORED if column in found else column)
    name_columns(found)
    return found


def name_columns(found: list[SheetColumn]) -> None:
    """« Nom » beside « Prénom » is a family name; alone, it is the whole name."""
    full, family, given = SheetColumn.FULL, SheetColumn.FAMILY, SheetColumn.GIVEN
    if full in found and given in found and family not in found:
        found[found.index(full)] = family
    if family in found and given not in found and full not in found:
        found[found.index(family)] = full


def family_comes_first(heading_words: str) -> bool:
    """Whether a column of whole names begins by the family name.

    >>> family_comes_first("Nom et prénom"), family_comes_first("Prénom Nom")
    (True, False)
    """
    words = folded(heading_words)
    first = FAMILY.search(words)
    return words in ("nom", "noms") or bool(first and GIVEN.search(words, first.end()))
