"""What an office looks after besides meetings: articles, seats, messages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import CHARTER, FOUNDED, NOW, OPERATOR, found_circle, hold, seat_of
from tests.domain.notices.convened import convened, with_mailboxes
from tests.domain.territories.said import BEFORE, part
from tests.interface.web.areas.decisions.people import Room, furnish, steward
from tourdetable.domain.joining.actions.proposals import ProposalDetails
from tourdetable.domain.joining.actions.proposals import propose as propose_to_join
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.matters import some
from tourdetable.interface.web.areas.home.table import MyTable

GAP = """
## Se voir {#CIR-08}

```rule
check = "maximum_gap"
bodies = ["circle"]
months = 1
```

## Relire ensemble {#CIR-09}

```rule
check = "assiduity"
bodies = ["circle"]
percent = 50
```

## Dire l’année {#CIR-10}

```rule
check = "programme_published"
within_days = 0
```
"""


@pytest.fixture
def kept_room(clock: None, db: None) -> Room:
    """The room under a charter that asks for a meeting a month; Gaëlle is its steward."""
    circle = found_circle(f"{CHARTER}\n{GAP}")
    room = furnish(circle, hold(circle))
    steward(room)
    return room


def told(name: str) -> dict[str, list[str]]:
    """What that person is told, kind by kind."""
    with translation.override("fr"):
        table = MyTable(Person.objects.get(given_name=name), now=NOW)
        groups = [(group.topic, group) for group in table.matters]
        assert not (groups and table.clear)
        return {topic: [one.what for one in group.matters] for topic, group in groups}


def test_an_article_that_is_not_kept_is_told_to_whoever_draws_the_calendar(
    kept_room: Room,
) -> None:
    found = told("Gaëlle")["Articles qui ne sont pas tenus"]
    assert [what.partition("\xa0:")[0] for what in found] == ["CIR-02", "CIR-08", "CIR-10"]
    assert "Articles qui ne sont pas tenus" not in told("Dora")
    assert "Articles qui ne sont pas tenus" not in told("Bao")


def test_the_year_is_told_to_those_alone_who_draw_it_up(clock: None, db: None) -> None:
    convening = '["convene", "minutes"]'
    circle = found_circle(f"{CHARTER}\n{GAP}".replace('["agenda", "minutes"]', convening))
    furnish(circle, hold(circle))
    found = told("Dora")["Articles qui ne sont pas tenus"]
    assert [what.partition("\xa0:")[0] for what in found] == ["CIR-08"]


def test_an_article_leads_to_the_gesture_that_mends_it(kept_room: Room) -> None:
    table = MyTable(Person.objects.get(given_name="Gaëlle"), now=NOW)
    matters = [matter for group in table.matters for matter in group.matters if matter.article]
    assert [(one.url, one.article) for one in matters if one.what.startswith("CIR-08")] == [
        ("/circle/bodies/bourg/meetings/new/", "/circle/charter/articles/CIR-08/")
    ]


def test_a_vacant_seat_is_told_to_whoever_manages_seats(kept_room: Room) -> None:
    circle = kept_room.circle
    seat_of(circle.body, "Théâtre", "towns")
    give_mandate(seat=circle.town, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
    found = told("Gaëlle")
    assert found["Sièges que personne n’occupe"] == ["Cercle du port\xa0: Théâtre"]
    assert found["Sièges où il manque quelqu’un"][-1].startswith("Cercle du port\xa0: ")
    assert "Ville du Port" not in found["Sièges où il manque quelqu’un"][-1]
    assert "Sièges que personne n’occupe" not in told("Dora")


def test_silent_seats_are_told_with_whom_to_write_to(kept_room: Room) -> None:
    circle = kept_room.circle
    kept_room.meeting.attendances.exclude(seat=circle.town).delete()
    for month in (1, 2):
        day = datetime(2027, month, 4, 9, 0, tzinfo=UTC)
        hold(circle, day, f"Lecture {month}", [(circle.town, circle.ana)])
    topic = "Sièges sans réponse ni présence aux trois dernières réunions"
    assert told("Gaëlle")[topic] == [
        "Cercle du port\xa0: École du Môle (Chloé Émery) et Médiathèque (Bao Trần)"
    ]
    assert topic not in told("Dora")


def test_a_message_that_does_not_arrive_is_told_with_its_reader(kept_room: Room) -> None:
    convened(with_mailboxes(kept_room.circle))
    collect(now=NOW)
    Notice.objects.filter(person=kept_room.circle.bao).update(state="given_up", due_at=NOW)
    assert told("Gaëlle")["Messages qui n’arrivent pas"] == [
        "Bao Trần\xa0: demandez-lui une adresse qui marche."
    ]
    assert "Messages qui n’arrivent pas" not in told("Bao")


def test_what_members_propose_is_told_to_whoever_composes(kept_room: Room) -> None:
    circle = kept_room.circle
    for name in ("Mission locale", "Cinéma"):
        said = ProposalDetails("Inès", "Arc", f"{name[0]}@port.example", "", name, "towns")
        propose_to_join(body=circle.body, details=said, by=circle.by_ana(), now=NOW)
    assert told("Gaëlle")["Institutions que des membres proposent"] == [
        "Cercle du port\xa0: Mission locale et Cinéma"
    ]
    assert "Institutions que des membres proposent" not in told("Ana")


def test_what_merged_is_told_to_whoever_composes(kept_room: Room) -> None:
    part(kept_room.circle, "commune:01039", starts=BEFORE, known_on=BEFORE)
    covered = {"division": "commune:93059", "starts": BEFORE, "known_on": BEFORE}
    kept_room.circle.town.institution.coverages.create(**covered)
    part(kept_room.circle, "commune:13005", starts=BEFORE, known_on=BEFORE)
    assert told("Gaëlle")["Lieux qui ont fusionné ou se sont séparés"] == [
        "Béon et Pierrefitte-sur-Seine"
    ]
    assert "Lieux qui ont fusionné ou se sont séparés" not in told("Bao")


@pytest.mark.parametrize("count", [1, 30])
def test_it_costs_the_same_whatever_their_number(
    kept_room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        seat_of(kept_room.circle.body, f"Institution {number}", "towns")
    gaelle = Person.objects.get(given_name="Gaëlle")
    assert MyTable(gaelle, now=NOW).matters, "the charter is judged, and its report kept"
    table = MyTable(gaelle, now=NOW)
    with django_assert_num_queries(6):
        assert table.matters


def test_many_names_are_cut_short() -> None:
    with translation.override("fr"):
        assert some(["a", "b", "c", "d", "e", "f"]) == "a, b, c, d et 2 autres"
        assert some(["a", "b"]) == "a et b"
