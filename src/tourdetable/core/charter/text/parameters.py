"""The rule blocks: common keys, then the parameters that the check declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from tourdetable.core.charter.checking.check import Check, Parameter
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.checking.values import member, named, names, text
from tourdetable.core.charter.terms.dates import date_mistake
from tourdetable.core.charter.terms.errors import NEAR, ONE_OF, Unfit, nearest, one_among
from tourdetable.core.charter.terms.model import (
    DutyKind,
    Gate,
    OfficeKind,
    Rule,
    Vocabulary,
    Weight,
)
from tourdetable.core.charter.text.source import (
    OBLIGATORY,
    UNKNOWN_KEY,
    Lines,
    Mistakes,
    TableReader,
    Toml,
)
from tourdetable.core.words.phrase import Phrase, gettext_noop

UNTIL_KNOWN = ("unknown", "not_concerned")
SOURCED = ("value", "source")
EXAMPLE = 'check = "weekday"'


NEVER_REFUSES = gettext_noop(
    "`%(check)s` judges no attribute of the meeting itself, so it never refuses an act"
)
JUDGES_NOTHING = gettext_noop("`%(check)s` judges nothing, so it has no gate")
UNDATED = gettext_noop("`%(name)s` cannot change over time")
WRITE_ONE_VALUE = gettext_noop("write one value")
NO_DATE = gettext_noop("no date is given")
WRITE_ONE_DATE = gettext_noop('write at least one, as in `{ "2018-01-01" = 2 }`')
NUMBERED = gettext_noop("`%(name)s.` numbers a line, and is read as a key")
REMOVE_NUMBERS = gettext_noop("remove the numbers, and write one `key = value` a line")
UNKNOWN_BESIDE = gettext_noop("unknown key `%(name)s` beside a value")
NO_VALUE = gettext_noop("this value is missing")
WRITE_SOURCED = gettext_noop('write `{ value = 2, source = "…" }`')
NOT_THERE = {
    "office": gettext_noop("no body of this rule has the office `%(name)s`"),
    "duty": gettext_noop("in no body of this rule is the duty `%(name)s` taken"),
}
NOT_HELD = gettext_noop("no body of this rule holds meetings of kind `%(kind)s`")


@dataclass(frozen=True)
class RuleBlock:
    """A fenced rule as found: under which article, and its TOML."""

    article: str
    toml: Toml


def read_rule(block: RuleBlock, vocabulary: Vocabulary, mistakes: Mistakes) -> Rule | None:
    """The rule of a block; None when it cannot be made, its mistakes noted."""
    values = block.toml.read(mistakes, "check")
    if values is None:
        return None
    before = len(mistakes.found)
    table = TableReader(block.toml, values, Lines(0, len(block.toml.lines)), mistakes)
    name = _check_named(table)
    if name is None:
        return None
    rule = _rule(block, table, CHECKS[name], vocabulary)
    table.done()
    _check_scope(table, rule, vocabulary)
    if len(mistakes.found) == before:
        _check_together(table, rule, CHECKS[name])
    return rule


def _check_named(table: TableReader) -> str | None:
    """The check that a rule names; a key that is nearly `check` is told as such."""
    if "check" not in table.values and _check_nearly_named(table):
        return None
    read = partial(named, known=CHECKS, what="check")
    name: str | None = table.read("check", read, example=EXAMPLE)
    return name


def _check_nearly_named(table: TableReader) -> bool:
    """Whether a key is nearly `check`, or numbers the lines of the rule; it is told."""
    for key in table.values:
        if nearest(key.casefold(), ["check"]):
            table.wrong(key, Phrase(UNKNOWN_KEY), Phrase(NEAR, name="check"))
            return True
        if key.isdigit():
            table.wrong(key, Phrase(NUMBERED, name=key), Phrase(REMOVE_NUMBERS))
            return True
    return False


def _rule(block: RuleBlock, table: TableReader, check: Check[Any], vocabulary: Vocabulary) -> Rule:
    given, sources = _parameters(table, check, vocabulary)
    until_known = partial(named, known=UNTIL_KNOWN, what="state")
    body_kinds = _kinds(vocabulary.body_kinds, "body kind")
    meeting_kinds = _kinds(vocabulary.meeting_kinds, "meeting kind")
    return Rule(
        check=check.name,
        article=block.article,
        gate=table.read("gate", partial(_gate, check=check), Gate.NONE),
        bodies=table.value("bodies", body_kinds, ()),
        meetings=table.value("meetings", meeting_kinds, ()),
        weight=table.read("weight", member(Weight, "weight"), Weight.OBLIGATION),
        parameters=given,
        line=block.toml.before,
        until_known=table.read("until_known", until_known, "unknown"),
        sources=sources,
    )


def _kinds(known: Mapping[str, object], what: str) -> Callable[[Any], tuple[str, ...]]:
    return lambda value: names(value, known, what)


def _gate(value: Any, check: Check[Any]) -> Gate:
    gate = member(Gate, "gate")(value)
    if gate not in check.gates:
        problem = JUDGES_NOTHING if check.fixed else NEVER_REFUSES
        allowed = ", ".join(f'`gate = "{g}"`' for g in Gate if g in check.gates)
        raise Unfit(Phrase(problem, check=check.name), Phrase(ONE_OF, names=allowed))
    return gate


Sources = Mapping[date, str]
Given = tuple[object, Sources]
"""A value, plain or dated, and its sources by the day it comes into force (`date.min`: always)."""


def _parameters(
    table: TableReader, check: Check[Any], vocabulary: Vocabulary
) -> tuple[Mapping[str, object], Mapping[str, Sources]]:
    """What is written of each parameter, and its sources; the check holds its defaults."""
    given: dict[str, object] = {}
    sources: dict[str, Sources] = {}
    for name, parameter in check.declared().items():
        found = _given(table, parameter, vocabulary)
        if found is not None:
            given[name] = found[0]
        if found is not None and found[1]:
            sources[name] = found[1]
    return MappingProxyType(given), MappingProxyType(sources)


def _given(table: TableReader, parameter: Parameter, vocabulary: Vocabulary) -> Given | None:
    default = OBLIGATORY if parameter.obligatory else None
    read = partial(_value, parameter=parameter, vocabulary=vocabulary)
    found: Given | None = table.read(parameter.name, read, default, parameter.example)
    return found


def _value(value: Any, parameter: Parameter, vocabulary: Vocabulary) -> Given:
    if not isinstance(value, dict) or _is_sourced(value):
        plain, source = _sourced(value)
        return parameter.read(plain, vocabulary), {date.min: source} if source else {}
    if not parameter.dated:
        raise Unfit(Phrase(UNDATED, name=parameter.name), Phrase(WRITE_ONE_VALUE))
    if not value:
        raise Unfit(Phrase(NO_DATE), Phrase(WRITE_ONE_DATE))
    return _dated(value, parameter, vocabulary)


def _dated(values: dict[str, Any], parameter: Parameter, vocabulary: Vocabulary) -> Given:
    dated: dict[date, object] = {}
    sources: dict[date, str] = {}
    for day, inner in sorted((_day(day), inner) for day, inner in values.items()):
        plain, source = _sourced(inner)
        dated[day] = parameter.read(plain, vocabulary)
        if source:
            sources[day] = source
    return MappingProxyType(dated), sources


def _is_sourced(value: dict[str, Any]) -> bool:
    """Whether a table gives a value and its source, not values by their days."""
    return bool(value) and not any(any(map(str.isdigit, key)) for key in value)


def _sourced(value: Any) -> tuple[Any, str]:
    """`{ value = 2, source = "…" }` as a value and its source; a plain value has none."""
    if not isinstance(value, dict):
        return value, ""
    unknown = next((key for key in value if key not in SOURCED), None)
    if unknown is not None:
        raise Unfit(Phrase(UNKNOWN_BESIDE, name=unknown), one_among(unknown, SOURCED))
    if "value" not in value:
        raise Unfit(Phrase(NO_VALUE), Phrase(WRITE_SOURCED))
    return value["value"], text(value["source"]) if "source" in value else ""


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise Unfit(*date_mistake(text, '{ "2018-01-01" = 2 }'))
    return day


def _check_scope(table: TableReader, rule: Rule, vocabulary: Vocabulary) -> None:
    """A meeting kind that none of the rule's bodies hold would silence the rule."""
    for kind in rule.meetings if rule.bodies else ():
        held = vocabulary.meeting_kinds[kind].bodies
        if held and not set(held) & set(rule.bodies):
            able = [k.code for body in rule.bodies for k in vocabulary.meeting_kinds_of(body)]
            table.wrong("meetings", Phrase(NOT_HELD, kind=kind), one_among(kind, able))
    _check_charges(table, rule, vocabulary.offices, "office")
    _check_charges(table, rule, vocabulary.duties, "duty")


def _check_charges(
    table: TableReader, rule: Rule, known: Mapping[str, OfficeKind | DutyKind], key: str
) -> None:
    """Nobody can hold an office, or take a duty, that none of the rule's bodies has."""
    written = rule.parameters.get(key)
    codes = written if isinstance(written, tuple) else (written,)
    for code in filter(None, codes):
        where = known[code].bodies
        if where and rule.bodies and not set(where) & set(rule.bodies):
            able = [
                k for k, one in known.items() if not one.bodies or {*one.bodies} & {*rule.bodies}
            ]
            table.wrong(key, Phrase(NOT_THERE[key], name=code), one_among(code, able))


def _check_together(table: TableReader, rule: Rule, check: Check[Any]) -> None:
    try:
        check.typed(rule.parameters)
    except Unfit as unfit:
        key = unfit.key or next(iter(rule.parameters), "check")
        table.wrong(key, unfit.problem, unfit.remedy)
