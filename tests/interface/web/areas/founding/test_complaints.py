"""Whoever runs the site reads all complaints, sees those that are overdue, and answers."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.domain.builders import NOW
from tests.domain.complaints.desk import ODILE, complained, running
from tourdetable.domain.complaints.models import Complaint
from tourdetable.domain.people.models import Account


@pytest.fixture
def odile(db: None) -> Client:
    running()
    client = Client()
    client.force_login(Account.objects.get(email=ODILE))
    return client


def test_what_is_overdue_is_on_the_page_of_the_operator(odile: Client) -> None:
    complained()
    assert "1 attend une réponse" in odile.get("/operate/").content.decode()
    Complaint.objects.update(due_on=NOW.date() - timedelta(days=1))
    assert "1 réclamation aurait dû recevoir" in odile.get("/operate/").content.decode()
    assert "En retard depuis" in odile.get("/operate/complaints/").content.decode()


def test_it_is_put_off_then_answered(odile: Client) -> None:
    one = complained()
    url = f"/operate/complaints/{one.pk}/"
    said = {"until": "2027-04-20", "because": "Un expert vient.", "version": 1}
    assert odile.post(f"{url}defer/", said | {"gesture": str(uuid4())})["Location"] == url
    said = {"answer": "C’est corrigé.", "version": 2}
    assert odile.post(f"{url}answer/", said | {"gesture": str(uuid4())})["Location"] == url
    assert "C’est corrigé." in odile.get(url).content.decode()
    assert "a reçu sa réponse" in odile.get(f"{url}defer/").content.decode()
