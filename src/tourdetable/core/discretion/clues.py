"""A text is looked through for what could let somebody be recognised.

It does not see everything: whoever publishes reads again, and says so. It finds professionals and
places too: a person says of each passage why it may stay, or writes it otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from tourdetable.core.discretion import patterns as p
from tourdetable.core.discretion.names import given_names, words_at_the_head, words_in_small_letters
from tourdetable.core.words.collation import folded

SPACES = str.maketrans("\u00a0\u202f\u2009\t'", "    ’")
"""Characters that patterns read as plain ones: each stays one character."""
BEFORE_PLACES = re.compile(
    r"(?:(?:rue|avenue|boulevard|place|quai|cours|square|école|collège|lycée|centre|espace|maison|"
    r"hôpital|gymnase|stade|salle|cité|résidence|parc|jardin|fondation|association|pôle|"
    r"médiathèque|bibliothèque|théâtre|Ehpad|crèche|quartier|gare|"
    r"loi|prix|institut|clinique|foyer|chapelle|église|port|montée|Saint|Sainte|St|Ste)"
    r"\s+(?:[A-ZÀ-Ý][\w’-]*[ -]){0,2})$",
    re.I,
)

SAINT = re.compile(r"(?:^|-)(?:Saint|St-|Ste-)")
"""A place more often than a person."""


class ClueKind(StrEnum):
    """What was found. A passage that is several of them is the first."""

    MAIL = "mail"
    ACCOUNT = "account"
    PHONE = "phone"
    NUMBER = "number"
    BIRTH = "birth"
    ADDRESS = "address"
    INITIALS = "initials"
    NAME = "name"
    HIDDEN = "hidden"
    AGE = "age"
    GIVEN_NAME = "given_name"
    SITUATION = "situation"


@dataclass(frozen=True)
class Clue:
    """A passage of a text, from `start` to `end`, and its `sentence`."""

    kind: ClueKind
    start: int
    end: int
    text: str
    sentence: str

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after it in its sentence."""
        before, _passage, after = self.sentence.partition(self.text)
        return before, after

    def key(self, field: str) -> str:
        """What stands for it in a field, as long as its sentence says the same."""
        said = f"{field}\n{self.kind}\n{folded(self.text)}\n{folded(self.sentence)}"
        return sha256(said.encode()).hexdigest()


def clues(text: str, *, hidden: Collection[str] = ()) -> tuple[Clue, ...]:
    """What is found in a text, in its order; `hidden`: names that are not to be told either."""
    plain = unicodedata.normalize("NFC", text).translate(SPACES)
    found = list[Clue]()
    for start, end in sentences(plain):
        found += of_sentence(plain[start:end], start, hidden)
    return tuple(joined(found, plain))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence, or line, begins and ends: « Mme D. » ends none."""
    start = 0
    for found in p.SENTENCE_END.finditer(text):
        if found.start() > start:
            yield start, found.end()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def of_sentence(sentence: str, offset: int, hidden: Collection[str]) -> Iterator[Clue]:
    """What is found in one sentence; `offset`: where it begins."""
    whole = sentence.strip()
    for kind, start, end in spans(sentence, hidden):
        yield Clue(kind, offset + start, offset + end, sentence[start:end], whole)


Span = tuple[ClueKind, int, int]


def spans(sentence: str, hidden: Collection[str]) -> Iterator[Span]:
    """Where each clue of a sentence is, whatever else it is."""
    for kind, pattern in ALONE:
        for found in pattern.finditer(sentence):
            start, end = trimmed(sentence, found.start(), found.end())
            yield kind, start, end
    yield from hidden_names(sentence, hidden)
    yield from given(sentence)
    if p.PLACE.search(sentence):
        yield from ((ClueKind.SITUATION, *one.span()) for one in p.RARE.finditer(sentence))


ALONE = (
    (ClueKind.MAIL, p.MAIL),
    (ClueKind.ACCOUNT, p.ACCOUNT),
    (ClueKind.PHONE, p.PHONE),
    (ClueKind.NUMBER, p.NIR),
    (ClueKind.NUMBER, p.IDENTIFIER),
    (ClueKind.BIRTH, p.BIRTH),
    (ClueKind.ADDRESS, p.ADDRESS),
    (ClueKind.INITIALS, p.INITIALS),
    (ClueKind.NAME, p.NAMED),
    (ClueKind.NAME, p.OTHER_LETTERS),
    (ClueKind.AGE, p.AGE),
)
"""What is a clue by itself."""


def trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    """A passage without the spaces and marks around it."""
    passage = sentence[start:end].lstrip(" ,")
    start = end - len(passage)
    whole = passage.rstrip(" ,;:-/")
    return start, start + len(whole)


def hidden_names(sentence: str, hidden: Collection[str]) -> Iterator[Span]:
    """Where a name that is not to be told stands, whatever its case and accents."""
    plain = bare(sentence)
    for name in filter(None, hidden):
        for found in re.finditer(rf"(?<!\w){re.escape(bare(name))}(?!\w)", plain):
            yield ClueKind.HIDDEN, found.start(), found.end()


def bare(text: str) -> str:
    """The text without accents nor case, character for character."""
    return "".join(unicodedata.normalize("NFD", one)[:1].lower()[:1] or one for one in text)


def given(sentence: str) -> Iterator[Span]:
    """The given names, but in the name of a street, of a school…; with the name that follows."""
    for found in p.WORD.finditer(sentence):
        head = not sentence[: found.start()].strip(' «"-–•*')
        if bears_name(found.group(), head=head) and not is_place(sentence[: found.start()]):
            after = re.match(rf" {p.NAME}", sentence[found.end() :])
            yield ClueKind.GIVEN_NAME, found.start(), found.end() + (after.end() if after else 0)
    if p.AGE.search(sentence) or p.YEARS.search(sentence):
        yield from in_small_letters(sentence)


def bears_name(word: str, *, head: bool) -> bool:
    """Whether a word is a given name, in capitals or not; `head`: it begins its sentence."""
    if SAINT.search(word) or (head and word in words_at_the_head()):
        return False
    return any(part.capitalize() in given_names() for part in re.split(r"[-’]", word))


def is_place(before: str) -> bool:
    """Whether what stands before a name makes it that of a place."""
    return BEFORE_PLACES.search(before) is not None


def in_small_letters(sentence: str) -> Iterator[Span]:
    """Given names typed in haste, beside an age."""
    for found in re.finditer(r"(?<![\w’-])[a-zà-ÿ]{3,}(?![\w-])", sentence):
        name = found.group().capitalize()
        if name in given_names() - words_in_small_letters():
            yield ClueKind.GIVEN_NAME, found.start(), found.end()


def joined(found: Collection[Clue], text: str) -> list[Clue]:
    """Passages that overlap are one."""
    kept = list[Clue]()
    for one in sorted(found, key=lambda clue: clue.start):
        over = bool(kept) and one.start < kept[-1].end
        kept.append(whole_of(kept.pop(), one, text) if over else one)
    return kept


def whole_of(first: Clue, other: Clue, text: str) -> Clue:
    """Both as one passage, of the kind that comes first."""
    kind, end = min(first.kind, other.kind, key=[*ClueKind].index), max(first.end, other.end)
    return replace(first, kind=kind, end=end, text=text[first.start : end])
