"""Those who animate a network answer what is said of it, and read nothing else."""

from __future__ import annotations

from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import Circle
from tests.domain.complaints.desk import complained
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.networks.actors import Actor

Site = tuple[Circle, Actor]


def hugo(by: Actor) -> Client:
    client = Client()
    client.force_login(by.person.account)
    return client


def test_only_what_is_about_it_is_listed_at_the_same_cost(site: Site) -> None:
    circle, by = site
    one, other = complained(circle), complained()
    client, costs = hugo(by), []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/circle/complaints/").content.decode()
        costs.append(len(asked))
        complained(circle)
    assert (one.reference in page, other.reference in page) == (True, False)
    assert costs[0] == costs[1]
    assert client.get(f"/circle/complaints/{other.pk}/").status_code == 404


def test_it_is_put_off_then_answered(site: Site) -> None:
    circle, by = site
    one, client = complained(circle), hugo(by)
    acting = {"acting": f"office:{by.office.pk}"}
    url = f"/circle/complaints/{one.pk}/"
    said = {"until": "2027-04-20", "because": "Un expert vient.", "version": 1}
    assert client.post(f"{url}defer/", said | acting | {"gesture": str(uuid4())})["Location"] == url
    said = {"answer": "C’est corrigé.", "version": 2}
    assert (
        client.post(f"{url}answer/", said | acting | {"gesture": str(uuid4())})["Location"] == url
    )
    one.refresh_from_db()
    assert (one.waits, one.answered_by) == (False, by.person)
    page = client.get(url).content.decode()
    assert ("Un expert vient." in page, "C’est corrigé." in page) == (True, True)
    assert "a reçu sa réponse" in client.get(f"{url}answer/").content.decode()
    assert Complaint.objects.count() == 1
