"""What a question that the product offers measures, told by the results that were published: the
figure that their page shows, and no other, so that nothing is told that was hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import QuerySet
from django.utils import translation

from tourdetable.core.words.language import LANGUAGES
from tourdetable.domain.networks.models import Network
from tourdetable.domain.questionnaires.enums import QuestionKind
from tourdetable.domain.questionnaires.models import QuestionAsked
from tourdetable.domain.questionnaires.queries import published_in
from tourdetable.domain.questionnaires.results import Results
from tourdetable.domain.questionnaires.starting import STARTS, Measure


@dataclass(frozen=True)
class PublishedMean:
    """What `people` said of a question, from 1 to 5; `mean` is None where a count is hidden."""

    question: QuestionAsked
    people: int
    mean: float | None


def words_of(measure: Measure) -> set[str]:
    """The question that measures it, in each language."""
    every = (one for some in STARTS.values() for one in some)
    (question,) = (one for one in every if one.measures == measure)
    found = set()
    for code in LANGUAGES:
        with translation.override(code):
            found.add(str(question.text))
    return found


def asking(network: Network, measure: Measure) -> QuerySet[QuestionAsked]:
    """Where it was asked, word for word, by those whose results all members read; the latest
    published first."""
    rows = QuestionAsked.objects.filter(questionnaire__in=published_in(network, ()).order_by())
    rows = rows.filter(kind=QuestionKind.SCALE, text__in=words_of(measure))
    around = ("questionnaire__body__network",)
    return rows.select_related(*around).order_by("-questionnaire__published_on", "-pk")


def published_means(network: Network) -> Mapping[Measure, PublishedMean]:
    """The last published figure of each measure (four queries each at most)."""
    found = {}
    for measure in Measure:
        question = asking(network, measure).first()
        results = Results(question.questionnaire, "") if question else None
        if question is not None and results is not None and results.enough:
            mean = results.of_one(question).means[-1]
            found[measure] = PublishedMean(question, len(results.sheets), mean)
    return MappingProxyType(found)
