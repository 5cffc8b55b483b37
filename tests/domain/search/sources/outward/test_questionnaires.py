from __future__ import annotations

import pytest

from tests.domain.builders import Circle
from tests.domain.questionnaires.builders import answered_by, published
from tests.domain.search.people import found
from tests.domain.search.sources.commons.people import neighbour_of
from tourdetable.domain.questionnaires.models import AnswerComment


def test_before_they_are_published_results_are_nobody_s(circle: Circle) -> None:
    answered_by(circle, "45454")
    assert found(circle, circle.ana, "lecture") == []


@pytest.mark.parametrize(("read_by", "near"), [("body", []), ("network", ["Après la lecture"])])
def test_results_are_found_by_those_who_read_them(
    circle: Circle, read_by: str, near: list[str]
) -> None:
    neighbour = neighbour_of(circle)
    published(circle, "45454", read_by=read_by)
    shown = AnswerComment.objects.order_by("pk").first()
    assert shown is not None
    AnswerComment.objects.filter(pk=shown.pk).update(text="Le phare.", state="shown")
    AnswerComment.objects.exclude(pk=shown.pk).update(text="Le canari.")
    told = [found(circle, who, "phare") for who in (circle.ana, neighbour, None)]
    assert (told, found(circle, circle.ana, "canari")) == ([["Après la lecture"], near, []], [])
