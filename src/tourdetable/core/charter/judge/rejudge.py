"""The same facts under two texts: what the past would have been under what is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.compare import paired_ids
from tourdetable.core.charter.judge.evaluate import Judgement, judge_article
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Article, Charter, Rule
from tourdetable.core.charter.terms.verdict import Breach, State, worst
from tourdetable.core.words.phrase import Phrase, gettext_noop

NONE = gettext_noop("Under the proposed text, no gap, as before")
SAME = gettext_noop("Under the proposed text, the same gaps")
OTHERS = gettext_noop("Under the proposed text, as many gaps, but not the same ones")
MORE = gettext_noop("Under the proposed text, %(count)s more gaps")
ONE_MORE = gettext_noop("Under the proposed text, one more gap")
FEWER = gettext_noop("Under the proposed text, %(count)s fewer gaps")
ONE_FEWER = gettext_noop("Under the proposed text, one gap fewer")

NEW = gettext_noop("New article: %(count)s gaps in these facts")
NEW_ONE = gettext_noop("New article: one gap in these facts")
NEW_STATES = {
    State.NOT_CONCERNED: gettext_noop("New article: nothing in these facts falls under it"),
    State.NOT_MEASURABLE: gettext_noop("New article: no software judges it"),
    State.PLANNED: gettext_noop("New article: no software judges it yet"),
    State.UNKNOWN: gettext_noop("New article: these facts do not say whether it would be kept"),
}
NEW_NONE = gettext_noop("New article: no gap in these facts")
NEW_BARE = gettext_noop("New article, without any rule: nothing of it is judged")

GONE = gettext_noop("Removed article: its %(count)s gaps would not be seen any more")
GONE_ONE = gettext_noop("Removed article: its gap would not be seen any more")
GONE_NONE = gettext_noop("Removed article: it had no gap")

Gaps = Mapping[tuple[str, str | None, date, str], Breach]


@dataclass(frozen=True)
class Gap:
    """A breach that only one of the texts sees, and its body (None: the network)."""

    body: str | None
    breach: Breach


@dataclass(frozen=True)
class Rejudged:
    """An article under both texts: its states, its gaps in the season, those only one text sees.

    `kept` says whether each text has the article.
    """

    clause: str
    old: State | None
    new: State | None
    old_gaps: int
    new_gaps: int
    appearing: tuple[Gap, ...]
    disappearing: tuple[Gap, ...]
    kept: tuple[bool, bool] = (True, True)

    @property
    def words(self) -> Phrase:
        """What the change means, in a sentence."""
        before, after = self.kept
        if not before:
            return _new(self.new, self.new_gaps)
        if not after:
            return counted(self.old_gaps, (GONE_NONE, GONE_ONE, GONE))
        if self.new_gaps == self.old_gaps and self.appearing:
            return Phrase(OTHERS)
        return difference(self.old_gaps, self.new_gaps)

    @property
    def differs(self) -> bool:
        """Whether the two texts do not say the same of these facts."""
        moved = self.appearing or self.disappearing
        return self.kept != (True, True) or self.old is not self.new or bool(moved)


def difference(before: int, after: int) -> Phrase:
    """How many gaps more, or fewer."""
    if before == after:
        return Phrase(SAME if after else NONE)
    if after > before:
        return counted(after - before, (SAME, ONE_MORE, MORE))
    return counted(before - after, (SAME, ONE_FEWER, FEWER))


def counted(count: int, sources: tuple[str, str, str]) -> Phrase:
    """A sentence for none, for one, for several."""
    return Phrase(sources[min(count, 2)], count=count)


def _new(state: State | None, gaps: int) -> Phrase:
    if state is None:
        return Phrase(NEW_BARE)
    if not gaps and state in NEW_STATES:
        return Phrase(NEW_STATES[state])
    return counted(gaps, (NEW_NONE, NEW_ONE, NEW))


def rejudge(old: Charter, new: Charter, facts: Record | Index, *, on: date) -> tuple[Rejudged, ...]:
    """The same facts (or their index, if there is one) under both texts, by article: the gaps of
    the season of `on`, up to it.

    The new text is judged as if it had been in force all along, and were the one that was accepted.
    """
    index = facts if isinstance(facts, Index) else Index(facts)
    pairs = paired_ids(old, new)
    texts = old, as_if(old, new, on)
    window = _window(texts, on)
    return tuple(_rejudged(ids, texts, index, on, window) for ids in pairs)


def _window(texts: tuple[Charter, Charter], on: date) -> Period:
    """The days that both texts count in the season of `on`, so that their gaps compare."""
    return Period(max(text.season.containing(on).first for text in texts), on)


def as_if(old: Charter, new: Charter, on: date) -> Charter:
    """The new text as if it had been in force on `on`.

    What it dates later than that day, and the old text does not have, holds from the beginning.
    """
    articles = tuple(_article_as_if(old.articles_by_id.get(a.id), a, on) for a in new.articles)
    return replace(new, version=old.version, in_force=old.in_force, articles=articles)


def _article_as_if(old: Article | None, new: Article, on: date) -> Article:
    known = [rule.parameters for rule in old.rules] if old else []
    return replace(new, rules=tuple(_rule_as_if(known, rule, on) for rule in new.rules))


def _rule_as_if(known: list[Mapping[str, object]], rule: Rule, on: date) -> Rule:
    values = dict(rule.parameters)
    for name, value in rule.parameters.items():
        if isinstance(value, Mapping):
            kept = [v for p in known if isinstance(v := p.get(name), Mapping)]
            values[name] = _value_as_if(kept, value, on)
    return replace(rule, parameters=MappingProxyType(values))


def _value_as_if(
    known: list[Mapping[date, object]], new: Mapping[date, object], on: date
) -> object:
    """The last value proposed for a day to come; the dated value when there is none."""
    coming = [day for day in new if day > on and not any(_has(k, day, new[day]) for k in known)]
    return new[max(coming)] if coming else new


def _has(values: Mapping[date, object], day: date, value: object) -> bool:
    return day in values and values[day] == value


def _judged(charter: Charter, article: str, index: Index, on: date) -> list[Judgement]:
    found = charter.articles_by_id.get(article)
    return list(judge_article(charter, found, index, on)) if found else []


def _rejudged(
    ids: tuple[str, str],
    texts: tuple[Charter, Charter],
    index: Index,
    on: date,
    window: Period,
) -> Rejudged:
    sides = tuple(zip(texts, ids, strict=True))
    old, new = (_judged(text, one, index, on) for text, one in sides)
    before, after = _gaps(old, window), _gaps(new, window)
    appearing, disappearing = _only_in(after, before), _only_in(before, after)
    had, has = (one in text.articles_by_id for text, one in sides)
    kept, counts = (had, has), (len(before), len(after))
    return Rejudged(ids[1], _worst(old), _worst(new), *counts, appearing, disappearing, kept)


def _worst(judgements: Iterable[Judgement]) -> State | None:
    return worst(judgement.verdict for judgement in judgements)


def _only_in(gaps: Gaps, others: Gaps) -> tuple[Gap, ...]:
    return tuple(Gap(key[1], breach) for key, breach in gaps.items() if key not in others)


def _gaps(judgements: Iterable[Judgement], window: Period) -> Gaps:
    """The breaches of some days, one per check, body, day and subject.

    One that began earlier and lasts is counted from the first of these days.
    """
    found: dict[tuple[str, str | None, date, str], Breach] = {}
    for judgement in judgements:
        for breach in judgement.breaches:
            if breach.on <= window.last and (breach.until or window.first) >= window.first:
                day = max(breach.on, window.first)
                found[judgement.rule.check, judgement.verdict.body, day, breach.subject] = breach
    return found
