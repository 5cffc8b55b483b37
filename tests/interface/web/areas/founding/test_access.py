"""The key alone, or whoever runs the installation."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.domain.builders import NOW, OPERATOR, Circle, found_circle
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.founding.actions.keys import make_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_wrong_key_opens_nothing_and_reveals_nothing() -> None:
    client = Client()
    make_key(by=OPERATOR, now=NOW)
    for answer in (client.get("/found/key/wrong/"), client.post("/found/key/", {"key": "wrong"})):
        assert (answer.status_code, "n’est pas la clé" in answer.content.decode()) == (422, True)
    assert client.get("/found/step/operator/").headers["Location"] == "/found/"
    assert client.post("/found/step/operator/", {"name": "x"}).headers["Location"] == "/found/"
    assert "founding" not in client.session


def test_keys_are_not_tried_without_end(settings: pytest.FixtureRequest) -> None:
    client = Client(REMOTE_ADDR="192.0.2.7")
    answers = [client.post("/found/key/", {"key": "x"}).status_code for _ in range(31)]
    assert (answers[0], answers[-1]) == (422, 429)


def test_where_networks_live_only_the_key_or_whoever_runs_the_site_founds() -> None:
    circle: Circle = found_circle()
    key = make_key(by=OPERATOR, now=NOW)
    assert Client().get("/found/").headers["Location"] == "/signin/?next=/found/"
    ana, account = Client(), account_of(circle.ana)
    ana.force_login(account)
    assert [ana.get(page).status_code for page in ("/found/", "/operate/")] == [404, 404]
    account.operates = True
    account.save()
    assert [ana.get(page).status_code for page in ("/found/", "/operate/")] == [200, 200]
    holder = Client()
    holder.get(f"/found/key/{key}/")
    assert holder.get("/found/step/operator/").status_code == 200
