from __future__ import annotations

import re
from typing import Any

from tests.domain.builders import NOW, Circle, draw, nothing_changes
from tests.domain.notices.convened import MAY, SHARED, convened
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.mail.previews import preview

TOKEN = re.compile(r"answer/\S+/\?")


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
    assert set(TOKEN.findall(shown.body)) == {"answer/0/?"}


def test_it_holds_no_address_to_answer_to(circle: Circle, settings: Any):
    settings.ANSWERS_ADDRESS = "reponses@cercle.example"
    shown = preview(convened(circle), [circle.bao], by=circle.by_ana(), now=NOW)
    assert shown is not None
    assert "reponses+" not in shown.message().as_string()


def test_nobody_is_shown_what_they_will_not_get(circle: Circle):
    assert preview(draw(circle.body, MAY), [circle.zoe], by=circle.by_ana(), now=NOW) is None
