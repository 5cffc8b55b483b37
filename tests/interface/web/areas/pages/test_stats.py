"""What came of it, said without speaking of a few people; what is not known is said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.domain.builders import CHARTER, NOW, TODAY, found_circle
from tests.domain.evaluation.builders import approved, evaluating
from tests.domain.notices.convened import many
from tests.domain.questionnaires.builders import published
from tests.interface.web.areas.decisions.people import account_of
from tests.interface.web.areas.pages.test_views import declare, texts
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.people.models import Person

pytestmark = pytest.mark.django_db
PUBLIC = CHARTER.replace("[minutes]", "[public]\ntext = true\n\n[minutes]")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)
    monkeypatch.delenv("TDT_OPERATOR_FILE", raising=False)


def test_the_five_lines_of_the_matrix(client: Client) -> None:
    found_circle()
    html = client.get("/stats/").content.decode()
    main = html.split("<main")[1].split("<footer")[0]
    assert [title.partition("\N{NO-BREAK SPACE}")[0] for title in texts(main, "h2")] == [
        "Utilisable",
        "Utilisé",
        "Utile",
        "Impact",
        "Efficient",
        "Réseau par réseau",
    ]
    assert "Masqué" in main
    assert main.count("Non connu") >= 5


def test_enough_people_are_counted_and_what_it_costs(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    many(found_circle(), 12)
    declare(monkeypatch, tmp_path, "[budget]\nyear = 2027\neuros = 3000\n")
    html = client.get("/stats/").content.decode()
    assert (">15<" in html, "200 euros" in html) == (True, True)


def test_those_of_a_network_are_read_where_its_charter_shows_it(client: Client) -> None:
    found_circle(PUBLIC, slug="open")
    found_circle(slug="discreet")
    assert [client.get(f"/{slug}/stats/").status_code for slug in ("open", "discreet")] == [
        200,
        302,
    ]


def test_members_read_the_figures_that_were_published_for_them() -> None:
    circle = found_circle(PUBLIC)
    row = published(circle, "5" * 6 + "4" * 9)
    pages = [reader_of(person).get("/circle/stats/") for person in (circle.ana, None)]
    told = ["4,4 sur 5" in page.content.decode() for page in pages]
    results = f"/circle/questionnaires/{row.pk}/results/"
    assert (told, [results in page.content.decode() for page in pages]) == ([True, False],) * 2


def test_what_was_not_published_is_discussed_by_an_evaluation() -> None:
    scene = evaluating()
    campaign = approved(scene)
    read = reader_of(scene.circle.ana)
    told = []
    for day in (None, TODAY):
        Campaign.objects.filter(pk=campaign.pk).update(published_on=day)
        html = read.get("/circle/stats/").content.decode()
        told.append(f"/circle/evaluations/{campaign.number}/report/" in html)
    assert told == [False, True]


def reader_of(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(account_of(person))
    return client
