from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import (
    APRIL,
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    decided,
    draw,
    found_circle,
    granted,
    hold,
)
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, Room, furnish
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.meetings.actions.meetings import move_meeting
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.interface.web.areas.charter.page import CharterPage
from tourdetable.interface.web.areas.charter.sections import Section
from tourdetable.interface.web.areas.charter.verdicts.lines import VerdictLine

PARTS = """
# Pourquoi

Parce que lire.

## Un plaisir {#CIR-09}

Lire est un plaisir, <script>alert(1)</script> *vraiment*.

```rule
check = "not_measurable"
because = "Le plaisir ne se compte pas."
```

### Le relais {#CIR-10}

On fait passer.

```rule
check = "planned"
because = "La circulation sera suivie plus tard."
```

## Sans règle {#CIR-11}

Rien à vérifier.
"""


@pytest.fixture
def room(clock: None, db: None) -> Room:
    """The circle's charter with two parts; a meeting held in January, the next one in April
    only."""
    circle = found_circle(CHARTER + PARTS)
    hold(circle, datetime(2027, 1, 7, 9, tzinfo=UTC), "Lecture de janvier")
    return furnish(circle, hold(circle, APRIL, "Lecture d’avril"))


def page(room: Room, name: str = COLLEAGUE, **query: str) -> CharterPage:
    found: CharterPage = room.client(name).get(room.url("charter"), query).context["page"]
    return found


def whole(room: Room, name: str = COLLEAGUE, **query: str) -> CharterPage:
    """The page as one prints it: nothing is left to another page."""
    return page(room, name, show="all", **query)


def marks(found: CharterPage, article: str) -> list[tuple[str, str, str]]:
    """The margin of an article: states, what their links say, what a verdict says."""
    return [(mark.state.value, mark.link, mark.words) for mark in section(found, article).marks]


def section(found: CharterPage, article: str) -> Section:
    return next(s for s in found.sections if s.article.id == article)


def line(found: CharterPage, article: str, body: str = "Cercle du port") -> VerdictLine:
    """What the whole page says of an article."""
    lines = (line for group in section(found, article).groups for line in group.lines)
    return next(line for line in lines if line.body is None or line.body.name == body)


def test_the_text_is_read_in_its_order_with_its_parts(room: Room) -> None:
    told = [(s.article.id, s.article.title, s.level) for s in page(room).sections]
    assert told == [
        ("", "Charte du cercle", 2),
        ("CIR-01", "Le jeudi seulement", 3),
        ("CIR-02", "Au moins tous les deux mois", 3),
        ("CIR-03", "Décider ensemble", 3),
        ("", "Pourquoi", 2),
        ("CIR-09", "Un plaisir", 3),
        ("CIR-10", "Le relais", 4),
        ("CIR-11", "Sans règle", 3),
    ]


def test_each_article_is_an_anchor_and_its_text_is_safe(room: Room) -> None:
    html = room.client(COLLEAGUE).get(room.url("charter")).content.decode()
    assert [html.count(f'id="{name}"') for name in ("CIR-01", "CIR-09", "CIR-11", "part-5")] == [
        1,
        1,
        1,
        1,
    ]
    assert section(page(room), "CIR-09").html == (
        "<p>Lire est un plaisir, &lt;script&gt;alert(1)&lt;/script&gt; <em>vraiment</em>.</p>"
    )


def test_states_are_counted_and_say_their_reason(room: Room) -> None:
    found = whole(room)
    assert found.tally[State.NOT_MEASURABLE] == found.tally[State.PLANNED] == 1
    assert str(line(found, "CIR-09").verdict.words) == "Le plaisir ne se compte pas."
    assert str(line(found, "CIR-10").verdict.words) == "La circulation sera suivie plus tard."
    assert (section(found, "CIR-11").state, section(found, "CIR-11").groups) == (None, ())


