"""How a rule is computed, in words: its parameters and its weight."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.model import Vocabulary
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.interface.language import short_day

NAMES = {
    "months": _("Longest time between two meetings, in months"),
    "counting": _("Way of counting"),
    "minimum": _("At least"),
    "maximum": _("At most"),
    "duty": _("Duties taken in turn"),
    "holders": _("Persons for one seat"),
    "colleges": _("Colleges represented in any case"),
    "weekdays": _("Days allowed"),
    "office": _("Office"),
    "warn_days": _("Days of warning"),
    "look_at": _("What may be looked at"),
}
"""Names of the parameters of known checks; another one is told by its own documentation."""

IN_THE_SENTENCE = frozenset({"because"})
"""Parameters that the verdict's own words already say."""

CODES = {
    "interval": pgettext_lazy("way of counting", "from one meeting to the next"),
    "period": pgettext_lazy("way of counting", "one in each period of the calendar year"),
    "season": pgettext_lazy("way of counting", "all dated before the season begins"),
    "twelve_months": pgettext_lazy("way of counting", "each dated a year ahead"),
    "monday": _("Monday"),
    "tuesday": _("Tuesday"),
    "wednesday": _("Wednesday"),
    "thursday": _("Thursday"),
    "friday": _("Friday"),
    "saturday": _("Saturday"),
    "sunday": _("Sunday"),
}
"""Codes of the checks; those of the charter have the charter's words."""

WEIGHTS = {
    "obligation": pgettext_lazy("weight", "obligation"),
    "commitment": pgettext_lazy("weight", "commitment"),
    "aim": pgettext_lazy("weight", "aim"),
}
"""How strongly the text binds."""


KINDS_OF_FACTS = {
    "themes": _("themes that a body works on"),
    "topics": _("topics put forward"),
    "deliverables": _("deliverables"),
    "experience_reports": _("experience reports"),
    "watch_items": _("watch items"),
    "tools": _("tools"),
    "practice_sheets": _("practice sheets"),
    "guests": _("guests of meetings"),
    "relays": _("contents relayed to one’s own institution"),
    "acceptances": _("acceptances of the undertaking"),
    "commitments": _("commitments to a group"),
    "minutes": _("minutes"),
    "minutes_readings": _("readings of minutes"),
    "programmes": _("yearly programmes"),
    "agreements": _("framework agreements"),
    "diagnoses": _("shared diagnoses"),
    "campaigns": _("evaluations"),
    "referrals": _("questions sent to another body"),
}
"""Kinds of facts that a network may not keep."""


def kind_of_facts(kind: str) -> str:
    """What a kind of facts is called."""
    return str(KINDS_OF_FACTS.get(kind, kind))


def parameters(verdict: Verdict, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The parameters in force that day, then the weight of the rule: names and values, in words."""
    told = [
        (name_of(verdict.check, name), value_of(value, vocabulary))
        for name, value in verdict.parameters.items()
        if value not in (None, (), "") and name not in IN_THE_SENTENCE
    ]
    return [*told, (gettext("Weight"), str(WEIGHTS[verdict.weight]))]


def name_of(check: str, parameter: str) -> str:
    """What a parameter is called."""
    if parameter in NAMES:
        return str(NAMES[parameter])
    declared = CHECKS[check].declared().get(parameter) if check in CHECKS else None
    return gettext(declared.words).removesuffix(".") if declared else parameter


def value_of(value: object, vocabulary: Vocabulary) -> str:
    """What a parameter is worth."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, Mapping):
        return "; ".join(dated_value(day, item, vocabulary) for day, item in value.items())
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(value_of(item, vocabulary) for item in value)
    return code_of(value, vocabulary) if isinstance(value, str) else str(value)


def dated_value(since: object, value: object, vocabulary: Vocabulary) -> str:
    """A value, and since when."""
    said = {"value": value_of(value, vocabulary), "since": value_of(since, vocabulary)}
    return gettext("%(value)s since %(since)s") % said


def code_of(code: str, vocabulary: Vocabulary) -> str:
    """The word for a code: the charter's, else ours, else itself."""
    groups: tuple[Mapping[str, object], ...] = (
        vocabulary.colleges,
        vocabulary.duties,
        vocabulary.offices,
        vocabulary.meeting_kinds,
        vocabulary.body_kinds,
    )
    named = next((group[code] for group in groups if code in group), None)
    return str(getattr(named, "name", None) or CODES.get(code, code))
