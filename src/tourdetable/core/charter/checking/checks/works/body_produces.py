"""Production: a body makes, in a season, what it is there for (CLUB-04, ITC-04, ITC-11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import contributions, findings, mending, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.terms.days import Dated, Period, makes_half
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Value, gettext_noop, ngettext_noop

SUMMARY = gettext_noop("A body produces what it is there for.")
NAMES = {
    "deliverables": ngettext_noop(
        "%(body)s circulated %(count)s deliverable of %(wanted)s since %(first)s",
        "%(body)s circulated %(count)s deliverables of %(wanted)s since %(first)s",
    ),
    "experience_reports": ngettext_noop(
        "%(body)s heard %(count)s experience report of %(wanted)s since %(first)s",
        "%(body)s heard %(count)s experience reports of %(wanted)s since %(first)s",
    ),
    "guests": ngettext_noop(
        "%(body)s called in %(count)s guest of %(wanted)s since %(first)s",
        "%(body)s called in %(count)s guests of %(wanted)s since %(first)s",
    ),
    "practice_sheets": ngettext_noop(
        "%(body)s wrote %(count)s practice sheet of %(wanted)s since %(first)s",
        "%(body)s wrote %(count)s practice sheets of %(wanted)s since %(first)s",
    ),
    "referrals": ngettext_noop(
        "%(body)s sent up %(count)s question of %(wanted)s since %(first)s",
        "%(body)s sent up %(count)s questions of %(wanted)s since %(first)s",
    ),
    "relays": ngettext_noop(
        "%(body)s relayed %(count)s content of %(wanted)s since %(first)s",
        "%(body)s relayed %(count)s contents of %(wanted)s since %(first)s",
    ),
    "tools": ngettext_noop(
        "%(body)s made %(count)s tool of %(wanted)s since %(first)s",
        "%(body)s made %(count)s tools of %(wanted)s since %(first)s",
    ),
    "topics": ngettext_noop(
        "%(body)s put forward %(count)s topic of %(wanted)s since %(first)s",
        "%(body)s put forward %(count)s topics of %(wanted)s since %(first)s",
    ),
    "watch_items": ngettext_noop(
        "%(body)s shared %(count)s watch item of %(wanted)s since %(first)s",
        "%(body)s shared %(count)s watch items of %(wanted)s since %(first)s",
    ),
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

KIND_OF = {words: kind for kind, words in MENDS.items()}
"""What each of these sentences asks for."""

LATER = gettext_noop("%(body)s has from %(first)s to %(day)s to produce what it is there for")
KEPT = gettext_noop("%(body)s produced what it is there for")
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
    """Kinds of which there are too few by the last day of a season (or of the body, within it).

    A body owes them in a season when it lives at least half of its days. Kept once there are enough
    of each; until then nothing is late.
    """
    known = [kind for kind in parameters.kinds if context.keeps(contributions.PRODUCED[kind])]
    breaches: list[Breach] = []
    for season in context.seasons:
        breaches += _season(parameters, context, season, known)
    missing = None if len(known) == len(parameters.kinds) else context.says(UNKNOWN)
    owed = makes_half((context.life,), context.season)
    return Finding(
        concerned=_is_enough(parameters, context, known) if missing is None else owed,
        breaches=tuple(breaches),
        missing=missing,
        words=context.says(KEPT),
    )


def _is_enough(parameters: Parameters, context: Context, kinds: list[str]) -> bool:
    """Whether the season has already seen enough of each kind."""
    wanted, days = parameters.minimum.on(context.season.last), context.until_today(context.season)
    assert wanted is not None  # the rule is in force
    return all(_count(context, kind, days) >= wanted for kind in kinds)


def _count(context: Context, kind: str, days: Period) -> int:
    return len(contributions.brought(context, kind, days) or ())


def _season(
    parameters: Parameters, context: Context, season: Period, known: list[str]
) -> Iterator[Breach]:
    wanted = parameters.minimum.on(season.last)
    assert wanted is not None  # the rule is in force
    if makes_half((context.life,), season):
        for kind in known:
            count = _count(context, kind, context.until_today(season))
            if count < wanted:
                yield _too_few(context, kind, season, count, wanted)


def _too_few(context: Context, kind: str, season: Period, count: int, wanted: int) -> Breach:
    last = min(season.last, context.life.last)
    said: dict[str, Value] = {"body": context.body_name, "first": season.first, "day": last}
    said |= {"count": count, "wanted": wanted}
    words = NAMES[kind] if season.first <= context.on else LATER
    fault = context.closing(last)
    return findings.breach(context, fault, words, MENDS[kind], said, subject=kind)


CHECK = Check(
    "body_produces", SUMMARY, Parameters, find, reads=("meetings", *NAMES), mending=mending.BRINGING
)
