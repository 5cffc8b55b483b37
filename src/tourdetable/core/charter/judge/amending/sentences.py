"""An amendment in sentences: all that it changes, what will be and what is today.

One place for the page where it is voted on, the command, the letters and the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tourdetable.core.charter.judge.amending.front import Sentences, say_front
from tourdetable.core.charter.judge.amending.rules import say_rule
from tourdetable.core.charter.judge.amending.said import named
from tourdetable.core.charter.judge.compare import (
    ChangeKind,
    Comparison,
    CompetenceChange,
    PublicChange,
    PublicPart,
    TextChange,
    compare,
    lines_of,
)
from tourdetable.core.charter.judge.wording import apart
from tourdetable.core.charter.terms.competence import Competence, CompetenceScope, EffectKind
from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.core.words.phrase import Phrase, gettext_noop


class Concern(StrEnum):
    """What a change is about, in the order in which people read it."""

    DECIDING = "deciding"
    RIGHTS = "rights"
    READING = "reading"
    RULES = "rules"
    TIME = "time"
    WORDS = "words"
    TEXT = "text"
    VERSION = "version"


PARTS = {
    Concern.DECIDING: gettext_noop("Who decides, and how"),
    Concern.RIGHTS: gettext_noop("What offices and duties allow"),
    Concern.READING: gettext_noop("Who reads what"),
    Concern.RULES: gettext_noop("How articles are judged"),
    Concern.TIME: gettext_noop("The season and its warnings"),
    Concern.WORDS: gettext_noop("Bodies, colleges, meetings, offices and their names"),
    Concern.TEXT: gettext_noop("The text itself"),
    Concern.VERSION: gettext_noop("The version"),
}

PLACES = {
    "positions": Concern.DECIDING,
    "adoption": Concern.DECIDING,
    "days": Concern.DECIDING,
    "seats": Concern.DECIDING,
    "gathers_network": Concern.DECIDING,
    "rights": Concern.RIGHTS,
    "audience": Concern.READING,
    "attribution": Concern.READING,
    "season": Concern.TIME,
    "warn_days": Concern.TIME,
    "time_zone": Concern.TIME,
    "slug": Concern.VERSION,
    "version": Concern.VERSION,
    "in_force": Concern.VERSION,
    "language": Concern.VERSION,
    "changes": Concern.VERSION,
    "title": Concern.TEXT,
}
"""The part of a place, by the last name of its path: words, usually."""


@dataclass(frozen=True)
class Alteration:
    """One thing that an amendment changes: what will be, what is today, the lines of a text."""

    part: Concern
    after: Phrase
    before: Phrase | None = None
    lines: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[Phrase, ...]:
        """What will be, then what is today."""
        return (self.after, self.before) if self.before else (self.after,)


DECIDED = {
    EffectKind.AMEND_TEXT: gettext_noop(
        "Changing the text of the charter will be decided by: %(who)s"
    ),
    EffectKind.LIFT_ARTICLE: gettext_noop(
        "Lifting an article for a while will be decided by: %(who)s"
    ),
    EffectKind.PUBLISH_YEAR: gettext_noop(
        "Publishing the programme of the year will be decided by: %(who)s"
    ),
    EffectKind.OPEN_BODY: gettext_noop("Opening a body will be decided by: %(who)s"),
    EffectKind.CLOSE_BODY: gettext_noop("Closing a body will be decided by: %(who)s"),
    EffectKind.APPROVE_EVALUATION: gettext_noop(
        "Approving an evaluation will be decided by: %(who)s"
    ),
}
EFFECTS = {
    EffectKind.AMEND_TEXT: gettext_noop("change the text of the charter"),
    EffectKind.LIFT_ARTICLE: gettext_noop("lift an article for a while"),
    EffectKind.PUBLISH_YEAR: gettext_noop("publish the programme of the year"),
    EffectKind.OPEN_BODY: gettext_noop("open a body"),
    EffectKind.CLOSE_BODY: gettext_noop("close a body"),
    EffectKind.APPROVE_EVALUATION: gettext_noop("approve an evaluation"),
}
BY_NOBODY = gettext_noop("Nobody will be able to %(effect)s: the text does not say who")
BY_NOBODY_TODAY = gettext_noop("So far, nobody may: the text does not say who")
DECIDED_TODAY = gettext_noop("So far, it is decided by: %(who)s")
FOR_ITSELF = gettext_noop("%(bodies)s, for itself only")
FOR_ITS_KIND = gettext_noop("%(bodies)s, for the bodies of its kind")
OF_ARTICLES = gettext_noop("%(who)s (%(articles)s)")

TEXT_SHOWN = gettext_noop("Everybody will be able to read the text, even without an account")
TEXT_HIDDEN = gettext_noop("Only members will be able to read the text")
TEXT_SHOWN_TODAY = gettext_noop("So far, everybody may read it")
TEXT_HIDDEN_TODAY = gettext_noop("So far, only members may read it")
BODIES_SHOWN = gettext_noop("Everybody will see which bodies of these kinds exist: %(value)s")
BODIES_HIDDEN = gettext_noop("Only members will see which bodies exist")
BODIES_SHOWN_TODAY = gettext_noop("So far, everybody sees those of these kinds: %(value)s")
BODIES_HIDDEN_TODAY = gettext_noop("So far, only members see which bodies exist")

TEXTS = {
    ("article", ChangeKind.ADDED): gettext_noop(
        "There will be a new article, %(article)s, “%(title)s”"
    ),
    ("article", ChangeKind.REMOVED): gettext_noop(
        "There will be no article %(article)s, “%(title)s”, any more"
    ),
    ("article", ChangeKind.CHANGED): gettext_noop(
        "The words of the article %(article)s, “%(title)s”, will change"
    ),
    ("article", ChangeKind.MOVED): gettext_noop(
        "The article %(article)s, “%(title)s”, will stand elsewhere in the text"
    ),
    ("article", ChangeKind.RENUMBERED): gettext_noop(
        "The article %(former)s, “%(title)s”, will have the number %(article)s"
    ),
    ("part", ChangeKind.ADDED): gettext_noop("There will be a new part, “%(title)s”"),
    ("part", ChangeKind.REMOVED): gettext_noop("There will be no part “%(title)s” any more"),
    ("part", ChangeKind.CHANGED): gettext_noop("The words of the part “%(title)s” will change"),
    ("part", ChangeKind.MOVED): gettext_noop(
        "The part “%(title)s” will stand elsewhere in the text"
    ),
    ("preamble", ChangeKind.ADDED): gettext_noop("The text will have a preamble"),
    ("preamble", ChangeKind.REMOVED): gettext_noop("The text will have no preamble any more"),
    ("preamble", ChangeKind.CHANGED): gettext_noop("The words of the preamble will change"),
}
TITLES = {
    "article": gettext_noop("The article %(article)s will have the title “%(title)s”"),
    "part": gettext_noop("A part will have the title “%(title)s”"),
}
"""Of what gets another title, its words being the same."""
FORMER_TITLE = gettext_noop("So far, its title is “%(title)s”")


def amendment(old: Charter, new: Charter) -> tuple[Alteration, ...]:
    """Everything that changes from one text to another, part by part."""
    found = compare(old, new)
    order = list(Concern)
    return tuple(sorted(_all(found, old, new), key=lambda change: order.index(change.part)))


def _all(found: Comparison, old: Charter, new: Charter) -> Iterator[Alteration]:
    for competence in found.competences:
        yield Alteration(Concern.DECIDING, *_competence(competence, old, new))
    for front in found.front:
        part = PLACES.get(front.path[-1], Concern.WORDS)
        yield from _changes(part, say_front(front, old, new))
    yield from _shown(found.public, old, new)
    for rule in found.rules:
        yield from _changes(Concern.RULES, say_rule(rule, old, new))
    yield from map(_text, found.texts)


def _shown(found: Iterable[PublicChange], old: Charter, new: Charter) -> Iterator[Alteration]:
    """What strangers read; their meetings are told of each kind of meeting."""
    for public in found:
        if public.part is not PublicPart.MEETINGS:
            yield Alteration(Concern.READING, *_public(public, old, new))


def _changes(part: Concern, sentences: Iterable[Sentences]) -> Iterator[Alteration]:
    for after, before in sentences:
        yield Alteration(part, after, before)


def _competence(change: CompetenceChange, old: Charter, new: Charter) -> Sentences:
    after = Phrase(BY_NOBODY, effect=Phrase(EFFECTS[change.effect]))
    before = Phrase(BY_NOBODY_TODAY)
    if change.new:
        after = Phrase(DECIDED[change.effect], who=who(change.new, new))
    if change.old:
        before = Phrase(DECIDED_TODAY, who=who(change.old, old))
    return after, before


def who(given: Iterable[Competence], charter: Charter) -> Phrase:
    """The kinds of bodies that decide of something, and over what."""
    return apart(_competent(one, charter) for one in given)


def _competent(one: Competence, charter: Charter) -> Phrase:
    kinds = charter.vocabulary.body_kinds
    words = named(word_for(kinds, code) for code in one.bodies)
    if one.scope is CompetenceScope.OWN:
        words = Phrase(FOR_ITSELF, bodies=words)
    if one.scope is CompetenceScope.KIND:
        words = Phrase(FOR_ITS_KIND, bodies=words)
    return Phrase(OF_ARTICLES, who=words, articles=one.articles) if one.articles else words


def _public(change: PublicChange, old: Charter, new: Charter) -> Sentences:
    if change.part is PublicPart.TEXT:
        after = Phrase(TEXT_SHOWN if change.new else TEXT_HIDDEN)
        return after, Phrase(TEXT_SHOWN_TODAY if change.old else TEXT_HIDDEN_TODAY)
    will, today = _kinds(change.new, new), _kinds(change.old, old)
    after = Phrase(BODIES_SHOWN, value=will) if change.new else Phrase(BODIES_HIDDEN)
    before = Phrase(BODIES_SHOWN_TODAY, value=today) if change.old else Phrase(BODIES_HIDDEN_TODAY)
    return after, before


def _kinds(codes: tuple[str, ...], charter: Charter) -> Phrase:
    return named(word_for(charter.vocabulary.body_kinds, code) for code in codes)


def _text(change: TextChange) -> Alteration:
    """One article, part or preamble; its title where it is another, and the lines that differ."""
    title = change.new_title or change.old_title
    place = "article" if change.article else ("part" if title else "preamble")
    renamed = change.kind is ChangeKind.CHANGED and change.old_title != change.new_title
    source = TITLES[place] if renamed and not change.lines else TEXTS[place, change.kind]
    words = Phrase(source, article=change.article, title=title, former=change.former)
    before = Phrase(FORMER_TITLE, title=change.old_title) if renamed else None
    return Alteration(Concern.TEXT, words, before, tuple(lines_of(change)))
