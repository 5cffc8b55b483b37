"""What all see alike, made once; what one page asks for itself."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.writes import HIDDEN
from tests.interface.web.areas.live.hall import Hall
from tourdetable.domain.rounds.actions import asking
from tourdetable.domain.rounds.models import InTheRoom, RoundEntry
from tourdetable.interface.web.areas.live.shared import made, shared_parts
from tourdetable.interface.web.base.streams import StreamResponse

CANARY = "kanari-4711"


def told(hall: Hall, page: str = "phone") -> str:
    """What a stream tells with a change."""
    answer = hall.client("bao").get(f"{hall.url('meeting_stream')}?page={page}")
    assert isinstance(answer, StreamResponse)
    assert answer.shared is not None
    return answer.shared.make().html


def renewed(client: Client, url: str, what: str = "1") -> str:
    answer: HttpResponse = client.get(url, headers={"X-Live": what})
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_hidden_is_in_nothing_that_is_told(hall: Hall) -> None:
    hall.begun()
    one = hall.ask("silent")
    hall.press("bao", "say", "meeting_live", words=CANARY)
    client, link = hall.join()
    for page in ("phone", "screen"):
        assert CANARY not in told(hall, page)
    for what in ("1", "own"):
        assert CANARY not in renewed(hall.client("chloé"), hall.url("meeting_live"), what)
        assert CANARY not in renewed(client, link, what)
    hall.on(one, asking.reveal)
    assert CANARY in told(hall)


def test_the_screen_names_nobody_and_telephones_say_the_same_as_the_page(hall: Hall) -> None:
    hall.begun()
    hall.join("Inès Ortiz")
    hall.ask("go_round")
    assert "Inès Ortiz" in told(hall)
    assert "Inès Ortiz" not in told(hall, "screen")
    page = hall.client("bao").get(hall.url("meeting_live")).content.decode()
    for part in ("live-where", "live-round", "live-times", "live-former", "live-key"):
        assert f'id="{part}"' in told(hall)
        assert f'id="{part}"' in page


def test_an_open_page_is_answered_by_its_parts_alone(hall: Hall) -> None:
    hall.begun()
    hall.ask("silent")
    bao = hall.client("bao")
    for view in ("meeting_live", "meeting_lead", "meeting_screen"):
        client = hall.client("ana") if view == "meeting_lead" else bao
        assert "<html" in client.get(hall.url(view)).content.decode()
        assert "<html" not in renewed(client, hall.url(view))
    own = renewed(bao, hall.url("meeting_live"), "own")
    assert 'id="live-say"' in own
    assert 'id="live-where"' not in own


def test_what_one_asks_for_oneself_costs_little(hall: Hall) -> None:
    hall.begun()
    hall.ask("silent")
    bao = hall.client("bao")
    renewed(bao, hall.url("meeting_live"))
    with CaptureQueriesContext(connection) as asked:
        renewed(bao, hall.url("meeting_live"), "own")
    assert len(asked) <= 12


def test_the_key_moves_when_there_is_something_else_to_answer(hall: Hall) -> None:
    def key() -> str:
        html = made(hall.meeting.pk, "phone", "fr", by_link=False).html
        return html.partition("data-key")[2]

    hall.begun()
    keys = [key()]
    one = hall.ask("silent")
    keys.append(key())
    hall.press("bao", "say", "meeting_live", words="Sand")
    keys.append(key())
    hall.press("bao", "say", "meeting_live", words="Duras")
    keys.append(key())
    hall.on(one, asking.reveal)
    keys.append(key())
    assert len(set(keys)) == len(keys)


def test_who_joined_is_told_as_long_as_their_link_is_open(hall: Hall) -> None:
    hall.begun()
    client, link = hall.join("Inès Ortiz")
    answer = client.get(f"{link}stream")
    assert isinstance(answer, StreamResponse)
    assert answer.shared is not None
    assert answer.shared.make().readers == {answer.reader}
    one = InTheRoom.objects.get()
    assert answer.reader == one.pk
    assert hall.press("ana", "leave", leaves=one.pk).status_code == 302
    assert answer.shared.make().readers == frozenset()
    assert client.get(f"{link}stream").status_code == 410


@pytest.mark.parametrize("page", ["", "lead", "x"])
def test_other_pages_ask_for_themselves(hall: Hall, page: str) -> None:
    answer = hall.client("bao").get(f"{hall.url('meeting_stream')}?page={page}")
    assert isinstance(answer, StreamResponse)
    assert answer.shared is None


def test_one_key_for_all_readers_of_a_page_in_a_language() -> None:
    assert shared_parts(1, "phone", "fr").key == shared_parts(1, "phone", "fr").key
    others = [shared_parts(1, "screen", "fr"), shared_parts(1, "phone", "en")]
    others += [shared_parts(2, "phone", "fr"), shared_parts(1, "phone", "fr", by_link=True)]
    assert shared_parts(1, "phone", "fr").key not in {one.key for one in others}


def test_the_form_of_who_has_said_nothing_yet_comes_with_the_change(hall: Hall) -> None:
    hall.begun()
    assert "<textarea" not in told(hall)
    one = hall.ask("silent")
    hall.press("bao", "say", "meeting_live", words=CANARY)
    html = told(hall)
    assert f'name="about" value="{one.pk}-"' in html
    assert html.count("<textarea") == 1
    assert CANARY not in html
    assert "<textarea" not in told(hall, "screen")
    hall.on(one, asking.close)
    hall.ask("cafe")
    assert "live-blank" not in told(hall)


def test_what_it_holds_is_what_is_taken(hall: Hall) -> None:
    """Signed as the script does it, it is the form of the page."""
    hall.begun()
    hall.ask("silent")
    sent = dict(HIDDEN.findall(told(hall).partition("live-blank")[2]))
    bao = hall.client("bao")
    page = bao.get(hall.url("meeting_live"))
    sent |= {"acting": page.context["acting"], "gesture": str(uuid4()), "do": "say"}
    sent |= {"words": "Sand", "attribution": "institution"}
    assert bao.post(hall.url("meeting_live"), sent).status_code == 302
    assert RoundEntry.objects.get().seat == hall.circle.library
