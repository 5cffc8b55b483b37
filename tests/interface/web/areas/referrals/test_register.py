"""The register of questions."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from tests.domain.referrals.builders import Floors, answered, outside, sent
from tests.interface.web.areas.referrals.people import Hall
from tourdetable.domain.topics.models import Topic


def test_it_shows_what_waits_first_with_its_delay_and_what_is_asked(hall: Hall) -> None:
    floors = hall.floors
    answered(sent(floors), floors.by_gil())
    sent(floors, outside())
    page = hall.read(floors.felix, "referrals")
    assert page.index("Q-2027-2") < page.index("Q-2027-1")
    assert ("Préfecture" in page, "/bodies/bureau/referrals/new/" in page) == (True, True)
    assert ("Attend depuis aujourd’hui," in page, "Réponse le jour même" in page) == (True, True)
    only = hall.read(floors.felix, "referrals", asked="?state=answered")
    assert ("Q-2027-1" in only, "Q-2027-2" in only) == (True, False)
    assert "Q-2027-2" not in hall.read(floors.gil, "referrals")
    assert "Q-2027-1" not in hall.read(floors.circle.ana, "referrals")


def test_the_rows_are_taken_away(hall: Hall) -> None:
    floors = hall.floors
    answered(sent(floors), floors.by_gil())
    client = hall.client(floors.felix)
    found = client.get(hall.url("referrals_table", "csv"))
    (line,) = csv.DictReader(StringIO(found.content.decode("utf-8-sig")), delimiter=";")
    assert (line["Numéro"], line["Étages"], line["Jours"]) == ("Q-2027-1", "Conseil du port", "0")
    assert client.get(hall.url("referrals_table", "ods")).status_code == 200
    assert client.get(hall.url("referrals_table", "pdf")).status_code == 404


def many(floors: Floors, number: int) -> None:
    """So many questions of the board to the council."""
    for n in range(number):
        topic = Topic.objects.get(pk=floors.topic.pk)
        topic.pk, topic.title = None, f"Quai {n}"
        topic.save()
        floors.topic = topic
        sent(floors)


def test_it_costs_as_many_queries_for_one_as_for_ten(
    hall: Hall, django_assert_max_num_queries: Any
) -> None:
    floors = hall.floors
    many(floors, 1)
    client, url = hall.client(floors.felix), hall.url("referrals")
    client.get(url)
    with django_assert_max_num_queries(24) as first:
        client.get(url)
    many(floors, 9)
    with django_assert_max_num_queries(len(first)):
        client.get(url)
