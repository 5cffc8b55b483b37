from __future__ import annotations

import re

from django.test import Client

from tests.domain.builders import nothing_changes
from tests.domain.notices.convened import SHARED, with_mailboxes
from tests.interface.web.areas.meetings.people import Port, text
from tourdetable.domain.meetings.tokens import person_of

BARRED = {"bao": 403, "félix": 404, "zoé": 404, "anonymous": 302}


def test_only_those_who_convene_read_it(port: Port):
    for page in ("meeting_preview", "meeting_preview_page"):
        assert port.statuses(port.url(page)) == BARRED


def test_each_member_has_their_own(port: Port, gaelle: Client):
    with_mailboxes(port.circle)
    url = port.url("meeting_preview")
    with nothing_changes():
        first, bao = gaelle.get(url), gaelle.get(f"{url}?member={port.circle.bao.pk}")
    assert "Bonjour Ana Ruiz," in text(first)
    assert "Bonjour Bao Trần, Chloé Émery," in text(bao)
    assert "partagent une boîte" in text(bao)
    assert SHARED not in bao.content.decode()
    assert "Aurélien L’Hôte" in text(first)  # has no address


def test_a_preview_lets_nobody_answer(port: Port, gaelle: Client):
    with_mailboxes(port.circle)
    for page in ("meeting_preview", "meeting_preview_page"):
        answer = gaelle.get(port.url(page) + f"?member={port.circle.bao.pk}")
        tokens = set(re.findall(r"/answer/([^/]+)/", answer.content.decode()))
        assert [person_of(token) for token in tokens] == [None]


def test_its_page_runs_nothing_and_stays_in_ours(port: Port, gaelle: Client):
    with_mailboxes(port.circle)
    answer = gaelle.get(port.url("meeting_preview_page"))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    policy = answer["Content-Security-Policy"]
    assert ("sandbox" in policy, "script-src" in policy) == (True, False)
    assert "<h1" in answer.content.decode()
    assert "frame-src 'self'" in gaelle.get(port.url("meeting_preview"))["Content-Security-Policy"]


def test_without_anybody_to_write_to_there_is_nothing_to_show(port: Port, gaelle: Client):
    assert "rien à montrer" in text(gaelle.get(port.url("meeting_preview")))
    assert gaelle.get(port.url("meeting_preview_page")).status_code == 404


def test_a_member_who_is_not_invited_is_the_first_one(port: Port, gaelle: Client):
    with_mailboxes(port.circle)
    for wanted in (str(port.circle.zoe.pk), "x", "9" * 30, "-1"):
        answer = gaelle.get(port.url("meeting_preview") + f"?member={wanted}")
        assert "Bonjour Ana Ruiz," in text(answer)
