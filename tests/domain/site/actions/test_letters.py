from __future__ import annotations

from tests.domain.builders import NOW, Circle
from tests.domain.site.builders import asked, coming, opened
from tourdetable.domain.networks.models import Network
from tourdetable.domain.site.actions.letters import take_letters
from tourdetable.domain.site.models import DayLetter

A, B = "one:1", "two:2"


def test_a_letter_is_taken_by_one_worker(circle: Circle) -> None:
    asked(opened(circle))
    assert [one.kind for one in take_letters(worker=A, now=NOW, most=10)] == ["confirm"]
    assert take_letters(worker=B, now=NOW, most=10) == []


def test_what_waits_gives_way_to_what_says_more(circle: Circle) -> None:
    coming(opened(circle))
    assert list(DayLetter.objects.values_list("kind", flat=True)) == ["place"]


def test_none_leaves_from_a_network_that_closed(circle: Circle) -> None:
    asked(opened(circle))
    Network.objects.update(closed_on=NOW.date())
    assert take_letters(worker=A, now=NOW, most=10) == []
