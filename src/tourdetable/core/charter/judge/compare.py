"""Two versions of a charter: everything that differs, in the text, the rules, the front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher, unified_diff
from enum import StrEnum

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.judge.reflow import reflowed, same_words
from tourdetable.core.charter.terms.competence import Competence, EffectKind
from tourdetable.core.charter.terms.model import Article, Charter, Front, Kind, Rule, SeasonRule
from tourdetable.core.words.audience import Audience


class ChangeKind(StrEnum):
    """What became of an article, of a rule, of what the front matter declares."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENUMBERED = "renumbered"


@dataclass(frozen=True)
class TextChange:
    """An article, a part (without id) or the preamble (without title) that changed.

    `lines` are those of a unified difference; an article that only moved has none. `former` is the
    id of an article that gets another one.
    """

    article: str
    kind: ChangeKind
    old_title: str
    new_title: str
    lines: tuple[str, ...]
    former: str = ""


@dataclass(frozen=True)
class RuleChange:
    """A rule that came, went, or one key of which changed.

    `key` is then a parameter, `sources.` and a parameter, `weight`, `gate`, a scope… `old` and
    `new` are its values; the rule itself when it came or went.
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


Path = tuple[str, ...]
"""Where a value stands in the front matter: `("offices", "lead", "rights")`."""


@dataclass(frozen=True)
class FrontChange:
    """A value of the front matter that differs, or a whole kind that came or went."""

    path: Path
    kind: ChangeKind
    old: object = None
    new: object = None


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two versions."""

    texts: tuple[TextChange, ...]
    rules: tuple[RuleChange, ...]
    competences: tuple[CompetenceChange, ...] = ()
    public: tuple[PublicChange, ...] = ()
    front: tuple[FrontChange, ...] = ()


ELSEWHERE = frozenset({"competences", "public"})
"""Fields of the front matter that are compared by what they come to."""


def compare(old: Charter, new: Charter) -> Comparison:
    """What changes from one version to another, in the new one's order, what it loses last."""
    pairs = _paired(old, new)
    texts = (change for pair in pairs for change in _text(*pair))
    return Comparison(
        (*_preamble(old, new), *_parts(old, new), *texts, *_moved(old, new)),
        tuple(change for pair in pairs for change in _rules(*pair)),
        tuple(_competences(old, new)),
        tuple(_public(old, new)),
        tuple(_front(old, new)),
    )


Pair = tuple[Article | None, Article | None]
"""An article as it is in both texts."""


def _paired(old: Charter, new: Charter) -> list[Pair]:
    """The articles of both texts by their ids; one that gets another id, by its title."""
    return [(old.articles_by_id.get(i), new.articles_by_id.get(j)) for i, j in paired_ids(old, new)]


def paired_ids(old: Charter, new: Charter) -> list[tuple[str, str]]:
    """The id of each article in both texts: those of the new one, then those that go."""
    renumbered = {now: was.id for now, was in _renumbered(old, new).items()}
    known = [(renumbered.get(i, i), i) for i in new.articles_by_id]
    gone = {*old.articles_by_id} - {was for was, _ in known}
    return known + [(i, i) for i in old.articles_by_id if i in gone]


def _renumbered(old: Charter, new: Charter) -> Mapping[str, Article]:
    """By its new id, each article whose title and words are those of one whose id goes."""
    going = [a for a in old.articles if a.id and a.id not in new.articles_by_id]
    coming = [a for a in new.articles if a.id and a.id not in old.articles_by_id]
    alike = {_words(a): a for a in going}
    return {a.id: alike[_words(a)] for a in coming if _words(a) in alike}


def _words(article: Article) -> tuple[str, ...]:
    """What an article says, wherever its lines are cut."""
    return (*reflowed(article.title), *reflowed(article.text))


def _front(old: Charter, new: Charter) -> Iterator[FrontChange]:
    """Each field of the front matter, whatever it is: one added to the model is compared too."""
    for declared in fields(Front):
        if declared.name not in ELSEWHERE:
            values = getattr(old, declared.name), getattr(new, declared.name)
            path = () if declared.name == "vocabulary" else (declared.name,)
            yield from _values(path, *values)


def _values(path: Path, old: object, new: object) -> Iterator[FrontChange]:
    """What differs between two values: inside what has codes or fields, else as a whole."""
    before, after = _inside(old), _inside(new)
    if before is None or after is None:
        if not _say_the_same(old, new):
            whole = isinstance(old or new, Kind)
            yield FrontChange(path, _kind(old, new) if whole else ChangeKind.CHANGED, old, new)
        return
    for name in dict.fromkeys([*after, *before]):
        yield from _values((*path, name), before.get(name), after.get(name))


def _inside(value: object) -> Mapping[str, object] | None:
    """What a value holds, by code or by field; None when it is compared as a whole."""
    if isinstance(value, Mapping):
        return value
    if not is_dataclass(value) or isinstance(value, SeasonRule):
        return None
    return {declared.name: getattr(value, declared.name) for declared in fields(value)}