def test_the_margin_says_in_how_many_bodies_and_where_they_are_told(room: Room) -> None:
    """A verdict on the whole network is said in full; those on bodies are on the article's page."""
    found = page(room)
    assert {name: marks(found, name) for name in ("CIR-01", "CIR-02", "CIR-09", "CIR-11")} == {
        "CIR-01": [
            ("kept", "dans 1 instance sur 2", ""),
            ("not_concerned", "dans 1 instance sur 2", ""),
        ],
        "CIR-02": [("broken", "dans les 2 instances", "")],
        "CIR-09": [("not_measurable", "Détail", "Le plaisir ne se compte pas.")],
        "CIR-11": [],
    }
    (mark,) = section(found, "CIR-02").marks
    assert mark.url == room.url("charter_article", "CIR-02") + "?state=broken"
    assert room.client(COLLEAGUE).get(mark.url).context["page"].page.paginator.count == 2


def test_read_for_one_body_each_verdict_is_said_and_leads_to_its_proof(room: Room) -> None:
    found = page(room, body="port")
    (mark,) = section(found, "CIR-02").marks
    assert (mark.state, mark.dated) == (
        State.BROKEN,
        "Rompue le lundi 8\N{NO-BREAK SPACE}mars 2027",
    )
    opened = room.client(COLLEAGUE).get(mark.url).context["page"].opened
    assert [one.name for one in opened] == ["Cercle du port"]


def test_the_bodies_that_need_care_are_told_first(room: Room) -> None:
    told = [(b.name, [state for state, _count in b.counts]) for b in page(room).bodies_to_see]
    assert told == [("Cercle du bourg", [State.BROKEN]), ("Cercle du port", [State.BROKEN])]


@pytest.mark.parametrize(
    ("asked", "one", "offered"),
    [
        ("port", "Cercle du port", []),
        ("cercle du PORT", "Cercle du port", []),
        ("cercle", None, ["Cercle du bourg", "Cercle du port"]),
        ("nulle part", None, []),
        ("", None, []),
    ],
)
def test_a_body_is_asked_by_its_address_or_by_its_name(
    room: Room, asked: str, one: str | None, offered: list[str]
) -> None:
    found = page(room, body=asked).found
    assert (found.one and found.one.name, [b.name for b in found.choices]) == (one, offered)


def test_a_long_text_is_read_in_pages_where_each_article_has_its_anchor(
    clock: None, db: None
) -> None:
    long = "".join(
        f"\n## Titre {n} {{#CIR-{n}}}\n\n{'Lire encore. ' * 700}\n" for n in range(50, 60)
    )
    circle = found_circle(CHARTER + long)
    there = furnish(circle, hold(circle))
    client, url = there.client(COLLEAGUE), there.url("charter")
    pages = [client.get(url, {"page": str(n)}).content.decode() for n in (1, 2, 4)]
    assert [max(len(html) for html in pages) < 60_000, "Titre 59" in pages[0]] == [True, True]
    assert [[html.count(f'id="{name}"') for name in ("CIR-01", "CIR-59")] for html in pages] == [
        [1, 1]
    ] * 3
    assert len(client.get(url, {"show": "all"}).content) > 90_000


def test_a_breach_shows_its_day_and_the_meetings_that_prove_it(room: Room) -> None:
    broken = line(whole(room), "CIR-02")
    assert (broken.verdict.state, broken.verdict.broken_on) == (State.BROKEN, date(2027, 3, 8))
    january = room.circle.body.meetings.get(title="Lecture de janvier")
    assert [proof.url for proof in broken.proofs] == [
        room.url("meeting", m.pk) for m in (january, room.meeting)
    ]
    assert broken.parameters[-1][1] == "obligation"


def test_articles_that_need_care_are_told_before_the_text(room: Room) -> None:
    """Each in one line, the worst first, and in how many bodies."""
    found = page(room)
    told = [(s.article.id, s.state, s.where) for s in found.to_see]
    assert told == [("CIR-02", State.BROKEN, "dans les 2 instances")]
    html = room.client(COLLEAGUE).get(room.url("charter")).content.decode()
    assert html.index('id="to-see"') < html.index('id="CIR-01"') < html.index('id="competences"')


