"""How a rule is told: what its parameters are called, and what they are worth, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.kinds import one
from tourdetable.core.charter.terms.model import OF_MEETINGS, Gate, Vocabulary, Weight
from tourdetable.core.words.phrase import Called, Phrase, gettext_noop

NAMES = {
    "months": gettext_noop("Longest time between two meetings, in months"),
    "counting": gettext_noop("Way of counting"),
    "minimum": gettext_noop("At least"),
    "maximum": gettext_noop("At most"),
    "duty": gettext_noop("Duties taken in turn"),
    "holders": gettext_noop("Persons for one seat"),
    "colleges": gettext_noop("Colleges represented in any case"),
    "weekdays": gettext_noop("Days allowed"),
    "office": gettext_noop("Office"),
    "warn_days": gettext_noop("Days of warning"),
    "look_at": gettext_noop("What may be looked at"),
    "among": gettext_noop("Among whom"),
}
"""Names of the parameters of known checks; another one is told by its own documentation."""

WEIGHTS = {
    Weight.OBLIGATION: gettext_noop("obligation"),
    Weight.COMMITMENT: gettext_noop("commitment"),
    Weight.AIM: gettext_noop("aim"),
}
"""How strongly the text binds."""

GATES = {
    Gate.REFUSE: gettext_noop("a refusal"),
    Gate.CONFIRM: gettext_noop("a warning to confirm"),
    Gate.NONE: gettext_noop("nothing"),
}
"""What an act meets when it would break an article."""

KINDS_OF_FACTS = {
    "bodies": gettext_noop("bodies"),
    "institutions": gettext_noop("institutions"),
    "presences": gettext_noop("institutions present on a territory"),
    "seats": gettext_noop("seats"),
    "mandates": gettext_noop("mandates"),
    "offices": gettext_noop("holders of offices"),
    "meetings": gettext_noop("meetings"),
    "decisions": gettext_noop("decisions"),
    "exceptions": gettext_noop("exceptions"),
    "attendances": gettext_noop("presences at meetings"),
    "replies": gettext_noop("answers to invitations"),
    "turns": gettext_noop("turns taken"),
    "rotas": gettext_noop("ways in which duties go round"),
    "themes": gettext_noop("themes that a body works on"),
    "topics": gettext_noop("topics put forward"),
    "deliverables": gettext_noop("deliverables"),
    "experience_reports": gettext_noop("experience reports"),
    "watch_items": gettext_noop("watch items"),
    "tools": gettext_noop("tools"),
    "practice_sheets": gettext_noop("practice sheets"),
    "guests": gettext_noop("guests of meetings"),
    "relays": gettext_noop("contents relayed to one’s own institution"),
    "invitations": gettext_noop("invitations of other institutions"),
    "acceptances": gettext_noop("acceptances of the undertaking"),
    "commitments": gettext_noop("commitments to a group"),
    "minutes": gettext_noop("minutes"),
    "minutes_readings": gettext_noop("readings of minutes"),
    "programmes": gettext_noop("yearly programmes"),
    "agreements": gettext_noop("framework agreements"),
    "diagnoses": gettext_noop("shared diagnoses"),
    "campaigns": gettext_noop("evaluations"),
    "referrals": gettext_noop("questions sent to another body"),
}
"""Kinds of facts."""

POINTS = {
    "points.inform": gettext_noop("points of information of agendas"),
    "points.discuss": gettext_noop("points of agendas to discuss"),
    "points.decide": gettext_noop("points of agendas to decide"),
}
"""What counts for a function of a body, and is no kind of facts."""

FACTS = {
    one("bodies"): gettext_noop("body"),
    one("institutions"): gettext_noop("institution"),
    one("presences"): gettext_noop("institution present on a territory"),
    one("seats"): gettext_noop("seat"),
    one("mandates"): gettext_noop("mandate"),
    one("offices"): gettext_noop("holder of an office"),
    one("meetings"): gettext_noop("meeting"),
    one("decisions"): gettext_noop("decision"),
    one("exceptions"): gettext_noop("exception"),
    one("attendances"): gettext_noop("presence at a meeting"),
    one("replies"): gettext_noop("answer to an invitation"),
    one("turns"): gettext_noop("turn taken"),
    one("rotas"): gettext_noop("way in which duties go round"),
    one("themes"): gettext_noop("theme"),
    one("topics"): gettext_noop("topic"),
    one("deliverables"): gettext_noop("deliverable"),
    one("experience_reports"): gettext_noop("experience report"),
    one("watch_items"): gettext_noop("watch item"),
    one("tools"): gettext_noop("tool"),
    one("practice_sheets"): gettext_noop("practice sheet"),
    one("guests"): gettext_noop("guest of a meeting"),
    one("relays"): gettext_noop("relay"),
    one("invitations"): gettext_noop("invitation of an institution"),
    one("acceptances"): gettext_noop("acceptance of the undertaking"),
    one("commitments"): gettext_noop("commitment to a group"),
    one("minutes"): gettext_noop("minutes of a meeting"),
    one("minutes_readings"): gettext_noop("reading of minutes"),
    one("programmes"): gettext_noop("yearly programme"),
    one("agreements"): gettext_noop("framework agreement"),
    one("diagnoses"): gettext_noop("shared diagnosis"),
    one("campaigns"): gettext_noop("evaluation"),
    one("referrals"): gettext_noop("question sent to another body"),
}
"""One fact."""

VALUES: Mapping[str, Mapping[str, str]] = {
    "counting": {
        "interval": gettext_noop("from one meeting to the next"),
        "period": gettext_noop("one in each period of the calendar year"),
        "season": gettext_noop("all dated before the season begins"),
        "twelve_months": gettext_noop("each dated a year ahead"),
    },
    "weekdays": {
        "monday": gettext_noop("Monday"),
        "tuesday": gettext_noop("Tuesday"),
        "wednesday": gettext_noop("Wednesday"),
        "thursday": gettext_noop("Thursday"),
        "friday": gettext_noop("Friday"),
        "saturday": gettext_noop("Saturday"),
        "sunday": gettext_noop("Sunday"),
    },
    "kinds": KINDS_OF_FACTS,
    "of": {
        "network": gettext_noop("the networks of the institutions"),
        "tier": gettext_noop("their tiers"),
        "college": gettext_noop("their colleges"),
        "institution": gettext_noop("the institutions themselves"),
    },
    "among": {
        "seats": gettext_noop("who sits, or committed to take part, on each day"),
        "meeting": gettext_noop("who came to each meeting"),
    },
    "weight": {weight.value: words for weight, words in WEIGHTS.items()},
    "gate": {gate.value: words for gate, words in GATES.items()},
    "until_known": {
        "unknown": gettext_noop("Unknown"),
        "not_concerned": gettext_noop("Not concerned"),
    },
}
"""What the codes of a parameter are called; those that a charter declares have its own words."""

MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)


class Unended(Phrase):
    """A sentence that stands inside another one: without its full stop."""

    __slots__ = ()

    def render(
        self,
        translate: Callable[[str], str],
        day: Callable[[date], str],
        called: Called | None = None,
    ) -> str:
        return super().render(translate, day, called).removesuffix(".")


def check_words(check: str) -> Phrase:
    """What a check verifies."""
    return Unended(CHECKS[check].words)


def name_of(check: str, parameter: str) -> Phrase:
    """What a parameter is called."""
    if parameter in NAMES:
        return Phrase(NAMES[parameter])
    declared = CHECKS[check].declared().get(parameter) if check in CHECKS else None
    return Unended(declared.words) if declared else Phrase("%(name)s", name=parameter)


def value_of(parameter: str, value: object, vocabulary: Vocabulary) -> Phrase:
    """What a parameter is worth: days and codes in words, each value of a dated one."""
    if isinstance(value, Mapping):
        steps = ((value_of(parameter, item, vocabulary), day) for day, item in value.items())
        return apart(Phrase("%(value)s from %(day)s", value=v, day=d) for v, d in steps)
    if isinstance(value, tuple | list | frozenset):
        return several(value_of(parameter, item, vocabulary) for item in value)
    if isinstance(value, str):
        return _of_text(parameter, value, vocabulary)
    return _plain(value)


def _plain(value: object) -> Phrase:
    if isinstance(value, bool):
        return Phrase("yes") if value else Phrase("no")
    return Phrase("%(value)s", value=value)


def several(values: Iterable[Phrase]) -> Phrase:
    """Some values one after the other; alone, one is itself."""
    found = tuple(values)
    return found[0] if len(found) == 1 else Phrase("%(values)s", values=found)


def apart(values: Iterable[Phrase]) -> Phrase:
    """Some values that hold commas of their own, one after the other."""
    return reduce(lambda some, one: Phrase("%(some)s; %(one)s", some=some, one=one), values)


def _of_text(parameter: str, value: str, vocabulary: Vocabulary) -> Phrase:
    """The words for a code, ours or the charter's, for a stretch of days, or what is written."""
    if parameter in VALUES and value in VALUES[parameter]:
        return Phrase(VALUES[parameter][value])
    return _stretch(value) if parameter == "days" else code_of(value, vocabulary)