def _say_the_same(old: object, new: object) -> bool:
    """Whether two values are equal, hold the same names in another order, or the same words."""
    if isinstance(old, str) and isinstance(new, str):
        return same_words(old) == same_words(new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        named = all(isinstance(name, str) for name in (*old, *new))
        return old == new or (named and set(old) == set(new))
    return old == new


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


def _preamble(old: Charter, new: Charter) -> Iterator[TextChange]:
    before, after = reflowed(old.preamble), reflowed(new.preamble)
    if before != after:
        yield TextChange("", _kind(before, after), "", "", _lines(before, after))


def _parts(old: Charter, new: Charter) -> Iterator[TextChange]:
    """The headings without id, by their titles; as many others in their order, as renamed."""
    before, after = _untitled(old, new), _untitled(new, old)
    same = {a.title: a for a in old.articles if not a.id}
    for part in (a for a in new.articles if not a.id and a.title in same):
        yield from _text(same[part.title], part)
    for nth in range(max(len(before), len(after))):
        yield from _text(
            before[nth] if nth < len(before) else None, after[nth] if nth < len(after) else None
        )


def _untitled(one: Charter, other: Charter) -> list[Article]:
    """The parts of one text whose title the other does not have."""
    known = {a.title for a in other.articles if not a.id}
    return [a for a in one.articles if not a.id and a.title not in known]


def _text(old: Article | None, new: Article | None) -> Iterator[TextChange]:
    titles = (old.title if old else "", new.title if new else "")
    if old and new and old.id != new.id:
        yield TextChange(new.id, ChangeKind.RENUMBERED, *titles, (), old.id)
        return
    if old and new and _words(old) == _words(new):
        return
    if article := new or old:
        before, after = reflowed(old.text if old else ""), reflowed(new.text if new else "")
        yield TextChange(article.id, _kind(old, new), *titles, _lines(before, after))


def _lines(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """A difference by paragraphs."""
    return tuple(unified_diff(before, after, lineterm="", n=2))[2:]


def _kind(old: object, new: object) -> ChangeKind:
    return ChangeKind.CHANGED if old and new else (ChangeKind.ADDED if new else ChangeKind.REMOVED)


def _moved(old: Charter, new: Charter) -> Iterator[TextChange]:
    """The articles and parts of both texts that come elsewhere, or at another level."""
    before, after = _headed(old), _headed(new)
    still = _in_order([k for k in before if k in after], [k for k in after if k in before])
    for key, one in after.items():
        was = before.get(key)
        if was and (key not in still or was.level != one.level):
            yield TextChange(one.id, ChangeKind.MOVED, was.title, one.title, ())


Heading = tuple[str, str]
"""The id of an article, or the title of a part."""


def _in_order(before: list[Heading], after: list[Heading]) -> set[Heading]:
    """Those that come one after the other as they did."""
    matches = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {after[at] for _, first, size in matches for at in range(first, first + size)}


def _headed(charter: Charter) -> dict[Heading, Article]:
    return {(a.id, "" if a.id else a.title): a for a in charter.articles}


def _rules(old: Article | None, new: Article | None) -> Iterator[RuleChange]:
    """Rules of one check are paired in their order under the article, equal ones first."""
    before, after = _by_check(old, new), _by_check(new, old)
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        if was and now:
            yield from _keys(was, now)
        elif rule := now or was:
            kind = _kind(was, now)
            yield RuleChange(rule.article, rule.check, kind, old=was, new=now)


def _by_check(one: Article | None, other: Article | None) -> dict[tuple[str, int], Rule]:
    """The rules of an article that the other one does not have as they are."""
    found: dict[tuple[str, int], Rule] = {}
    same = [_keyed(rule) for rule in other.rules] if other else []
    for rule in one.rules if one else ():
        if _keyed(rule) in same:
            same.remove(_keyed(rule))
            continue
        nth = sum(1 for check, _ in found if check == rule.check)
        found[rule.check, nth] = rule
    return found


OUTSIDE_KEYS = frozenset({"article", "check", "line", "parameters", "sources", "_ready"})
"""Fields of a rule that are no key of their own: where it stands, and what is compared inside."""


def _keyed(rule: Rule) -> dict[str, object]:
    """What a rule says, key by key: the common keys, its parameters, their sources.

    A parameter that is left out is worth what it usually is.
    """
    common = [f.name for f in fields(rule) if f.name not in OUTSIDE_KEYS]
    said: dict[str, object] = {name: getattr(rule, name) for name in common}
    said |= rule.parameters
    for name, value in CHECKS[rule.check].usual.items():
        said.setdefault(name, value)
    return {"check": rule.check} | said | {f"sources.{k}": v for k, v in rule.sources.items()}


def _keys(old: Rule, new: Rule) -> Iterator[RuleChange]:
    before, after = _keyed(old), _keyed(new)
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        if not _say_the_same(was, now):
            yield RuleChange(new.article, new.check, ChangeKind.CHANGED, key, was, now)


def lines_of(change: TextChange) -> Iterable[str]:
    """The lines that differ and those around them, without what only programs read."""
    return (line for line in change.lines if line.strip() and not line.startswith("@@"))
