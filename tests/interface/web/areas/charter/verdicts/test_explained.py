from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import gettext, override

from tests.domain.builders import (
    APRIL,
    CHARTER,
    NOW,
    OPERATOR,
    decided,
    draw,
    found_circle,
    granted,
    hold,
    propose,
)
from tests.domain.experience.builders import published
from tests.domain.undertaking import UNDERTAKING
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, Room, furnish
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.interface.language import day, labelled
from tourdetable.interface.web.areas.charter.article import ArticlePage
from tourdetable.interface.web.areas.charter.verdicts.explained import Explained, Step
from tourdetable.interface.web.templating.words import phrase


@pytest.fixture
def room(clock: None, db: None) -> Room:
    """A meeting held in January, the next one in April only; one of February was cancelled."""
    circle = found_circle(CHARTER + UNDERTAKING)
    hold(circle, datetime(2027, 1, 7, 9, tzinfo=UTC), "Lecture de janvier")
    february = draw(circle.body, datetime(2027, 2, 4, 9, tzinfo=UTC), "Lecture de février")
    cancel_meeting(
        meeting=february, reason="Grève", version=1, confirmed=True, by=OPERATOR, now=NOW
    )
    return furnish(circle, hold(circle, APRIL, "Lecture d’avril"))


def page(room: Room, article: str, name: str = COLLEAGUE, **query: str) -> ArticlePage:
    """The page of an article, the circle's own verdict opened."""
    asked = {"open": "port", **query}
    found: ArticlePage = (
        room.client(name).get(room.url("charter_article", article), asked).context["page"]
    )
    return found


def opened(found: ArticlePage) -> Explained:
    return found.opened[0]


def part(explained: Explained, words: str) -> Step:
    return next(step for step in explained.parts if str(step.words).startswith(words))


def test_a_verdict_opens_into_what_it_was_made_of(room: Room) -> None:
    told = opened(page(room, "CIR-02"))
    assert told.line.verdict.state is State.BROKEN
    used = {str(step.words): step.url for step in part(told, "Facts used").steps}
    january = room.circle.body.meetings.get(title="Lecture de janvier")
    assert used["Lecture de janvier, 2027-01-07"] == room.url("meeting", january.pk)
    (ignored,) = part(told, "Facts ignored").steps
    assert (str(ignored.words), [str(s.words) for s in ignored.steps]) == (
        "Lecture de février, 2027-02-04",
        ["cancelled"],
    )


def test_parameters_are_named_in_words(room: Room) -> None:
    (reading,) = page(room, "CIR-01").rules
    assert reading.parameters is not None
    assert [phrase(step.words) for step in reading.parameters.steps] == [
        "Jours possibles\N{NO-BREAK SPACE}: jeudi"
    ]


def test_a_fact_is_linked_for_those_who_may_open_it(room: Room) -> None:
    told = part(opened(page(room, "CIR-02", NEIGHBOUR)), "Facts used")
    body = room.url("body", room.circle.body.slug)
    assert {step.url for step in told.steps} == {"", body}  # every member may open a body's page


def test_decisions_of_a_body_are_counted_not_told_to_others(room: Room) -> None:
    decided(room.circle, room.meeting, title="Vendre la maison")
    url = room.url("charter_article", "CIR-03")
    read = [
        room.client(name).get(url, {"open": "port"}).content.decode().count("Vendre la maison")
        for name in (COLLEAGUE, NEIGHBOUR)
    ]
    assert (read[0] > 0, read[1]) == (True, 0)


def test_a_title_that_a_verdict_says_is_for_those_who_sit_there(room: Room) -> None:
    """An undecided point of January breaks CIR-03: others see that it does, not what it was
    about."""
    propose(
        room.circle,
        room.circle.body.meetings.get(title="Lecture de janvier"),
        title="Vendre la maison",
    )
    pages = [
        room.url("charter") + "?show=all",
        room.url("charter") + "?body=port",
        room.url("charter_article", "CIR-03") + "?open=port",
        room.url("charter_article", "CIR-03"),
        room.url("body", room.circle.body.slug),
    ]
    read = [
        [room.client(name).get(url).content.decode() for url in pages]
        for name in (COLLEAGUE, NEIGHBOUR)
    ]
    assert [["Vendre la maison" in html for html in found] for found in read] == [
        [True] * 5,
        [False] * 5,
    ]
    with override("fr"):
        kept_back = gettext("title kept to its members")
    assert [kept_back in html for html in read[1]] == [True] * 5


def test_the_former_address_of_an_article_leads_to_it(room: Room) -> None:
    """An article may be called as another page is: its own address is never that page's."""
    answer = room.client(COLLEAGUE).get(room.url("charter") + "CIR-03/")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        room.url("charter_article", "CIR-03"),
    )


def test_facts_kept_for_the_network_are_not_said_to_be_missing(room: Room) -> None:
    told = opened(page(room, "CIR-20"))
    assert [str(p.words) for p in told.parts if "nobody keeps" in str(p.words)] == []


PRESENCE = """
## Quelqu’un vient {#CIR-21}

```rule
check = "seat_present"
bodies = ["circle"]
```
"""


def test_a_fact_without_an_id_is_called_by_what_it_is(clock: None, db: None) -> None:
    circle = found_circle(CHARTER + PRESENCE)
    there = furnish(circle, hold(circle))
    used = part(opened(page(there, "CIR-21")), "Facts used")
    presences = [str(step.words) for step in used.steps if "Présence" in str(step.words)]
    assert len(presences) == 3
    assert presences[0] == labelled(
        "Présence à une réunion", f"Médiathèque, {day(date(2027, 3, 4))}"
    )
    elsewhere = part(opened(page(there, "CIR-21", NEIGHBOUR)), "Facts used")
    assert [str(step.words) for step in elsewhere.steps if "Présence" in str(step.words)] == []
    assert elsewhere.hidden == 3


TELLING = """
## Raconter {#CIR-23}

Chaque siège raconte.

```rule
check = "seat_contributes"
kinds = ["experience_reports"]
minimum = 1
```
"""


def test_who_told_an_experience_is_not_told_by_its_fact(clock: None, db: None) -> None:
    circle = found_circle(CHARTER + TELLING)
    published(circle, attribution="none")
    there = furnish(circle, hold(circle))
    used = part(opened(page(there, "CIR-23")), "Facts used")
    found = [str(step.words) for step in used.steps if "expérience" in str(step.words)]
    assert found == [labelled("Retour d’expérience", day(NOW.date()))]


def test_an_exception_says_what_it_lifts(room: Room) -> None:
    decision = decided(room.circle, room.meeting)
    year = date(2027, 1, 1), date(2027, 12, 31)
    granted(room.circle, decision, "CIR-02", room.circle.body, *year)
    (breach,) = [
        s for s in part(opened(page(room, "CIR-02")), "Breaches that a recorded").steps if s.steps
    ][:1]
    assert breach.steps[0].url == room.url("decision", decision.pk)


def test_an_article_without_a_rule_says_so_and_an_unknown_one_does_not_exist(room: Room) -> None:
    client = room.client(COLLEAGUE)
    assert client.get(room.url("charter_article", "CIR-99")).status_code == 404


def test_a_past_day_is_judged_as_of_that_day(room: Room) -> None:
    told = page(room, "CIR-02", on="2027-02-01")
    assert (told.past, opened(told).line.verdict.broken_on) == (True, None)
