"""How figures, and what they are made of, are said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from tourdetable.core.charter.judge.wording import FACTS
from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.enums import Outcome
from tourdetable.domain.decisions.positions import attributed
from tourdetable.domain.evaluation.enums import CampaignState
from tourdetable.domain.evaluation.indicators.terms import GroupedBy, Indicator, Sums, Unit
from tourdetable.domain.evaluation.models import FigureComment
from tourdetable.domain.evaluation.publishing import ToldFigure
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.interface.language import day, number, percent, short_day

AUDIENCES: Mapping[Audience, object] = {
    Audience.PRESENT: gettext_lazy("those who were present only: it is in no report"),
    Audience.BODY: gettext_lazy("those who conduct the evaluation"),
    Audience.NETWORK: gettext_lazy("the whole network"),
    Audience.PARTNERS: gettext_lazy("the network and its partners"),
    Audience.PUBLIC: gettext_lazy("everybody: it has a page on the web"),
}
"""Who each audience is."""

NOTES: Mapping[Audience, object] = {
    **AUDIENCES,
    Audience.PUBLIC: gettext_lazy("everybody who reads the report"),
}
"""The same of what is told in a report, and has no page of its own."""

ATTRIBUTIONS: Mapping[Attribution, object] = {
    Attribution.NAMED: gettext_lazy("in their own name"),
    Attribution.INSTITUTION: gettext_lazy("by the institution"),
    Attribution.COLLEGE: gettext_lazy("by the college"),
    Attribution.NONE: gettext_lazy("by nobody in particular"),
}
"""How far it is told who says something."""

STEPS = tuple(CampaignState)
BADGES = {
    CampaignState.OPEN: "info",
    CampaignState.FROZEN: "info",
    CampaignState.GIVEN: "warning",
    CampaignState.APPROVED: "good",
    CampaignState.PUBLISHED: "good",
}
"""State → kind of badge."""

CARRIED = {"work": "deliverable", "report": "experience_report"}
"""What is relayed, by what evidence calls it."""


def value_words(sums: Sums | None, unit: Unit) -> str:
    """A figure in words: « 61,5 % », « 12,5 jours »; why there is none."""
    if sums is None:
        return pgettext("figure", "hidden")
    value = sums.value(unit)
    if value is None:
        return _("nothing to count")
    return UNITS[unit](round(value, 1))


UNITS: Mapping[Unit, Callable[[float], str]] = {
    Unit.NUMBER: number,
    Unit.EACH: number,
    Unit.PERCENT: percent,
    Unit.DAYS: lambda value: (
        ngettext("%(n)s day", "%(n)s days", plural(value)) % {"n": number(value)}
    ),
    Unit.HOURS: lambda value: (
        ngettext("%(n)s hour", "%(n)s hours", plural(value)) % {"n": number(value)}
    ),
}


def plural(value: float) -> int:
    """The number that picks the form of a word."""
    return 1 if value < 2 else 2


def not_yet() -> str:
    """In place of a figure that is not told yet."""
    return pgettext("figure", "not yet")


def untold_words(figure: ToldFigure | None) -> str:
    """Why nothing is told of a figure; nothing when something is."""
    if figure is None:
        return _("Unknown: nobody keeps, in this network, what it is made of.")
    if figure.waits:
        return _(
            "What seats did is told by evaluations, once their days are over and their figures "
            "frozen: followed day by day, it would say who did what."
        )
    if figure.total is None:
        return _(
            "Nothing of it is told: fewer than five seats did it, or did not, or would once one "
            "body is taken out; or another evaluation told some of these days with others, and a "
            "subtraction would say who did it."
        )
    return ""


def change_words(indicator: Indicator, now: Sums | None, before: Sums | None) -> str:
    """By how much a figure changed since the period before; nothing where one of them is none."""
    if now is None or before is None:
        return ""
    values = now.value(indicator.unit), before.value(indicator.unit)
    if values[0] is None or values[1] is None:
        return ""
    by = round(values[0], 1) - round(values[1], 1)
    return signed(round(by, 1), indicator.unit)


def signed(by: float, unit: Unit) -> str:
    """« +12,5 points », « −3 jours », « sans changement »."""
    if not by:
        return _("no change")
    sign = "+" if by > 0 else "\N{MINUS SIGN}"
    if unit is Unit.PERCENT:
        words = ngettext("%(n)s point", "%(n)s points", plural(abs(by)))
        return sign + words % {"n": number(abs(by))}
    return sign + UNITS[unit](abs(by))


def fact_words(kind: str) -> str:
    """What a fact is: « réunion », « livrable »."""
    if kind == "entry":
        return _("content of the library")
    kind = CARRIED.get(kind, kind)
    return _(FACTS[kind]) if kind in FACTS else kind


def group_words(indicator: Indicator, code: str, charter: Charter) -> str:
    """What a group of lines is called; nothing when it only tells lines apart."""
    known = charter.vocabulary
    match indicator.by:
        case GroupedBy.MEETINGS:
            return word_for(known.meeting_kinds, code)
        case GroupedBy.OUTCOMES:
            return str(Outcome(code).label) if code in Outcome.values else code
        case GroupedBy.FACTS:
            return fact_words(code)
    return ""


def body_kind_words(code: str, charter: Charter) -> str:
    """What a kind of body is called."""
    return word_for(charter.vocabulary.body_kinds, code)


def days_words(first: date, last: date) -> str:
    """« du 1er septembre 2025 au 31 août 2027 »."""
    said = {"first": short_day(first), "last": short_day(last)}
    return _("from %(first)s to %(last)s") % said


def period_words(first: date, last: date) -> str:
    """The same, as a name."""
    return capfirst(days_words(first, last))


def audience_choices(
    some: Iterable[Audience], words: Mapping[Audience, object] = AUDIENCES
) -> list[tuple[str, str]]:
    """These audiences, to choose from."""
    return [(one.value, capfirst(str(words[one]))) for one in some]


def attribution_choices() -> list[tuple[str, str]]:
    """All attributions, to choose from."""
    return [(one.value, capfirst(str(ATTRIBUTIONS[one]))) for one in Attribution]


def signed_by(comment: FigureComment, charter: Charter) -> str:
    """Who says a comment, as far as it may be told."""
    seat, how = comment.seat, comment.attribution
    if seat is None or how == Attribution.NONE:
        return str(comment.campaign.body)
    institution = attributed(how, seat.college, str(seat.institution), charter)
    if how == Attribution.NAMED and comment.written_by is not None:
        return f"{comment.written_by}, {institution}"
    return institution


def survey_words(row: Questionnaire) -> str:
    """Where a questionnaire stands."""
    if row.published_on is not None:
        return _("results published on %(day)s") % {"day": day(row.published_on)}
    if row.closed_on is not None:
        return _("closed on %(day)s, results not published") % {"day": day(row.closed_on)}
    if row.opened_on is not None:
        return _("open until %(day)s") % {"day": day(row.closes_on)}
    return _("being written")
