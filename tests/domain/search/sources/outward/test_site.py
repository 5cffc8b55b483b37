from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import TODAY, Circle, decided, hold
from tests.domain.search.people import found, titles
from tests.domain.site.builders import (
    by_lead,
    drafted,
    news,
    opened,
    prepared,
    published,
    said_to_all,
)
from tourdetable.domain.search.actions.feeding import refresh
from tourdetable.domain.site.actions.days import withdraw_day
from tourdetable.domain.site.actions.pages import take_back, write_page
from tourdetable.domain.site.actions.readings import take_back_reading


def test_everybody_finds_the_edition_that_is_read_and_no_draft(circle: Circle) -> None:
    page = news(circle, text="Venez au phare.")
    drafted(circle, "Canari")
    said = {"title": page.title, "lead": "", "text": "Canari", "language": "fr"}
    page = write_page(page=page, version=page.version, **said, **by_lead(circle))
    told = [found(circle, one, word) for one in (None, circle.ana) for word in ("phare", "canari")]
    assert told == [["Le Môle rouvre"], []] * 2
    take_back(page=page, version=page.version, **by_lead(circle))
    assert found(circle, None, "phare") == []


def test_an_edition_is_found_on_its_day(circle: Circle) -> None:
    published(circle, drafted(circle, text="Venez au phare."), TODAY + timedelta(days=2))
    assert found(circle, None, "phare") == []
    while not refresh(network=circle.network, on=TODAY + timedelta(days=2)):
        pass
    assert titles(circle, None, "phare") == ["Le Môle rouvre"]


def test_a_decision_is_found_by_its_public_words_alone(circle: Circle) -> None:
    decided(circle, hold(circle, title="Mars"), title="Canari")
    reading = said_to_all(circle, meeting=hold(circle, title="Avril"))
    told = [found(circle, None, word) for word in ("colette", "canari", "port")]
    assert told == [["On lit Colette"], [], []]
    take_back_reading(reading=reading, version=reading.version, **by_lead(circle))
    assert found(circle, None, "colette") == []


def test_an_open_day_is_found_as_long_as_it_is_open(circle: Circle) -> None:
    day = opened(circle)
    told = [found(circle, one, "lectures") for one in (None, circle.ana)]
    assert told == [["Fête de mai"]] * 2
    withdraw_day(day=day, version=day.version, **by_lead(circle))
    assert found(circle, None, "lectures") == []


def test_one_that_is_being_prepared_is_nobody_s(circle: Circle) -> None:
    prepared(circle)
    assert found(circle, circle.ana, "lectures") == []
