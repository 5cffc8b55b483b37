"""The page of an article: its verdicts body by body, one of them opened."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import CHARTER, FOUNDED, NOW, OPERATOR, found_circle, hold
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room, furnish
from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.interface.web.areas.charter.article import ROWS, ArticlePage

OF_ALL = """
## De tout le réseau {#CIR-20}

```rule
check = "not_measurable"
because = "Rien ne le compte."
```
"""


@pytest.fixture
def room(clock: None, db: None) -> Room:
    circle = found_circle(CHARTER + OF_ALL)
    return furnish(circle, hold(circle))


def install(room: Room, count: int) -> None:
    for number in range(count):
        install_body(
            network=room.circle.network,
            kind="circle",
            name=f"Salon {number}",
            slug=f"salon-{number}",
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )


def page(room: Room, article: str = "CIR-02", **query: str) -> ArticlePage:
    address = room.url("charter_article", article)
    found: ArticlePage = room.client(COLLEAGUE).get(address, query).context["page"]
    return found


def told(found: ArticlePage) -> list[tuple[str, State]]:
    return [(row.body.name if row.body else "", row.verdict.state) for row in found.rows]


def test_the_worst_comes_first_and_is_opened(room: Room) -> None:
    found = page(room)
    assert told(found) == [("Cercle du bourg", State.BROKEN), ("Cercle du port", State.AT_RISK)]
    assert [one.name for one in found.opened] == ["Cercle du bourg"]


def test_one_body_is_opened_by_its_address(room: Room) -> None:
    for asked, opened in (("port", ["Cercle du port"]), ("nowhere", [])):
        assert [one.name for one in page(room, open=asked).opened] == opened


def test_bodies_are_filtered_by_state_and_by_name(room: Room) -> None:
    assert told(page(room, state="broken")) == [("Cercle du bourg", State.BROKEN)]
    assert told(page(room, name="PORT")) == [("Cercle du port", State.AT_RISK)]
    assert told(page(room, state="broken", name="port")) == []
    assert not page(room, state="superb").filtered


def test_an_article_on_the_network_as_a_whole_is_opened(room: Room) -> None:
    found = page(room, "CIR-20")
    assert ([one.name for one in found.opened], found.rows, found.total) == ([""], [], 0)


def test_beside_what_cannot_be_measured_the_worst_body_is_opened(db: None, clock: None) -> None:
    rule = 'check = "pair_complete"\nbodies = ["circle"]\nholders = 2'
    circle = found_circle(f"{CHARTER}{OF_ALL}\n```rule\n{rule}\n```\n")
    room = furnish(circle, hold(circle))
    found = page(room, "CIR-20").opened
    assert [one.name for one in found] == ["Cercle du bourg", ""]
    html = room.client(COLLEAGUE).get(room.url("charter_article", "CIR-20")).content.decode()
    first, second = html.partition('id="verdict-1"')[2].split('id="verdict-2"')
    assert ('tdt-details" open' in first, 'tdt-details" open' in second) == (True, False)


def test_a_long_list_comes_by_pages_and_whole_for_print(room: Room) -> None:
    install(room, ROWS)
    count = ROWS + 2
    lengths = [len(page(room, **asked).rows) for asked in ({}, {"page": "2"}, {"show": "all"})]
    assert lengths == [ROWS, 2, count]


@pytest.mark.parametrize("count", [1, ROWS + 5])
def test_it_costs_the_same_whatever_it_judges(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    install(room, count)
    client, url = room.client(COLLEAGUE), room.url("charter_article", "CIR-02")
    client.get(url)
    with django_assert_num_queries(7):
        client.get(url)


@pytest.mark.parametrize(("proofs", "folded"), [(3, False), (4, True)])
def test_many_facts_are_folded_on_a_phone_with_their_count(proofs: int, folded: bool) -> None:
    verdict = SimpleNamespace(broken_on=None, next_break=None, mend=None)
    facts = [SimpleNamespace(url="", words=Phrase("A fact"))] * proofs
    line = SimpleNamespace(verdict=verdict, proofs=facts, parameters=())
    with override("en"):
        html = render_to_string("charter/verdicts/facts.html", {"line": line})
    assert (f"See the facts ({proofs})" in " ".join(html.split()), html.count("A fact")) == (
        folded,
        proofs,
    )
