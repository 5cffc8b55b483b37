"""What a change of a rule means, in sentences: how its article will be judged, and how it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.judge.amending.codes import ALL_BODIES
from tourdetable.core.charter.judge.amending.front import Sentences
from tourdetable.core.charter.judge.compare import ChangeKind, RuleChange
from tourdetable.core.charter.judge.wording import apart, check_words, name_of, value_of
from tourdetable.core.charter.terms.model import Charter, Gate, Rule, Vocabulary, Weight
from tourdetable.core.words.phrase import Phrase, gettext_noop

COMES = gettext_noop("%(article)s will also be checked in this way: %(check)s")
GOES = gettext_noop("%(article)s will no longer be checked in this way: %(check)s")

KEYS = {
    "bodies": (
        gettext_noop("%(article)s will apply to: %(value)s"),
        gettext_noop("So far, it applies to: %(value)s"),
    ),
    "meetings": (
        gettext_noop("%(article)s will look at these meetings: %(value)s"),
        gettext_noop("So far, it looks at these: %(value)s"),
    ),
    "weight": (
        gettext_noop("%(article)s will bind as: %(value)s"),
        gettext_noop("So far, it binds as: %(value)s"),
    ),
    "gate": (
        gettext_noop("An act that would break %(article)s will meet: %(value)s"),
        gettext_noop("So far, it meets: %(value)s"),
    ),
    "until_known": (
        gettext_noop("While nobody keeps its facts, the state of %(article)s will be: %(value)s"),
        gettext_noop("So far, it is: %(value)s"),
    ),
}
"""Keys that every rule has: what will be, what is today."""

PARAMETER = (
    gettext_noop("%(article)s will be judged with another value for “%(name)s”: %(value)s"),
    gettext_noop("So far, this value is: %(value)s"),
)
NEW_PARAMETER = gettext_noop("%(article)s will be judged with this value for “%(name)s”: %(value)s")
SOURCE = (
    gettext_noop("For “%(name)s”, %(article)s will name this source: %(value)s"),
    gettext_noop("So far, it names this one: %(value)s"),
)
DATED_SOURCE = gettext_noop("%(source)s, for the value of %(day)s")
OF_CHECK = gettext_noop("%(article)s (%(check)s)")
NOT_WRITTEN = {
    "bodies": ALL_BODIES,
    "meetings": gettext_noop("all the meetings of these bodies"),
}
"""What a scope that is not written means."""
USUAL = gettext_noop("none")
FREE_TEXTS = frozenset({"because", "look_at"})
"""Parameters that are sentences of the text: quoted, without the full stop of their own."""

USUAL_VALUES: Mapping[str, object] = {
    "bodies": (),
    "meetings": (),
    "weight": Weight.OBLIGATION,
    "gate": Gate.NONE,
    "until_known": "unknown",
}
"""What a common key says when it is not written."""


def say_rule(change: RuleChange, old: Charter, new: Charter) -> Iterable[Sentences]:
    """The sentences of one change; a rule that comes is told key by key."""
    article, check = change.article, check_words(change.check)
    if change.kind is ChangeKind.REMOVED:
        return [(Phrase(GOES, article=article, check=check), None)]
    if change.kind is ChangeKind.ADDED and isinstance(change.new, Rule):
        first = Phrase(COMES, article=article, check=check), None
        return [first, *_described(change.new, new.vocabulary)]
    called = _called(change, old, new)
    return [_changed(change, called, old.vocabulary, new.vocabulary)]


def _called(change: RuleChange, *texts: Charter) -> object:
    """The article; with what the rule verifies, where it has several."""
    found = (text.articles_by_id.get(change.article) for text in texts)
    if any(article and len(article.rules) > 1 for article in found):
        return Phrase(OF_CHECK, article=change.article, check=check_words(change.check))
    return change.article


def _changed(change: RuleChange, called: object, old: Vocabulary, new: Vocabulary) -> Sentences:
    name, after, before = _sources(change)
    will = value_words(change.key, _or_usual(change, change.new), new)
    is_today = value_words(change.key, _or_usual(change, change.old), old)
    said = {"article": called, "name": name}
    return Phrase(after, **said, value=will), Phrase(before, **said, value=is_today)


def _or_usual(change: RuleChange, value: object) -> object:
    """The value; that of the check where the text writes none."""
    declared = CHECKS[change.check].declared().get(change.key)
    return declared.default if value is None and declared else value


def _sources(change: RuleChange) -> tuple[Phrase, str, str]:
    """What the key is called, and the two sentences that say it."""
    if change.key in KEYS:
        return (Phrase("%(name)s", name=change.key), *KEYS[change.key])
    part, _dot, parameter = change.key.rpartition(".")
    return (name_of(change.check, parameter), *(SOURCE if part else PARAMETER))


def value_words(key: str, value: object, vocabulary: Vocabulary) -> Phrase:
    """What one text says of a key."""
    if key.startswith("sources."):
        return _source_words(value)
    if key in NOT_WRITTEN and not value:
        return Phrase(NOT_WRITTEN[key])
    if value in (None, (), ""):
        return Phrase(USUAL)
    if key in FREE_TEXTS:
        return Phrase("“%(text)s”", text=str(value).removesuffix("."))
    return value_of(key, value, vocabulary)


def _source_words(value: object) -> Phrase:
    if not isinstance(value, Mapping) or not value:
        return Phrase(USUAL)
    return apart(
        Phrase("%(source)s", source=source)
        if day == date.min
        else Phrase(DATED_SOURCE, source=source, day=day)
        for day, source in value.items()
    )


def _described(rule: Rule, vocabulary: Vocabulary) -> Iterable[Sentences]:
    """What a new rule says, but for what goes without saying."""
    for key, usual in USUAL_VALUES.items():
        value = getattr(rule, key)
        if value != usual:
            words = value_words(key, value, vocabulary)
            yield Phrase(KEYS[key][0], article=rule.article, value=words), None
    for name, value in rule.parameters.items():
        said = {"name": name_of(rule.check, name), "value": value_words(name, value, vocabulary)}
        yield Phrase(NEW_PARAMETER, article=rule.article, **said), None
