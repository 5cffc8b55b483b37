"""Two versions of a charter: what the text and the rules change, and the same facts under both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from enum import StrEnum

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.evaluate import Judgement, judge_article
from tourdetable.core.charter.terms.competence import Competence, EffectKind
from tourdetable.core.charter.terms.model import Article, Charter, Rule
from tourdetable.core.charter.terms.verdict import Breach, State, worst
from tourdetable.core.words.audience import Audience
from tourdetable.core.words.phrase import Phrase, gettext_noop

MORE = gettext_noop("Under the new rule, %(count)s more gaps")
ONE_MORE = gettext_noop("Under the new rule, one more gap")
FEWER = gettext_noop("Under the new rule, %(count)s fewer gaps")
ONE_FEWER = gettext_noop("Under the new rule, one gap fewer")


class ChangeKind(StrEnum):
    """What became of an article or of a rule."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class TextChange:
    """An article whose title or text changed; `lines` are those of a unified difference."""

    article: str
    kind: ChangeKind
    old_title: str
    new_title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class RuleChange:
    """A rule that came, went, or one key of which changed.

    `key` is then a parameter, `weight`, `gate`, a scope…
    """

    article: str
    check: str
    kind: ChangeKind
    key: str = ""
    old: object = None
    new: object = None


@dataclass(frozen=True)
class CompetenceChange:
    """An effect of which other bodies decide, or over something else: who did, and who would."""

    effect: EffectKind
    old: tuple[Competence, ...]
    new: tuple[Competence, ...]


class PublicPart(StrEnum):
    """What a charter may show to strangers."""

    TEXT = "text"
    BODIES = "bodies"
    MEETINGS = "meetings"


@dataclass(frozen=True)
class PublicChange:
    """What strangers no longer read, or read from now on: codes, none for what is hidden."""

    part: PublicPart
    old: tuple[str, ...]
    new: tuple[str, ...]


Gaps = Mapping[tuple[str, str | None, date, str], Breach]


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two versions."""

    texts: tuple[TextChange, ...]
    rules: tuple[RuleChange, ...]
    competences: tuple[CompetenceChange, ...] = ()
    public: tuple[PublicChange, ...] = ()


def compare(old: Charter, new: Charter) -> Comparison:
    """What changes from one version to another, in the new one's order, what it loses last."""
    ids = dict.fromkeys([*new.articles_by_id, *old.articles_by_id])
    pairs = [(old.articles_by_id.get(i), new.articles_by_id.get(i)) for i in ids]
    texts = (t for before, after in pairs for t in _text(before, after))
    rules = (r for before, after in pairs for r in _rules(before, after))
    public = tuple(_public(old, new))
    return Comparison(tuple(texts), tuple(rules), tuple(_competences(old, new)), public)


def _public(old: Charter, new: Charter) -> Iterator[PublicChange]:
    """What both texts show to strangers, part by part."""
    before, after = shown(old), shown(new)
    for part in PublicPart:
        if set(before[part]) != set(after[part]):
            yield PublicChange(part, before[part], after[part])


def shown(charter: Charter) -> Mapping[PublicPart, tuple[str, ...]]:
    """The codes of what a charter shows to strangers: its text, kinds of bodies, of meetings."""
    kinds = charter.vocabulary.meeting_kinds.values()
    return {
        PublicPart.TEXT: (PublicPart.TEXT.value,) if charter.public.text else (),
        PublicPart.BODIES: charter.public.bodies,
        PublicPart.MEETINGS: tuple(k.code for k in kinds if k.audience is Audience.PUBLIC),
    }


def _competences(old: Charter, new: Charter) -> Iterator[CompetenceChange]:
    """Who decides of each effect, by what both texts say and leave unsaid."""
    for effect in EffectKind:
        before, after = old.competent(effect), new.competent(effect)
        if set(before) != set(after):
            yield CompetenceChange(effect, before, after)


def _text(old: Article | None, new: Article | None) -> Iterator[TextChange]:
    before, after = (old.text if old else "", new.text if new else "")
    titles = (old.title if old else "", new.title if new else "")
    if before == after and titles[0] == titles[1] and old and new:
        return
    lines = [*unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2)][2:]
    article = new or old
    yield TextChange(article.id if article else "", _kind(old, new), *titles, tuple(lines))


