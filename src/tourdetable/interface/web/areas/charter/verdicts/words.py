"""How a rule is computed, in words: its parameters and its weight."""

from __future__ import annotations

from django.utils.translation import gettext

from tourdetable.core.charter.judge import wording
from tourdetable.core.charter.terms.model import Vocabulary
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.language import short_day, translated

IN_THE_SENTENCE = frozenset({"because"})
"""Parameters that the verdict's own words already say."""


def parameters(verdict: Verdict, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The parameters in force that day, then the weight of the rule: names and values, in words."""
    told = [
        (name_of(verdict.check, name), value_of(name, value, vocabulary))
        for name, value in verdict.parameters.items()
        if value not in (None, (), "") and name not in IN_THE_SENTENCE
    ]
    return [*told, (gettext("Weight"), gettext(wording.WEIGHTS[verdict.weight]))]


def name_of(check: str, parameter: str) -> str:
    """What a parameter is called."""
    return said(wording.name_of(check, parameter)).removesuffix(".")


def value_of(parameter: str, value: object, vocabulary: Vocabulary) -> str:
    """What a parameter is worth."""
    return said(wording.value_of(parameter, value, vocabulary))


def said(words: Phrase) -> str:
    """A sentence of the core, its days without their names."""
    return words.render(translated, short_day)