def _stretch(written: str) -> Phrase:
    """A stretch of days, or one day."""
    first, apart, last = written.partition("..")
    if not apart:
        return _edge(written)
    return Phrase("from %(first)s to %(last)s", first=_edge(first), last=_edge(last))


def _edge(written: str) -> Phrase:
    """A day of a stretch: of one year (`2027-07-14`), or of every year (`07-14`)."""
    if len(written) > len("07-14"):
        return Phrase("%(day)s", day=date.fromisoformat(written))
    month, day = map(int, written.split("-"))
    return day_of_year(month, day)


def day_of_year(month: int, day: int) -> Phrase:
    """A day of every year."""
    name = Phrase(MONTHS[month - 1])
    if day == 1:
        return Phrase("1 %(month)s", month=name)
    return Phrase("%(number)s %(month)s", number=day, month=name)


def counted_words(code: str, vocabulary: Vocabulary) -> Phrase:
    """What a code that counts for a function is called, in the plural."""
    kind = vocabulary.meeting_kinds.get(code.removeprefix(OF_MEETINGS))
    if kind is not None and code.startswith(OF_MEETINGS):
        return Phrase("meetings “%(name)s”", name=kind.name)
    known = KINDS_OF_FACTS | POINTS
    return Phrase(known[code]) if code in known else Phrase("%(name)s", name=code)


def code_of(code: str, vocabulary: Vocabulary) -> Phrase:
    """The charter's word for a code, or what is written when it is none."""
    groups: tuple[Mapping[str, object], ...] = (
        vocabulary.colleges,
        vocabulary.duties,
        vocabulary.offices,
        vocabulary.meeting_kinds,
        vocabulary.body_kinds,
    )
    named = next((group[code] for group in groups if code in group), None)
    return Phrase("%(name)s", name=str(getattr(named, "name", None) or code))
