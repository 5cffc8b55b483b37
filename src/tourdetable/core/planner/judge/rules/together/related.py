"""The relations between bodies: what `apart` and `before` look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from tourdetable.core.planner.judge.figures import some
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.terms.instance import Leave, Relation
from tourdetable.core.words.phrase import Phrase, gettext_noop

SEVERAL = gettext_noop("The dates of %(body)s keep to what was said of it and: %(bodies)s.")


def bound(ground: Ground, rule: str, kinds: Collection[str]) -> list[Relation]:
    """The relations of some kinds that must be kept: a rule left out for either body frees both."""
    return [
        one
        for one in ground.instance.relations
        if one.rule in kinds
        and not any(ground.left.drops(rule, body=body) for body in (one.first, one.second))
    ]


def of(ground: Ground, body: str, kinds: Collection[str]) -> list[Relation]:
    """The relations of some kinds that name a body, as those of another do not.

    That of two bodies that have no other is told of the first.
    """
    named = [
        one
        for one in ground.instance.relations
        if one.rule in kinds and body in (one.first, one.second)
    ]
    first = any(one.first == body for one in named)
    return named if first or len(named) > 1 else []


def said(
    ground: Ground,
    leave: Leave,
    words: Mapping[str, str],
    several: Mapping[str, str] = MappingProxyType({}),
) -> Phrase:
    """What a body owes others, in words: those of its relation, or whom its relations name.

    By kind, the words of one relation, and those of several of that kind alone.
    """
    mine = of(ground, leave.body or "", words)
    if len(mine) == 1:
        one = mine[0]
        return Phrase(words[one.rule], body=one.first, other=one.second, days=one.days)
    named = (body for one in mine for body in (one.first, one.second) if body != leave.body)
    found = {one.rule for one in mine}
    source = several.get(found.pop(), SEVERAL) if len(found) == 1 else SEVERAL
    return Phrase(source, body=leave.body, bodies=some(list(dict.fromkeys(named))))
