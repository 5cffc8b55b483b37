"""The relations between bodies: what `apart` and `before` look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping

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
    """The relations of some kinds that name a body first."""
    return [one for one in ground.instance.relations if one.rule in kinds and one.first == body]


def said(ground: Ground, leave: Leave, kinds: Collection[str], words: Mapping[str, str]) -> Phrase:
    """What a body owes others, in words: those of its relation, or whom its relations name."""
    mine = of(ground, leave.body or "", kinds)
    if len(mine) == 1:
        one = mine[0]
        return Phrase(words[one.rule], body=one.first, other=one.second, days=one.days)
    others = tuple(dict.fromkeys(one.second for one in mine))
    return Phrase(SEVERAL, body=leave.body, bodies=others)
