"""The methods that a network has: those of the program, and its own; how one fills a point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from tourdetable.core.methods.errors import MethodMistake, MethodMistakes
from tourdetable.core.methods.reading import read_method
from tourdetable.core.methods.shelf import by_title, library
from tourdetable.core.methods.terms import WorkMethod
from tourdetable.domain.agendas.models import NetworkMethod
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.wording import short_day, translated

NOTE = 2_000
"""Characters of the note of a point."""


@dataclass(frozen=True)
class KeptMethod:
    """A method that a network has: `row` when it is its own, `shipped` when the program has one of
    that code. `method` is None, and `why` says why, for a text that is no longer read."""

    code: str
    method: WorkMethod | None
    row: NetworkMethod | None = None
    shipped: bool = False
    why: str = ""


def shipped_methods() -> tuple[WorkMethod, ...]:
    """The methods that come with the program."""
    return library(settings.METHODS)


def kept_methods(network: Network) -> list[KeptMethod]:
    """All that a network has, its own in place of those of the program (one query)."""
    shipped = {one.code: one for one in shipped_methods()}
    kept = {code: KeptMethod(code, one, shipped=True) for code, one in shipped.items()}
    for row in NetworkMethod.objects.filter(network=network):
        kept[row.code] = of_row(row, shipped=row.code in shipped)
    return list(kept.values())


def of_row(row: NetworkMethod, *, shipped: bool) -> KeptMethod:
    """A method of the network's own."""
    try:
        return KeptMethod(row.code, read_method(row.text), row, shipped=shipped)
    except MethodMistakes as mistakes:
        why = said(mistakes.mistakes)[0]
        return KeptMethod(row.code, None, row, shipped=shipped, why=why)


def methods_of(network: Network) -> tuple[WorkMethod, ...]:
    """The methods that a network may choose, by title (one query)."""
    return by_title(one.method for one in kept_methods(network) if one.method)


def titles(own: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What methods are called, by code: those of the program, and in their place those of a network
    (code and text); one that is no longer read has no name."""
    found = {one.code: one.title for one in shipped_methods()}
    for code, text in own:
        try:
            found[code] = read_method(text).title
        except MethodMistakes:
            found.pop(code, None)
    return found


def said(mistakes: Iterable[MethodMistake]) -> list[str]:
    """The mistakes of a text, each as its author reads it."""
    return [mistake_line(one) for one in mistakes]


def mistake_line(one: MethodMistake) -> str:
    """One mistake: its line, its key, the problem, what to do."""
    told: dict[str, object] = {"line": one.line, "key": one.key}
    told["problem"] = one.problem.render(translated, short_day)
    told["remedy"] = one.remedy.render(translated, short_day)
    words = _("Line %(line)d, “%(key)s”: %(problem)s. What to do: %(remedy)s.") % told
    return words.removesuffix(".") if words.endswith("?.") else words


def fill(item: AgendaItem, method: WorkMethod, people: int | None = None) -> AgendaItem:
    """Put a method into a point, which is not saved: its time for so many, and, where nothing is
    written yet, what it asks, what it is for and its steps."""
    if item._state.adding:
        item.purpose = method.purpose.value
    item.method, item.minutes = method.code, minutes_for(method, people)
    item.question = item.question or method.question
    item.note = item.note or steps_in_words(method, people)
    return item


def minutes_for(method: WorkMethod, people: int | None) -> int:
    """How long it lasts with so many; with as few as it suits when nobody knows how many come."""
    return method.minutes_for(people or method.least)


def steps_in_words(method: WorkMethod, people: int | None) -> str:
    """The steps, a line each, for the note of a point."""
    lines: list[str] = []
    for number, step in enumerate(method.steps, start=1):
        minutes = -(-step.seconds(people or method.least) // 60)
        line = f"{number}. {step.title} ({minutes}\xa0min)"
        if sum(map(len, lines)) + len(lines) + len(line) <= NOTE:
            lines.append(line)
    return "\n".join(lines)
