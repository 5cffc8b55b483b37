from __future__ import annotations

from datetime import date

from tests.domain.builders import NOW, OPERATOR, TODAY, Circle, decided, hold, in_review
from tests.domain.search.people import found, titles
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.search.actions.feeding import is_up_to_date, refresh
from tourdetable.domain.search.models import SearchEntry
from tourdetable.domain.search.queries import Sieve
from tourdetable.domain.tags.actions import named

TEXT = "Un port.\n\n::: present\nUn secret.\n:::\n\n::: network from 2027-05-01\nUn projet.\n:::\n"


def test_drafts_of_minutes_are_not_found_and_minutes_in_review_are(circle: Circle) -> None:
    meeting = hold(circle, title="Mars")
    minutes = begin(meeting=meeting, by=OPERATOR, now=NOW)
    Minutes.objects.filter(pk=minutes.pk).update(text=TEXT)
    assert found(circle, circle.ana, "projet") == []


def test_who_came_finds_what_is_kept_to_them(circle: Circle) -> None:
    came = [(circle.town, circle.ana)]
    meeting = hold(circle, title="Mars", came=came)
    minutes = in_review(circle, meeting)
    Minutes.objects.filter(pk=minutes.pk).update(text=TEXT)
    told = [found(circle, person, "secret") for person in (circle.ana, circle.bao, circle.zoe)]
    assert told == [["Mars"], [], []]
    assert titles(circle, circle.bao, "projet") == ["Mars"]


def test_an_embargo_is_over_on_its_day(circle: Circle) -> None:
    minutes = in_review(circle, hold(circle, title="Mars"))
    Minutes.objects.filter(pk=minutes.pk).update(
        text=TEXT,
        state="circulated",
        adopted_on=TODAY,
        adoption="seats",
        circulated_on=TODAY,
    )
    assert found(circle, circle.ana, "projet") == ["Mars"]
    again = SearchEntry.objects.filter(source="minutes").values_list("again_on", flat=True)
    assert set(again) == {date(2027, 5, 1)}
    members = SearchEntry.objects.filter(source="minutes", tokens__contains="_m ")
    assert ["projet" in one.said for one in members] == [False]
    assert not is_up_to_date(circle.network, date(2027, 5, 1))
    assert refresh(network=circle.network, on=date(2027, 5, 1))
    assert ["projet" in one.said for one in members.all()] == [True]


def test_decisions_are_found_by_their_reference_and_their_words(circle: Circle) -> None:
    decided(circle, hold(circle), title="Lire Colette")
    title = "D-2027-01 — Lire Colette"
    assert [found(circle, circle.ana, words) for words in ("D-2027-01", "colette")] == [[title]] * 2
    assert found(circle, circle.zoe, "colette") == []


def test_a_decision_is_found_under_its_tags(circle: Circle) -> None:
    decision = decided(circle, hold(circle, title="Mars"), title="Ouvrir un kiosque")
    decision.tags.set(named(circle.network, ["Plein air"]))
    title = f"{decision.reference} — Ouvrir un kiosque"
    assert found(circle, circle.ana, "plein air") == [title]
    assert titles(circle, circle.ana, "kiosque", Sieve(tag="plein air")) == [title]
