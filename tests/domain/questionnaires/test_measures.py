from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.questionnaires.builders import published
from tourdetable.core.words.language import LANGUAGES
from tourdetable.domain.questionnaires.measures import asking, published_means, words_of
from tourdetable.domain.questionnaires.models import QuestionAsked, Questionnaire
from tourdetable.domain.questionnaires.starting import Measure


def told(circle: Circle) -> dict[str, tuple[int, float | None]]:
    means = published_means(circle.network)
    return {measure.value: (one.people, one.mean) for measure, one in means.items()}


def test_a_figure_is_told_once_all_members_read_it(circle: Circle) -> None:
    row = published(circle, "5" * 6 + "4" * 9)
    Questionnaire.objects.update(published_on=None)
    assert told(circle) == {}
    row.save()
    assert told(circle) == {"satisfaction": (15, 4.4)}


def test_what_its_page_hides_is_hidden_here_too(circle: Circle) -> None:
    published(circle, "1" + "5" * 6 + "4" * 9)
    assert told(circle) == {"satisfaction": (16, None)}


def test_neither_results_for_a_body_nor_words_that_were_changed(circle: Circle) -> None:
    published(circle, "5" * 6 + "4" * 9, read_by="body")
    assert told(circle) == {}
    Questionnaire.objects.update(read_by="network")
    QuestionAsked.objects.filter(place=0).update(text="Le café était bon.")
    assert list(asking(circle.network, Measure.SATISFACTION)) == []


def test_each_measure_is_one_question_of_the_product_in_each_language() -> None:
    assert [len(words_of(one)) for one in Measure] == [len(LANGUAGES)] * len(Measure)