def test_proof_is_linked_for_those_who_may_open_it(room: Room) -> None:
    broken = line(whole(room, NEIGHBOUR), "CIR-02")
    assert [proof.url for proof in broken.proofs] == ["", ""]
    assert [str(proof.words) for proof in broken.proofs] == [
        "Lecture de janvier, 2027-01-07",
        "Lecture d’avril, 2027-04-01",
    ]


def test_the_page_follows_the_calendar_at_once(clock: None, db: None) -> None:
    """ITC-14 in small: moved beyond two months, a meeting breaks the article; moved back, it
    mends it."""
    circle = found_circle()
    room = furnish(circle, hold(circle))
    april = draw(circle.body, datetime(2027, 4, 29, 9, tzinfo=UTC), "Lecture d’avril")
    before = line(whole(room), "CIR-02").verdict
    moved = move(circle, april, datetime(2027, 6, 24, 9, tzinfo=UTC))
    during = line(whole(room), "CIR-02")
    assert room.url("meeting", moved.pk) in [proof.url for proof in during.proofs]
    assert during.verdict != before
    move(circle, moved, datetime(2027, 4, 29, 9, tzinfo=UTC))
    assert line(whole(room), "CIR-02").verdict == before


def move(circle: Circle, meeting: object, starts_at: datetime) -> object:
    return move_meeting(
        meeting=meeting,  # type: ignore[arg-type]  # what draw gave
        starts_at=starts_at,
        ends_at=starts_at.replace(hour=11),
        version=meeting.version,  # type: ignore[attr-defined]  # what draw gave
        by=OPERATOR,
        now=NOW,
        confirmed=True,
    )


WEEKDAYS = """
## Deux fois la même {#CIR-12}

```rule
check = "weekday"
bodies = ["circle"]
weekdays = ["wednesday", "thursday"]
```

```rule
check = "weekday"
bodies = ["circle"]
weekdays = ["monday", "thursday"]
```

## De tout le réseau {#CIR-13}

```rule
check = "not_measurable"
because = "Rien ne le compte."
```

```rule
check = "not_measurable"
because = "Ni cela."
```
"""


def test_counts_are_of_bodies_and_articles_rather_than_of_verdicts(clock: None, db: None) -> None:
    """Two bodies; an article of two rules judges each of them twice, another the network twice."""
    circle = found_circle(CHARTER + PARTS + WEEKDAYS)
    there = furnish(circle, hold(circle, APRIL, "Lecture d’avril"))
    draw(circle.network.bodies.get(slug="bourg"), APRIL)
    found = whole(there)
    groups = {
        s.article.id: s.groups for s in found.sections if s.article.id in ("CIR-12", "CIR-13")
    }
    assert {i: [(len(g.lines), g.extent) for g in some] for i, some in groups.items()} == {
        "CIR-12": [(4, "dans 2 instances")],
        "CIR-13": [(2, "par 2 vérifications")],
    }


def test_the_tally_counts_the_articles_that_its_links_show(room: Room) -> None:
    found = whole(room)
    shown = {state: page(room, state=state).shown for state in found.tally}
    assert shown == dict(found.tally)
    somewhere = Counter(g.state for s in found.sections for g in s.groups)
    assert somewhere != shown


def test_articles_are_filtered_by_state_and_by_body(room: Room) -> None:
    assert [s.article.id for s in page(room, state="planned").sections] == ["CIR-10"]
    found = whole(room, state="broken", body="port")
    assert [(s.article.id, [str(g.state) for g in s.groups]) for s in found.sections] == [
        ("CIR-02", ["broken"])
    ]
    names = {
        line.body.name
        for s in whole(room, body="bourg").sections
        for g in s.groups
        for line in g.lines
        if line.body
    }
    assert names == {"Cercle du bourg"}


