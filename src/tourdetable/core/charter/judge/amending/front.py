"""What a change of the front matter means, in sentences: what will be, and what is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from tourdetable.core.charter.judge.amending.codes import RIGHTS
from tourdetable.core.charter.judge.amending.places import FUTURE_AND_PRESENT, OF_GROUP, OF_KIND
from tourdetable.core.charter.judge.amending.said import Say, Side, told
from tourdetable.core.charter.judge.compare import ChangeKind, FrontChange, Path
from tourdetable.core.charter.judge.wording import several
from tourdetable.core.charter.terms.model import Adoption, ChangelogEntry, Charter, Kind, word_for
from tourdetable.core.words.phrase import Phrase, gettext_noop

Sentences = tuple[Phrase, Phrase | None]
"""What will be; and what is, when there is something to say of it."""

RIGHTS_OF = {
    "offices": (
        gettext_noop("Whoever holds the office “%(name)s” will also be able to: %(more)s"),
        gettext_noop("Whoever holds the office “%(name)s” will no longer be able to: %(less)s"),
        gettext_noop(
            "Whoever holds the office “%(name)s” will also be able to: %(more)s; "
            "and will no longer be able to: %(less)s"
        ),
        gettext_noop("So far, whoever holds it may: %(value)s"),
        gettext_noop("So far, it gives no right of its own"),
    ),
    "duties": (
        gettext_noop("Whoever takes the duty “%(name)s” will also be able to: %(more)s"),
        gettext_noop("Whoever takes the duty “%(name)s” will no longer be able to: %(less)s"),
        gettext_noop(
            "Whoever takes the duty “%(name)s” will also be able to: %(more)s; "
            "and will no longer be able to: %(less)s"
        ),
        gettext_noop("So far, whoever takes it may: %(value)s"),
        gettext_noop("So far, it gives no right of its own"),
    ),
}
"""What is gained, lost, both; what is today, if anything."""

NEW_RIGHTS = {
    "offices": gettext_noop("Whoever holds the office “%(name)s” will be able to: %(more)s"),
    "duties": gettext_noop("Whoever takes the duty “%(name)s” will be able to: %(more)s"),
}

COMES = {
    "body_kinds": gettext_noop("There will be a new kind of body: “%(name)s”"),
    "colleges": gettext_noop("There will be a new college: “%(name)s”"),
    "meeting_kinds": gettext_noop("There will be a new kind of meeting: “%(name)s”"),
    "offices": gettext_noop("There will be a new office: “%(name)s”"),
    "duties": gettext_noop("There will be a new duty taken in turn: “%(name)s”"),
    "functions": gettext_noop("Bodies will also be for: “%(name)s”"),
}
GOES = {
    "body_kinds": gettext_noop("There will be no kind of body “%(name)s” any more"),
    "colleges": gettext_noop("There will be no college “%(name)s” any more"),
    "meeting_kinds": gettext_noop("There will be no kind of meeting “%(name)s” any more"),
    "offices": gettext_noop("There will be no office “%(name)s” any more"),
    "duties": gettext_noop("There will be no duty “%(name)s” any more"),
    "functions": gettext_noop("Bodies will not be for “%(name)s” any more"),
}

OTHER = gettext_noop("`%(key)s` will be: %(value)s")
OTHER_TODAY = gettext_noop("So far, it is: %(value)s")

OF_ADOPTION: Mapping[Path, Adoption] = {
    ("minutes", "days"): Adoption.SILENCE_DAYS,
    ("minutes", "seats"): Adoption.SEATS,
}
"""Places that only count for one way of adopting minutes."""

IDLE = gettext_noop("%(words)s (it does not count, since minutes are adopted in another way)")

LOGGED = gettext_noop("The text records that %(body)s changed %(article)s on %(day)s: “%(remark)s”")
UNLOGGED = gettext_noop(
    "The text will no longer record that %(body)s changed %(article)s on %(day)s: “%(remark)s”"
)


def say_front(change: FrontChange, old: Charter, new: Charter) -> Iterable[Sentences]:
    """The sentences of one change; a whole kind that comes is told key by key."""
    if change.path == ("changes",):
        return _logged(change)
    if change.path in OF_ADOPTION:
        return _of_adoption(change, old, new)
    if change.kind is ChangeKind.CHANGED:
        return [_changed(change, old, new)]
    return _whole(change, new)


def _whole(change: FrontChange, new: Charter) -> Iterable[Sentences]:
    """A kind that comes or goes."""
    comes, kind = change.kind is ChangeKind.ADDED, change.new or change.old
    source = (COMES if comes else GOES)[change.path[0]]
    yield Phrase(source, name=getattr(kind, "name", "")), None
    if comes:
        yield from _described(change, new)


def _of_adoption(change: FrontChange, old: Charter, new: Charter) -> Iterable[Sentences]:
    """How long, how many: said with the way of adopting when it changes, or when it is this one."""
    way, before, after = OF_ADOPTION[change.path], old.minutes.adoption, new.minutes.adoption
    if before is not after and way in (before, after):
        return
    future, present = _changed(change, old, new)
    yield (future if after is way else Phrase(IDLE, words=future)), present


def _changed(change: FrontChange, old: Charter, new: Charter) -> Sentences:
    path, name = change.path, _name(change.path, new)
    was, will = Side(old, change.old, _name(path, old)), Side(new, change.new, name)
    if path[-1] == "rights":
        return _rights(path[0], name, change)
    future, present = _says(path)
    if path[-1] == "name":
        will = Side(new, change.new, str(change.old))
    return future(will), present(was)


def _says(path: Path) -> tuple[Say, Say]:
    """The two sentences of a place; bare ones for a place that nobody has given words."""
    found = FUTURE_AND_PRESENT.get(path) or OF_GROUP.get((path[0], path[-1]))
    found = found or (OF_KIND.get(path[-1]) if len(path) == 3 else None)
    key = ".".join(path)
    return found or (
        lambda side: Phrase(OTHER, key=key, value=str(side.value)),
        told(OTHER_TODAY, lambda side: str(side.value)),
    )


def has_words(path: Path) -> bool:
    """Whether a place of the front matter has sentences of its own."""
    known = path in FUTURE_AND_PRESENT or path == ("changes",)
    if len(path) != 3:
        return known
    of_kind = path[-1] in OF_KIND or (path[0], path[-1]) in OF_GROUP
    return known or of_kind or (path[-1] == "rights" and path[0] in RIGHTS_OF)


def _name(path: Path, charter: Charter) -> str:
    """What the kind that a place belongs to is called, if it belongs to one."""
    if len(path) < 3:
        return ""
    kinds: Mapping[str, Kind] = getattr(charter.vocabulary, path[0])
    return word_for(kinds, path[1])


def _rights(group: str, name: str, change: FrontChange) -> Sentences:
    old, new = _set(change.old), _set(change.new)
    gained, lost, both, today, nothing = RIGHTS_OF[group]
    source = both if old - new and new - old else (gained if new - old else lost)
    before = Phrase(today, value=_list(old)) if old else Phrase(nothing)
    return Phrase(source, name=name, more=_list(new - old), less=_list(old - new)), before


def _set(rights: object) -> frozenset[object]:
    return rights if isinstance(rights, frozenset) else frozenset()


def _list(rights: Iterable[object]) -> Phrase:
    known = set(rights)
    return several(Phrase(words) for right, words in RIGHTS.items() if right in known)


def _described(change: FrontChange, new: Charter) -> Iterable[Sentences]:
    """The keys of a kind that comes, but for those that say nothing."""
    group, code = change.path
    for declared in fields(change.new):  # type: ignore[arg-type]  # a kind
        value, name = getattr(change.new, declared.name), _name((group, code, ""), new)
        if declared.name in {"code", "name", "plural"} or not value:
            continue
        if declared.name == "rights":
            yield Phrase(NEW_RIGHTS[group], name=name, more=_list(value)), None
        else:
            future, _present = _says((group, code, declared.name))
            yield future(Side(new, value, name)), None


def _logged(change: FrontChange) -> Iterable[Sentences]:
    """The entries that the text's own journal of changes gains, or loses."""
    old, new = (_entries(side) for side in (change.old, change.new))
    for source, entries, others in ((LOGGED, new, old), (UNLOGGED, old, new)):
        for entry in entries:
            if entry not in others:
                said = {"article": entry.article, "remark": entry.remark, "day": entry.on}
                yield Phrase(source, body=entry.adopted_by, **said), None


def _entries(value: object) -> tuple[ChangelogEntry, ...]:
    return value if isinstance(value, tuple) else ()
