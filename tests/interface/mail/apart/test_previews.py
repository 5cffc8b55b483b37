from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tests.domain.builders import NOW, Circle, draw, nothing_changes
from tests.domain.notices.convened import MAY, SHARED, convened
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.interface.mail.apart.previews import preview
from tourdetable.interface.mail.deliver import deliver

TOKEN = re.compile(r"answer/\S+/\?|stop/\S+/")
STOP = re.compile(r"/me/notices/stop/[^/\s]+/")


def test_it_is_what_they_will_get(circle: Circle, mailoutbox: list[Any]):
    meeting = draw(circle.body, MAY)
    with nothing_changes():
        shown = preview(meeting, [circle.bao, circle.chloe], by=circle.by_ana(), now=NOW)
    assert shown is not None
    convene(meeting=meeting, version=1, by=circle.by_ana(), now=NOW)
    deliver(NOW)
    (real,) = [mail for mail in mailoutbox if SHARED in mail.to[0]]
    assert shown.subject == real.subject
    found, wanted = (TOKEN.sub("", " ".join(mail.body.split())) for mail in (shown, real))
    assert found == wanted
    assert set(TOKEN.findall(shown.body)) == {"answer/0/?", "stop/0/"}


def test_it_holds_no_address_to_answer_to(circle: Circle, settings: Any):
    settings.ANSWERS_ADDRESS = "reponses@cercle.example"
    shown = preview(convened(circle), [circle.bao], by=circle.by_ana(), now=NOW)
    assert shown is not None
    assert "reponses+" not in shown.message().as_string()


def test_whoever_reads_it_stops_nobodys_messages(circle: Circle, client: Client):
    shown = preview(draw(circle.body, MAY), [circle.bao], by=circle.by_ana(), now=NOW)
    assert shown is not None
    (html,) = [words for words, kind in shown.alternatives if kind == "text/html"]
    found = {*STOP.findall(shown.body), *STOP.findall(html)}
    found |= set(STOP.findall(shown.extra_headers["List-Unsubscribe"]))
    assert len(found) == 1
    with nothing_changes():
        answers = [client.post(path).status_code for path in found]
    assert answers == [404]


def test_nobody_is_shown_what_they_will_not_get(circle: Circle):
    assert preview(draw(circle.body, MAY), [circle.zoe], by=circle.by_ana(), now=NOW) is None