@pytest.mark.parametrize(
    "query", [{"state": "superb"}, {"body": "nowhere"}, {"state": "<script>", "body": "' OR 1"}]
)
def test_a_filter_that_means_nothing_is_left_aside(room: Room, query: dict[str, str]) -> None:
    found = page(room, **query)
    assert (found.filtered, len(found.sections)) == (False, 8)


def test_what_a_rule_is_computed_with_is_told_in_words(room: Room) -> None:
    assert [value for _name, value in line(whole(room), "CIR-01").parameters] == [
        "jeudi",
        "obligation",
    ]


@pytest.mark.parametrize("count", [1, 6])
def test_the_charter_costs_the_same_whatever_it_judges(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        body = install_body(
            network=room.circle.network,
            kind="circle",
            name=f"Cercle {number}",
            slug=f"circle-{number}",
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )
        draw(body, datetime(2027, 3, 4, 9, tzinfo=UTC), f"Lecture {number}")
    client = room.client(COLLEAGUE)
    client.get(
        room.url("charter")
    )  # the first reader after an event has the charter judged; the next ones do not
    with django_assert_num_queries(8):
        client.get(room.url("charter"))


def test_what_a_decision_lifts_is_kept_by_exception_and_links_to_it(room: Room) -> None:
    circle = room.circle
    decision = decided(circle, room.meeting)
    granted(circle, decision, "CIR-02", None, date(2027, 1, 1), date(2027, 12, 31))
    told = line(whole(room), "CIR-02")
    assert told.lifted_by is not None
    assert (told.verdict.state, told.lifted_by.url) == (
        State.KEPT,
        room.url("decision", decision.pk),
    )
    hidden = line(whole(room, NEIGHBOUR), "CIR-02").lifted_by
    assert hidden is not None
    assert hidden.url == ""


def test_what_comes_is_told_month_by_month_on_its_own_page(room: Room) -> None:
    found = page(room).next
    assert found is not None
    assert (found.verdict.clause, found.verdict.next_break, found.body) == (
        "CIR-02",
        date(2027, 6, 2),
        "Cercle du port",
    )
    months = room.client(COLLEAGUE).get(room.url("charter_coming")).context["coming"].months
    told = [(first, [(c.milestone.clause, c.body) for c in lines]) for first, lines in months]
    assert told == [(date(2027, 6, 1), [("CIR-02", "Cercle du port")])]
    assert page(room, on="2027-02-01").past


def test_the_page_says_who_decides_of_what(room: Room) -> None:
    """Of what a decision can do here."""
    told = dict(page(room).competences)
    assert list(told) == [
        "Changer le texte de la charte",
        "Lever un article pour un temps",
        "Publier le programme de l’année",
        "Ouvrir une instance",
        "Fermer une instance",
        "Approuver une évaluation",
    ]
    assert set(told.values()) == {"Cercle"}


def test_what_is_lifted_is_listed_with_its_decision(room: Room) -> None:
    """Whoever may not read the decision has its reference only; one ended early says so."""
    circle = room.circle
    decision = decided(circle, room.meeting)
    row = granted(circle, decision, "CIR-02", circle.body, NOW.date(), date(2027, 6, 30))
    found = {n: page(room, n).exceptions for n in (COLLEAGUE, NEIGHBOUR)}
    assert {n: [(one.row, one.title, one.url) for one in rows] for n, rows in found.items()} == {
        COLLEAGUE: [(row, "Au moins tous les deux mois", room.url("decision", decision.pk))],
        NEIGHBOUR: [(row, "Au moins tous les deux mois", "")],
    }
    all_of_them = room.client(COLLEAGUE).get(room.url("charter_exceptions")).context["lifted"].rows
    assert all_of_them == found[COLLEAGUE]
    row.ended_on, row.ended_by, row.ended_reference = date(2027, 5, 1), decision.pk, "D-2027-09"
    row.save()
    words = room.client(COLLEAGUE).get(room.url("charter")).content.decode()
    assert "D-2027-09 y a mis fin plus tôt" in words
