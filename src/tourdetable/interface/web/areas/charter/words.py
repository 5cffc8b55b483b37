"""How a rule is computed, in words: its parameters and its weight."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.kinds import one
from tourdetable.core.charter.terms.model import Vocabulary
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.interface.language import day_of_year, short_day
from tourdetable.interface.web.templatetags.tdt import VERDICTS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

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
    "among": _("Among whom"),
}
"""Names of the parameters of known checks; another one is told by its own documentation."""

IN_THE_SENTENCE = frozenset({"because"})
"""Parameters that the verdict's own words already say."""

WEIGHTS = {
    "obligation": pgettext_lazy("weight", "obligation"),
    "commitment": pgettext_lazy("weight", "commitment"),
    "aim": pgettext_lazy("weight", "aim"),
}
"""How strongly the text binds."""


KINDS_OF_FACTS = {
    "attendances": _("presences at meetings"),
    "replies": _("answers to invitations"),
    "turns": _("turns taken"),
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
"""Kinds of facts that a network may not keep, and those that no id tells apart."""

FACTS = {
    one("attendances"): _("presence at a meeting"),
    one("replies"): _("answer to an invitation"),
    one("turns"): pgettext_lazy("fact", "turn taken"),
    one("acceptances"): _("acceptance of the undertaking"),
    one("minutes_readings"): _("reading of minutes"),
}
"""One fact, of the kinds that no id tells apart: they are called by their seat only."""

WEEKDAYS = {
    "monday": _("Monday"),
    "tuesday": _("Tuesday"),
    "wednesday": _("Wednesday"),
    "thursday": _("Thursday"),
    "friday": _("Friday"),
    "saturday": _("Saturday"),
    "sunday": _("Sunday"),
}

VALUES: Mapping[str, Mapping[str, StrOrPromise]] = {
    "counting": {
        "interval": pgettext_lazy("way of counting", "from one meeting to the next"),
        "period": pgettext_lazy("way of counting", "one in each period of the calendar year"),
        "season": pgettext_lazy("way of counting", "all dated before the season begins"),
        "twelve_months": pgettext_lazy("way of counting", "each dated a year ahead"),
    },
    "weekdays": WEEKDAYS,
    "kinds": KINDS_OF_FACTS,
    "of": {
        "network": pgettext_lazy("what must be diverse", "the networks of the institutions"),
        "tier": pgettext_lazy("what must be diverse", "their tiers"),
        "college": pgettext_lazy("what must be diverse", "their colleges"),
        "institution": pgettext_lazy("what must be diverse", "the institutions themselves"),
    },
    "among": {
        "seats": pgettext_lazy("among whom", "who sits, or committed to take part, on each day"),
        "meeting": pgettext_lazy("among whom", "who came to each meeting"),
    },
    "weight": WEIGHTS,
    "gate": {
        "refuse": _("a refusal"),
        "confirm": _("a warning to confirm"),
        "none": _("nothing"),
    },
    "until_known": {state: word for state, (_icon, word) in VERDICTS.items()},
}
"""What the codes of a parameter are called; those that a charter declares have its own words."""


def kind_of_facts(kind: str) -> str:
    """What a kind of facts is called."""
    return str(KINDS_OF_FACTS[kind])


def parameters(verdict: Verdict, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The parameters in force that day, then the weight of the rule: names and values, in words."""
    told = [
        (name_of(verdict.check, name), value_of(name, value, vocabulary))
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


def value_of(parameter: str, value: object, vocabulary: Vocabulary) -> str:
    """What a parameter is worth."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, Mapping):
        dated = value.items()
        return "; ".join(dated_value(parameter, day, item, vocabulary) for day, item in dated)
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(value_of(parameter, item, vocabulary) for item in value)
    return said_of(parameter, value, vocabulary) if isinstance(value, str) else str(value)


def dated_value(parameter: str, since: object, value: object, vocabulary: Vocabulary) -> str:
    """A value, and since when."""
    said = value_of(parameter, value, vocabulary)
    return gettext("%(value)s since %(since)s") % {
        "value": said,
        "since": value_of(parameter, since, vocabulary),
    }


def said_of(parameter: str, value: str, vocabulary: Vocabulary) -> str:
    """The words for a code, ours or the charter's, for a stretch of days, or what is written."""
    if parameter in VALUES:
        return str(VALUES[parameter].get(value, value))
    first, apart, last = value.partition("..")
    if apart:
        said = {"first": edge(first), "last": edge(last)}
        return gettext("from %(first)s to %(last)s") % said
    return edge(value) if parameter == "days" else code_of(value, vocabulary)


def edge(written: str) -> str:
    """A day of a stretch: of one year (`2027-07-14`), or of every year (`07-14`)."""
    if len(written) > len("07-14"):
        return short_day(date.fromisoformat(written))
    month, day = map(int, written.split("-"))
    return day_of_year(date(date.min.year, month, day))


def code_of(code: str, vocabulary: Vocabulary) -> str:
    """The charter's word for a code, or what is written when it is none."""
    groups: tuple[Mapping[str, object], ...] = (
        vocabulary.colleges,
        vocabulary.duties,
        vocabulary.offices,
        vocabulary.meeting_kinds,
        vocabulary.body_kinds,
    )
    named = next((group[code] for group in groups if code in group), None)
    return str(getattr(named, "name", None) or code)
