"""All that a proposed text would change, in sentences, wherever it is read, voted on or printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from tourdetable.core.charter.judge.amending.sentences import PARTS, Alteration, amendment
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.networks.queries import charter_before
from tourdetable.interface.web.base.differences import TextLine
from tourdetable.interface.web.templating.words import phrase


@dataclass(frozen=True)
class ShownChange:
    """One change: what will be, what is today (if anything), the lines of a text that differ."""

    after: str
    before: str
    lines: tuple[TextLine, ...]

    @property
    def printed(self) -> str:
        """The same on paper: what goes and what comes, one after the other."""
        said = [self.after, self.before]
        for words, sign in (
            (_("Former words: “%(words)s”"), "-"),
            (_("New words: “%(words)s”"), "+"),
        ):
            lines = " ".join(line.text for line in self.lines if line.sign == sign)
            said.append(words % {"words": lines} if lines else "")
        return " ".join(f"{one}." for one in said if one)


@dataclass(frozen=True)
class ShownPart:
    """What changes in one respect."""

    title: str
    changes: tuple[ShownChange, ...]


TextComparison = tuple[ShownPart, ...]
"""Everything that differs; nothing when the texts say the same."""


def changed(old: Charter, new: Charter) -> TextComparison:
    """From one text to another, part by part."""
    parts = groupby(amendment(old, new), key=lambda change: change.part)
    return tuple(ShownPart(_(PARTS[part]), tuple(map(shown, some))) for part, some in parts)


def shown(change: Alteration) -> ShownChange:
    lines = tuple(TextLine(line[:1] or " ", line[1:]) for line in change.lines)
    return ShownChange(phrase(change.after), phrase(change.before), lines)


def changed_by(effect: DecisionEffect) -> TextComparison:
    """What the text that an effect adopts would change, or changed (some queries)."""
    proposal = effect.proposal
    if proposal is None:
        return ()
    old = charter_before(effect.decision.body.network, day=proposal.in_force_from)
    return changed(old, load(proposal.text, file=proposal.version))


def printed(parts: Iterable[ShownPart]) -> Iterator[str]:
    """Each change in the sentences of the paper."""
    for part in parts:
        yield from (change.printed for change in part.changes)
