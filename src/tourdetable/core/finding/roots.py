"""The words of a text that mean something, each by its root: its stem, or the word itself where a
stem would be too short to tell words apart (« répit » and « repas » have one)."""

from __future__ import annotations

import re

from tourdetable.core.finding.stems import stem_of, words
from tourdetable.core.words.collation import folded

SHORTEST = 4
"""Letters of a stem that stands for its word."""

PLURAL = "ent"
"""What Snowball leaves to most verbs of the third person plural, as to a few nouns."""

LISTED = (
    "a afin ai ainsi alors apres as au aucun aucune aussi autour autre autres aux avant avec "
    "avoir ayant bien c car ce ceci cela celle celles celui cent ces cet cette ceux chez ci "
    "comme comment contre d dans de depuis des deux doit donc dont du elle elles en encore "
    "entre es est et etaient etait etant etes etre eu eux faut ici il ils j je jusqu jusque l "
    "la le lequel les leur leurs lors lorsque lui m ma mais me meme memes mes moins mon n ne "
    "ni nos notre nous on ont ou par parce parfois parmi pendant peu peut peuvent plus plutot "
    "pour pourquoi puis qu quand que quel quelle quelles quelque quelques quels qui s sa sauf "
    "se selon sera ses si soit son sont sous souvent sur t ta tant te tel telle telles tels "
    "tes ton toujours tout toute toutes tres trop tu un une via voici voila vos votre vous y "
)
SMALL_WORDS = frozenset(LISTED.split())
"""French words without a meaning of their own; « sans », « pas », « hors » change another's."""

IRREGULAR = """
aller: va vais vas vont ira iront allait allaient
venir: vient viennent venu venue venus venues viendra venait venaient
revenir: revient reviennent revenu
devenir: devient deviennent devenu devenue devenus
tenir: tient tiennent tenu
obtenir: obtient obtiennent obtenu obtenue
soutenir: soutient soutiennent soutenu
maintenir: maintient maintiennent maintenu
prendre: prend prennent pris prise prenait
apprendre: apprend apprennent appris apprenant
comprendre: comprend comprennent compris comprise
mettre: met mettent mis
dire: dit disent dite dits disait
faire: fait font faite faits faisait fera feront
voir: voit voient vu vue vus voyait
savoir: sait savent su savait
vouloir: veut veulent voulu voudrait voulons
recevoir: recoit recoivent recu recus recue
connaitre: connait connaissent connu connus connaissait
vivre: vit vivent vecu
boire: boit boivent bu
lire: lisent lu lus
ecrire: ecrit ecrivent ecrits ecrite
suivre: suit suivent
mourir: meurt meurent
dormir: dort dorment
sortir: sort sortent sorti sortis sortie sorties
partir: partent parti partis
servir: sert servent
craindre: craint craignent crainte
rejoindre: rejoint rejoignent
ouvrir: ouvert ouverts ouverte ouvertes
souffrir: souffre souffrent souffert
conduire: conduit conduisent
payer: paie paient paye payent paiement
loger: logent
voter: votent
aider: aident
donner: donnent
oser: osent
lacher: lachent
"""
FORM_OF = {
    form: verb
    for verb, forms in (line.split(":") for line in IRREGULAR.split("\n") if line)
    for form in forms.split()
}
"""The infinitive of forms that no rule leads to, without accents."""

INFLECTED = re.compile(r"(er|ées?|és?)$")
"""The endings of verbs whose stem would be too short."""

RootedWord = tuple[str, str]
"""The root of a word, and the word as it is written."""


def root_of(word: str) -> str:
    """The root of a word, without accents.

    >>> root_of("Réunions"), root_of("répit"), root_of("renoncent"), root_of("viennent")
    ('reunion', 'repit', 'renonc', 'venir')
    """
    small = FORM_OF.get(folded(word), word.lower())
    stem = folded(stem_of(small))
    if stem.endswith(PLURAL) and len(stem) >= SHORTEST + len(PLURAL):
        stem = stem.removesuffix(PLURAL)
    return stem if len(stem) >= SHORTEST else singular(folded(uninflected(small)))


def uninflected(word: str) -> str:
    """A short verb, whatever its ending: « logé » is « loge »."""
    return INFLECTED.sub("e", word) if len(word) > SHORTEST else word


def singular(word: str) -> str:
    """A short word without the mark of its plural."""
    return word[:-1] if len(word) >= SHORTEST and word[-1] in "sx" else word


def rooted(text: str) -> list[RootedWord]:
    """The roots of a text in its order, each with the word as it is written; small words are left
    out.

    >>> rooted("Accès à leurs droits")
    [('acces', 'Accès'), ('droit', 'droits')]
    """
    found = ((root_of(word), word) for word in words(text) if folded(word) not in SMALL_WORDS)
    return [(root, word) for root, word in found if root]


def roots(text: str) -> frozenset[str]:
    """The roots of a text, each once."""
    return frozenset(root for root, _word in rooted(text))
