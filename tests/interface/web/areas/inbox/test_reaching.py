from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import NOW
from tests.interface.web.areas.inbox.test_views import received
from tests.interface.web.areas.meetings.people import Port, account_of
from tourdetable.domain.inbox.actions.troubles import note_refusal
from tourdetable.interface.web.areas.inbox.reaching import reached


def test_what_is_known_of_mailboxes_is_said_in_words(port: Port, settings: Any) -> None:
    settings.LANGUAGE_CODE = "fr"
    people = (port.circle.ana, port.circle.bao, port.circle.chloe)
    ana, bao, chloe = (account_of(person) for person in people)
    note_refusal(account=ana, code="5.1.1", lasting=True, at=NOW - timedelta(days=5))
    note_refusal(account=bao, code="4.2.2", lasting=False, at=NOW)
    received(port, account=chloe, kind="automatic", state="ignored", why="")
    assert reached([ana.pk, bao.pk, chloe.pk, None], now=NOW) == {
        ana.pk: "adresse refusée depuis jeudi 1er\u00a0avril 2027 (5.1.1)",
        bao.pk: "messages non remis depuis mardi 6\u00a0avril 2027, pour l’instant (4.2.2)",
        chloe.pk: "réponse automatique reçue mardi 6\u00a0avril 2027",
    }


def test_whoever_composes_reads_it_on_the_seat_and_the_board(port: Port) -> None:
    note_refusal(account=account_of(port.circle.ana), code="5.1.1", lasting=True, at=NOW)
    client, seat = port.client("gaëlle"), port.circle.town.pk
    pages = [
        client.get(port.url("composition_seat", seat)),
        client.get(port.url("composition_body", port.circle.body.slug)),
        client.get(port.url("person", port.circle.ana.pk)),
    ]
    assert ["adresse refusée depuis" in page.content.decode() for page in pages] == [True] * 3
    assert b"5.1.1" not in port.client("bao").get(port.url("person", port.circle.ana.pk)).content
