"""Methods that a network writes itself."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.core.methods.samples import ECHO
from tests.domain.builders import nothing_changes
from tests.interface.web.areas.agendas.test_methods import added
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room, account_of, sent, steward
from tourdetable.domain.agendas.models import NetworkMethod
from tourdetable.domain.networks.models import Office


@pytest.fixture
def gaelle(room: Room) -> Client:
    """A browser where Gaëlle, who composes the whole network, has signed in."""
    client = Client()
    client.force_login(account_of(steward(room)))
    return client


def written(version: int = 0, **fields: Any) -> dict[str, Any]:
    """What a form of hers posts."""
    return {
        **sent(0, version=version),
        "acting": f"office:{Office.objects.get(kind='steward').pk}",
        **fields,
    }


def test_a_method_is_added_once(room: Room, gaelle: Client) -> None:
    form = written(text=ECHO)
    answer = gaelle.post(room.url("method_add"), form)
    assert (answer.status_code, answer.headers["Location"]) == (302, room.url("method", "echo"))
    assert list(NetworkMethod.objects.values_list("network__slug", "code")) == [("circle", "echo")]
    assert gaelle.post(room.url("method_add"), form).status_code == 409


def test_mistakes_are_a_list_and_what_was_typed_stays(room: Room, gaelle: Client) -> None:
    wrong = ECHO.replace('"go_round"', '"rond"').replace("{#example}", "{#cas}")
    with nothing_changes():
        answer = gaelle.post(room.url("method_add"), written(text=wrong))
    html = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "3 erreurs" in html
    assert "Ligne 10, «\xa0captures\xa0»" in html
    assert 'captures = "rond"' in html


def test_one_mistake_is_told_beside_the_text(room: Room, gaelle: Client) -> None:
    wrong = ECHO.replace("at_most", "at_moost")
    answer = gaelle.post(room.url("method_add"), written(text=wrong))
    assert "Ligne 9, «\xa0at_moost\xa0»" in unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("like", "begins"), [("world-cafe", "world-cafe"), ("", "meteo"), ("zzz", "meteo")]
)
def test_one_begins_with_another_method(room: Room, gaelle: Client, like: str, begins: str) -> None:
    html = unescape(gaelle.get(room.url("method_add"), {"like": like}).content.decode())
    assert f'method = "{begins}"' in html


def test_a_method_is_changed_on_the_version_that_was_read(room: Room, gaelle: Client) -> None:
    row = added(room)
    url, text = room.url("method_change", row.pk), ECHO.replace("Écho", "Échos")
    answer = gaelle.post(url, written(1, text=text))
    assert (answer.status_code, answer.headers["Location"]) == (302, room.url("method", "echo"))
    with nothing_changes():
        assert gaelle.post(url, written(1, text=ECHO)).status_code == 409


def test_a_method_is_removed(room: Room, gaelle: Client) -> None:
    row = added(room, ECHO.replace('"echo"', '"meteo"'))
    url = room.url("method_remove", row.pk)
    assert "celle du programme revient" in gaelle.get(url).content.decode()
    answer = gaelle.post(url, written(1))
    assert (answer.status_code, answer.headers["Location"]) == (302, room.url("methods"))
    assert not NetworkMethod.objects.exists()


def test_the_others_are_told_who_keeps_them(room: Room) -> None:
    row = added(room)
    client = room.client(COLLEAGUE)
    urls = [room.url("method_add"), room.url("method_change", row.pk)]
    with nothing_changes():
        assert [client.post(url, sent(1, version=1)).status_code for url in urls] == [403, 403]


def test_a_text_that_is_no_longer_read_is_shown_to_whoever_corrects_it(
    room: Room, gaelle: Client
) -> None:
    row = added(room)
    NetworkMethod.objects.update(text="+++")
    html = unescape(gaelle.get(room.url("methods")).content.decode())
    assert room.url("method_change", row.pk) in html
    assert "n’est pas fermé" in html or "Ligne 1" in html
