"""What differs between two texts of a charter, in words: the articles line by line, the rules
value by value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.judge.compare import (
    ChangeKind,
    CompetenceChange,
    PublicChange,
    PublicPart,
    RuleChange,
    TextChange,
    compare,
)
from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.domain.decisions.competence import EFFECTS, who_decides
from tourdetable.interface.web.areas.charter.words import name_of, value_of
from tourdetable.interface.web.base.differences import TextLine

KINDS = {
    ChangeKind.ADDED: gettext_lazy("new article"),
    ChangeKind.REMOVED: gettext_lazy("removed article"),
    ChangeKind.CHANGED: gettext_lazy("changed article"),
}
"""What became of an article."""

KEYS = {
    "bodies": gettext_lazy("Bodies concerned"),
    "meetings": gettext_lazy("Meetings concerned"),
    "weight": gettext_lazy("Weight"),
    "gate": gettext_lazy("What an act meets when it would break this article"),
    "until_known": gettext_lazy("State while nobody keeps the facts"),
}
"""Keys that every rule has."""


PUBLIC = {
    PublicPart.TEXT: gettext_lazy("The text of the charter"),
    PublicPart.BODIES: gettext_lazy("Bodies shown, with their territories"),
    PublicPart.MEETINGS: gettext_lazy("Public meetings"),
}
"""What strangers may read."""


@dataclass(frozen=True)
class ChangedText:
    """An article whose words changed."""

    article: str
    kind: str
    title: str
    former_title: str
    lines: tuple[TextLine, ...]


@dataclass(frozen=True)
class ChangedRule:
    """A rule that came, went or changed, in a sentence; `former` and `new` are the values of
    what changed."""

    article: str
    words: str
    former: str = ""
    new: str = ""


@dataclass(frozen=True)
class ChangedCompetence:
    """Who decided of an effect, and who would."""

    effect: str
    former: str
    new: str


@dataclass(frozen=True)
class ChangedPublic:
    """What strangers read of a part of the network, and would read."""

    part: str
    former: str
    new: str


@dataclass(frozen=True)
class TextComparison:
    """Everything that differs."""

    texts: tuple[ChangedText, ...]
    rules: tuple[ChangedRule, ...]
    competences: tuple[ChangedCompetence, ...]
    public: tuple[ChangedPublic, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        return bool(self.texts or self.rules or self.competences or self.public)


def changed(old: Charter, new: Charter) -> TextComparison:
    """From one text to another."""
    found = compare(old, new)
    return TextComparison(
        tuple(map(text, found.texts)),
        tuple(rule(change, old, new) for change in found.rules),
        tuple(competence(change, old, new) for change in found.competences),
        tuple(public(change, old, new) for change in found.public),
    )


def public(change: PublicChange, old: Charter, new: Charter) -> ChangedPublic:
    """What strangers read under each text; each has its own words for its bodies and meetings."""
    said = (
        read_by_strangers(change.part, *side) for side in ((change.old, old), (change.new, new))
    )
    return ChangedPublic(str(PUBLIC[change.part]), *said)


def read_by_strangers(part: PublicPart, codes: tuple[str, ...], charter: Charter) -> str:
    if part is PublicPart.TEXT:
        return _("everybody may read it") if codes else _("for members only")
    words = charter.vocabulary
    kinds = words.body_kinds if part is PublicPart.BODIES else words.meeting_kinds
    return ", ".join(word_for(kinds, code) for code in codes) or pgettext("public", "none")


def competence(change: CompetenceChange, old: Charter, new: Charter) -> ChangedCompetence:
    """Who decides of an effect under each text; each has its own words for its bodies."""
    return ChangedCompetence(
        capfirst(str(EFFECTS[change.effect])),
        who_decides(old, change.effect),
        who_decides(new, change.effect),
    )


def text(change: TextChange) -> ChangedText:
    title, former = change.new_title or change.old_title, change.old_title
    return ChangedText(
        article=change.article,
        kind=str(KINDS[change.kind]),
        title=title,
        former_title=former if change.kind is ChangeKind.CHANGED and former != title else "",
        lines=tuple(lines(change)),
    )


def lines(change: TextChange) -> Iterator[TextLine]:
    """The lines that differ and those around them; the numbers of a unified difference and empty
    lines are left out."""
    for line in change.lines:
        if line.strip() and not line.startswith("@@"):
            yield TextLine(line[:1] or " ", line[1:])


def rule(change: RuleChange, old: Charter, new: Charter) -> ChangedRule:
    """One change of a rule; a check is called by what it verifies."""
    checks = _(CHECKS[change.check].words)
    if change.kind is ChangeKind.ADDED:
        return ChangedRule(change.article, _("Checked from now on: %(check)s") % {"check": checks})
    if change.kind is ChangeKind.REMOVED:
        return ChangedRule(change.article, _("No longer checked: %(check)s") % {"check": checks})
    words = str(KEYS.get(change.key) or name_of(change.check, change.key))
    return ChangedRule(
        change.article,
        words,
        valued(change.key, change.old, old),
        valued(change.key, change.new, new),
    )


def valued(key: str, value: object, charter: Charter) -> str:
    """A value in words; nothing written is said so."""
    if value in (None, (), ""):
        return _("(not written)")
    return value_of(key, value, charter.vocabulary)
