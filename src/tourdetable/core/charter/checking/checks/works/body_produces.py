"""Production: a body makes, in a season, what it is there for (CLUB-04, ITC-04, ITC-11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import contributions, findings, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.terms.days import Dated, Period
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

SUMMARY = gettext_noop("A body produces what it is there for.")
NAMES = {
    "deliverables": gettext_noop("%(body)s circulated %(count)s deliverables since %(first)s"),
    "experience_reports": gettext_noop(
        "%(body)s heard %(count)s experience reports since %(first)s"
    ),
    "guests": gettext_noop("%(body)s called in %(count)s guests since %(first)s"),
    "practice_sheets": gettext_noop("%(body)s wrote %(count)s practice sheets since %(first)s"),
    "referrals": gettext_noop("%(body)s sent up %(count)s questions since %(first)s"),
    "relays": gettext_noop("%(body)s relayed %(count)s contents since %(first)s"),
    "tools": gettext_noop("%(body)s made %(count)s tools since %(first)s"),
    "topics": gettext_noop("%(body)s put forward %(count)s topics since %(first)s"),
    "watch_items": gettext_noop("%(body)s shared %(count)s watch items since %(first)s"),
}
MENDS = {
    "deliverables": gettext_noop("Circulate a deliverable of %(body)s by %(day)s"),
    "experience_reports": gettext_noop("Hear an experience report in %(body)s by %(day)s"),
    "guests": gettext_noop(
        "Call in an actor of the territory, or an expert, to %(body)s by %(day)s"
    ),
    "practice_sheets": gettext_noop("Write a practice sheet in %(body)s by %(day)s"),
    "referrals": gettext_noop("Send up a question of %(body)s by %(day)s"),
    "relays": gettext_noop("Relay a content of %(body)s by %(day)s"),
    "tools": gettext_noop("Share a tool made by %(body)s by %(day)s"),
    "topics": gettext_noop("Put a topic forward in %(body)s by %(day)s"),
    "watch_items": gettext_noop("Share a watch item in %(body)s by %(day)s"),
}

UNKNOWN = gettext_noop("Nobody has recorded all that %(body)s produces")


@dataclass(frozen=True)
class Parameters:
    kinds: tuple[str, ...] = parameter(
        "What the body produces.", values.codes(*NAMES), example=["tools", "watch_items"]
    )
    minimum: Dated[int] = values.dated_whole(
        "How many of each kind in a season.", (1, 366), default=1
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Kinds of which a season saw too few when it ends.

    A body installed or closed within it owes nothing.
    """
    known = [kind for kind in parameters.kinds if context.keeps(contributions.PRODUCED[kind])]
    said: dict[str, Value] = {"body": context.body_name}
    breaches: list[Breach] = []
    for season in context.seasons:
        breaches += _season(parameters, context, season, known)
    return Finding(
        concerned=context.life.last >= context.season.last,
        breaches=tuple(breaches),
        missing=None if len(known) == len(parameters.kinds) else Phrase(UNKNOWN, **said),
        words=Phrase("%(body)s produces what it is there for", **said),
    )


def _season(
    parameters: Parameters, context: Context, season: Period, known: list[str]
) -> Iterator[Breach]:
    wanted = parameters.minimum.on(season.last)
    assert wanted is not None  # the rule is in force
    if not context.lives_all(season):
        return
    said = {"body": context.body_name, "first": season.first, "day": season.last}
    for kind in known:
        count = len(contributions.brought(context, kind, season) or ())
        if count < wanted:
            told, last = {**said, "count": count}, season.last
            yield findings.breach(context, last, NAMES[kind], MENDS[kind], told, subject=kind)


CHECK = Check("body_produces", SUMMARY, Parameters, find, reads=("meetings", *NAMES))