def _kind(old: object, new: object) -> ChangeKind:
    return ChangeKind.CHANGED if old and new else (ChangeKind.ADDED if new else ChangeKind.REMOVED)


def _rules(old: Article | None, new: Article | None) -> Iterator[RuleChange]:
    """Rules of one check are paired in their order under the article."""
    before, after = _by_check(old), _by_check(new)
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        if was and now:
            yield from _keys(was, now)
        elif rule := now or was:
            yield RuleChange(rule.article, rule.check, _kind(was, now))


def _by_check(article: Article | None) -> dict[tuple[str, int], Rule]:
    found: dict[tuple[str, int], Rule] = {}
    for rule in article.rules if article else ():
        nth = sum(1 for check, _ in found if check == rule.check)
        found[rule.check, nth] = rule
    return found


def _keys(old: Rule, new: Rule) -> Iterator[RuleChange]:
    for key in ("bodies", "meetings", "weight", "gate", "until_known"):
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            yield RuleChange(new.article, new.check, ChangeKind.CHANGED, key, was, now)
    for name in dict.fromkeys([*new.parameters, *old.parameters]):
        was, now = old.parameters.get(name), new.parameters.get(name)
        if was != now:
            yield RuleChange(new.article, new.check, ChangeKind.CHANGED, name, was, now)


@dataclass(frozen=True)
class Gap:
    """A breach that only one of the texts sees, and its body (None: the network)."""

    body: str | None
    breach: Breach


@dataclass(frozen=True)
class Rejudged:
    """An article under both texts: its states, its gaps in the season, those only one text sees."""

    clause: str
    old: State | None
    new: State | None
    old_gaps: int
    new_gaps: int
    appearing: tuple[Gap, ...]
    disappearing: tuple[Gap, ...]

    @property
    def words(self) -> Phrase:
        """What the change means, in a sentence."""
        more = self.new_gaps - self.old_gaps
        if not more:
            return Phrase("Under the new rule, the same gaps")
        if abs(more) == 1:
            return Phrase(ONE_MORE if more > 0 else ONE_FEWER, count=1)
        return Phrase(MORE if more > 0 else FEWER, count=abs(more))


def rejudge(old: Charter, new: Charter, record: Record, *, on: date) -> tuple[Rejudged, ...]:
    """The same facts under both texts, by article: the gaps of the season of `on`, up to it."""
    index, ids = Index(record), dict.fromkeys([*new.articles_by_id, *old.articles_by_id])
    return tuple(
        _rejudged(i, _judged(old, i, index, on), _judged(new, i, index, on), (old, new), on)
        for i in ids
    )


def _judged(charter: Charter, article: str, index: Index, on: date) -> list[Judgement] | None:
    found = charter.articles_by_id.get(article)
    return None if found is None else list(judge_article(charter, found, index, on))


def _rejudged(
    clause: str,
    old: list[Judgement] | None,
    new: list[Judgement] | None,
    texts: tuple[Charter, Charter],
    on: date,
) -> Rejudged:
    before, after = _gaps(texts[0], old or (), on), _gaps(texts[1], new or (), on)
    return Rejudged(
        clause=clause,
        old=worst(j.verdict for j in old or ()),
        new=worst(j.verdict for j in new or ()),
        old_gaps=len(before),
        new_gaps=len(after),
        appearing=_only_in(after, before),
        disappearing=_only_in(before, after),
    )


def _only_in(gaps: Gaps, others: Gaps) -> tuple[Gap, ...]:
    return tuple(Gap(key[1], breach) for key, breach in gaps.items() if key not in others)


def _gaps(charter: Charter, judgements: Iterable[Judgement], on: date) -> Gaps:
    """The breaches of the season up to a day, one per check, body, day and subject."""
    season = charter.season.containing(on)
    counted = ((j, b) for j in judgements for b in j.breaches if b.on <= on and b.on in season)
    return {(j.rule.check, j.verdict.body, b.on, b.subject): b for j, b in counted}
