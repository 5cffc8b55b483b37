"""What came of it, said without speaking of a few people; what is not known is said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tests.domain.builders import CHARTER, NOW, found_circle
from tests.domain.notices.convened import many
from tests.interface.web.areas.pages.test_views import declare, texts

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
